// Questions about the event that a noun names: "When was the meeting between Kim and Putin?", "Was there a summit in
// Hanoi?", "How many meetings did Kim have with Putin?"
#ifndef ENTENTE_QUERY_ASK_EVENT_QUESTION_H_
#define ENTENTE_QUERY_ASK_EVENT_QUESTION_H_

#include "query/ask/clause.h"

namespace entente::query {

struct EventQuestion {
  QuestionClause event;
  bool noun_asked = false;  // the noun stood in the ask: "how many meetings"
};

// Takes out the words that say that an event is yet to come; false where there are none.
bool TakePlanned(const QuestionWords& words, QuestionTokens* tokens);

// `tokens` are those behind the question word, its noun and the auxiliaries; `noun` is that noun, without text where it
// has none; `copula` says that a form of "to be" was among the auxiliaries. Nothing where no noun of an event is asked
// about.
std::optional<EventQuestion> ReadEventQuestion(QuestionTokens tokens, const QuestionToken& noun, bool copula,
                                               const extract::Frames& frames, const QuestionWords& words);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_EVENT_QUESTION_H_
