// Reads noun phrases and times out of the tokens of a clause.
#ifndef ENTENTE_QUERY_ASK_PHRASE_READER_H_
#define ENTENTE_QUERY_ASK_PHRASE_READER_H_

#include "query/ask/clause.h"

namespace entente::query {

// A preposition that begins a phrase; "of" does not.
bool IsPreposition(const QuestionTokens& tokens, size_t i, const QuestionWords& words);

// Behind the noun phrase that begins at `i`: it ends at a preposition, a quotation or a second determiner. `of_ends`:
// "of" is a preposition like others.
size_t PhraseEnd(const QuestionTokens& tokens, size_t i, const QuestionWords& words, bool of_ends = false);

Phrase MakePhrase(const QuestionTokens& tokens, size_t begin, size_t end, const QuestionWords& words);

// Takes the times out of the tokens, with the prepositions before them.
void TakeTimes(QuestionTokens* tokens, const QuestionWords& words, QuestionClause* clause);

// Takes "first", "most often" and their kin out of the tokens.
void TakePick(QuestionTokens* tokens, const QuestionWords& words, QuestionClause* clause);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_PHRASE_READER_H_
