// What models see of a word's letters.
#ifndef ENTENTE_EXTRACT_LANGUAGE_WORD_FORM_H_
#define ENTENTE_EXTRACT_LANGUAGE_WORD_FORM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::extract {

// The first and the last `characters` characters of a text.
std::string_view Prefix(std::string_view text, size_t characters);
std::string_view Suffix(std::string_view text, size_t characters);
// Kinds of characters, runs cut to two: "Xxx", "dd", "x-x".
std::string WordShape(std::string_view word);
// The word, or the part of one too long to be a word that stands for it.
std::string_view WordBeginning(std::string_view word);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_WORD_FORM_H_
