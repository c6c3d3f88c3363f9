// A whole question: what is asked of a clause, and what it is held against.
#ifndef ENTENTE_QUERY_ASK_QUESTION_H_
#define ENTENTE_QUERY_ASK_QUESTION_H_

#include <optional>
#include <string>

#include "query/ask/clause.h"

namespace entente::query {

struct Question {
  QuestionClause clause;
  std::optional<QuestionClause> than;  // "more often than ...": what must have happened less often
  bool fewer = false;                  // "less often than ..."
  bool source = false;                 // "Who says that ...?": asks for those who say so
};

// Reads the first sentence. kInvalidInput where it cannot be read: the message names the words that are not
// understood and offers the nearest forms of question.
Result<Question> ReadQuestion(const extract::Analysis& question, const extract::Frames& frames,
                              const QuestionWords& words);

// The message with the forms of question that are nearest to the one that was asked.
Status WithNearestForms(const Status& failure, const extract::Analysis& question, const QuestionWords& words);

// The clause, then " source", " more often than [...]".
std::string Print(const Question& question);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_QUESTION_H_
