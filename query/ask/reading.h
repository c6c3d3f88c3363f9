// What a question asks of the graph: the Cypher that it becomes.
#ifndef ENTENTE_QUERY_ASK_READING_H_
#define ENTENTE_QUERY_ASK_READING_H_

#include <string>
#include <vector>

#include "extract/events/frames.h"
#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/titles.h"
#include "graph/graph_view.h"
#include "query/ask/question.h"
#include "query/ask/question_words.h"

namespace entente::query {

// The data that questions are read with.
struct AskContext {
  const extract::Frames& frames;
  const extract::Titles& titles;
  const extract::Knowledge& knowledge;
  const QuestionWords& words;
};

// kCount counts different answers, kTimes the events; kMoreOften holds two counts against each other.
enum class AnswerForm : uint8_t { kList, kCount, kTimes, kYesNo, kMoreOften };

struct AskQuery {
  std::string cypher;             // returns the asked columns in order, then the relationships that say so as "said"
  bool place_to_country = false;  // the first column is a place whose country is asked for, where that is not "home"
};

struct Reading {
  std::vector<std::string> columns;  // what is asked: "who", "where"
  std::vector<AskQuery> queries;     // their rows together are the answer
  std::vector<AskQuery> denials;     // of a yes-or-no question: rows say that it did not happen
  std::vector<AskQuery> than;        // what the answer must have happened more often than, or less often
  bool fewer = false;
  Pick pick = Pick::kAll;  // which of the answers
  AnswerForm form = AnswerForm::kList;
  bool listed = false;                      // events are asked for: each is an answer, whatever is not told of it
  std::vector<std::string> unknown_names;   // names and descriptions in the question that nobody in the graph bears
  std::vector<std::string> doubtful_names;  // of places that nothing but an edge could name
};

const WordList& ModalitiesFor(const QuestionClause& clause, const QuestionWords& words);

// kInvalidInput where no relation fits, naming the word that was not understood and the nearest verbs that are.
Result<Reading> MakeReading(const Question& question, const AskContext& context, const GraphView& graph);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_READING_H_
