// The words of a question: time expressions and quotations are one token each.
#ifndef ENTENTE_QUERY_ASK_TOKEN_H_
#define ENTENTE_QUERY_ASK_TOKEN_H_

#include <memory>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "graph/date.h"
#include "query/ask/question_words.h"

namespace entente::query {

struct QuestionClause;

struct QuestionToken {
  std::string text;
  std::string lower;
  std::string lemma;
  std::string tag;
  bool quote = false;                              // a whole quotation stands here
  std::string undated;                             // the words of a date that needs a day of asking: "April"
  TimeSpan time;                                   // known where a time expression stands here
  std::shared_ptr<const QuestionClause> relative;  // the clause that tells which are meant: "those who met Lind"
};
using QuestionTokens = std::vector<QuestionToken>;

// Without what ends the question.
QuestionTokens TokensOf(const extract::Analysis& question);

// A word that no tagger saw.
QuestionToken MakeToken(const std::string& word);

bool At(const QuestionTokens& tokens, size_t i, const WordList& words);
// How many tokens from `i` make one of the phrases, the longest; 0 for none.
size_t MatchPhrase(const QuestionTokens& tokens, size_t i, const WordList& phrases);
QuestionTokens Slice(const QuestionTokens& tokens, size_t begin, size_t end);
// The words with a blank between.
std::string TextOf(const QuestionTokens& tokens, size_t begin, size_t end);

// The tokens as the first rewriting that fits says: "when was the last time that ..." becomes "when last ...".
// `source` becomes true where the rewriting asks who says so.
QuestionTokens Rewrite(QuestionTokens tokens, const QuestionWords& words, bool* source);

// The tokens with every wording put in other words, in the form of the first: "took part in" becomes "attend" in the
// past.
QuestionTokens Reword(QuestionTokens tokens, const QuestionWords& words);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_TOKEN_H_
