// What tagger and parser see of a word's letters, hashed once a token.
#ifndef ENTENTE_EXTRACT_LANGUAGE_WORD_FORM_H_
#define ENTENTE_EXTRACT_LANGUAGE_WORD_FORM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::extract {

struct WordForm {
  uint32_t exact = 0;    // as written
  uint32_t folded = 0;   // lower case, digits as 0
  uint32_t first = 0;    // first character
  uint32_t prefix = 0;   // first three
  uint32_t suffix2 = 0;  // last two, lower case
  uint32_t suffix3 = 0;
  uint32_t suffix4 = 0;
  uint32_t shape = 0;  // "Xxx", "dd", "x-x": kinds of characters, runs cut to two
};

WordForm MakeWordForm(std::string_view word);

// The first and the last `characters` characters of a text.
std::string_view Prefix(std::string_view text, size_t characters);
std::string_view Suffix(std::string_view text, size_t characters);
// Kinds of characters, runs cut to two: "Xxx", "dd", "x-x".
std::string WordShape(std::string_view word);
// The word, or the part of one too long to be a word that stands for it.
std::string_view WordBeginning(std::string_view word);

inline constexpr uint32_t kSentenceBegin = 0x9e3779b9;  // stand for the words beside a sentence
inline constexpr uint32_t kSentenceEnd = 0x85ebca6b;

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_WORD_FORM_H_
