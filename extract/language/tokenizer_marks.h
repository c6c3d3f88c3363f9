// Tokens that are no words: runs of marks, emoticons, clitics that stand apart; and the marks inside of numbers.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_MARKS_H_
#define ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_MARKS_H_

#include <cstddef>
#include <string_view>

namespace entente::extract {

// Digits at the beginning of `text`.
size_t CountDigits(std::string_view text);

// "646-8420", "1-800-991-9019", "2019-04-25": bytes of the number that `text` begins with where its hyphens are part of
// it; 0 where they are a range or there are none.
size_t HyphenatedNumber(std::string_view text);

// 1 where the mark at `at` begins a number ("+44", ".5"), else 0.
size_t NumberSign(std::string_view text, size_t at);

// The end of the token that the mark at `at` begins, in a stretch of text that ends at `end`.
size_t MarkEnd(std::string_view text, size_t at, size_t end);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TOKENIZER_MARKS_H_
