#include "extract/language/word_form.h"

#include <string>

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr size_t kLongestWord = 128;  // what is longer is no word; its beginning stands for it

}  // namespace

std::string_view Prefix(std::string_view text, size_t characters) {
  size_t at = 0;
  for (size_t i = 0; i < characters && at < text.size(); ++i) at += CharacterAt(text, at).size;
  return text.substr(0, at);
}

std::string_view Suffix(std::string_view text, size_t characters) {
  size_t at = text.size();
  for (size_t i = 0; i < characters && at > 0; ++i) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  }
  return text.substr(at);
}

std::string WordShape(std::string_view word) {
  std::string shape;
  for (size_t at = 0; at < word.size();) {
    const Character c = CharacterAt(word, at);
    const char letter = c.ShapeLetter();
    const size_t size = shape.size();
    if (size < 2 || shape[size - 1] != letter || shape[size - 2] != letter) shape.push_back(letter);
    at += c.size;
  }
  return shape;
}

std::string_view WordBeginning(std::string_view word) {
  return word.size() > kLongestWord ? Prefix(word, kLongestWord / 4) : word;
}

}  // namespace entente::extract
