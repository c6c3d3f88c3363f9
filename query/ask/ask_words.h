// The question words in a clause.
#ifndef ENTENTE_QUERY_ASK_ASK_WORDS_H_
#define ENTENTE_QUERY_ASK_ASK_WORDS_H_

#include "query/ask/clause.h"

namespace entente::query {

Slot AskSlot(extract::RoleSource source, Wh wh);

// What the words from `i` ask for; kNone where they ask for nothing. `count` becomes the number of those words.
Wh AskAt(const QuestionTokens& tokens, size_t i, const QuestionWords& words, size_t* count);

// Takes ", and where" and "and on what" from the end.
std::vector<Slot> TakeFurtherAsks(const QuestionWords& words, QuestionTokens* tokens);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_ASK_WORDS_H_
