// The clauses inside a question: those that tell who is meant ("those who met Lind") and those that say when ("before
// he met Lind", "after the summit in Oslo").
#ifndef ENTENTE_QUERY_ASK_SUBCLAUSE_H_
#define ENTENTE_QUERY_ASK_SUBCLAUSE_H_

#include "query/ask/clause.h"

namespace entente::query {

// The event of an anchor as far as it can be read before the clause around it is.
struct AnchorWords {
  TimeOrder order = TimeOrder::kWithin;
  std::optional<QuestionClause> event;
  Phrase other;  // where there is no event: in whose place the asked one does the same
};

// Takes the words of anchors out of the tokens. Fails as ReadClause fails.
Result<std::vector<AnchorWords>> TakeAnchors(QuestionTokens* tokens, const extract::Frames& frames,
                                             const QuestionWords& words);

// The anchor with its pronouns, its missing subject or its whole event taken from the clause around it.
Result<Anchor> FinishAnchor(const AnchorWords& anchor, const QuestionClause& around, const QuestionWords& words);

// Hangs each clause that tells who is meant on the token before it. Fails as ReadClause fails.
Status TakeRelatives(QuestionTokens* tokens, const extract::Frames& frames, const QuestionWords& words);

// Puts whom the outer clause is about in the place of the inner one's pronouns.
void BindPronouns(const QuestionClause& outer, QuestionClause* inner);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_SUBCLAUSE_H_
