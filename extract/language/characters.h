// Characters of UTF-8 text as the language stages see them. Bytes that are no UTF-8 count as one symbol each, so that
// no input can lead out of the text.
#ifndef ENTENTE_EXTRACT_LANGUAGE_CHARACTERS_H_
#define ENTENTE_EXTRACT_LANGUAGE_CHARACTERS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::extract {

enum class CharacterClass : uint8_t { kSpace, kUpper, kLower, kOtherLetter, kDigit, kMark, kSymbol };

struct Character {
  char32_t code = 0;
  uint32_t size = 0;  // bytes; 0 past the end of the text
  CharacterClass cls = CharacterClass::kSymbol;

  bool IsLetter() const {
    return cls == CharacterClass::kUpper || cls == CharacterClass::kLower || cls == CharacterClass::kOtherLetter;
  }
  bool IsDigit() const { return cls == CharacterClass::kDigit; }
  bool IsUpper() const { return cls == CharacterClass::kUpper; }
  bool IsLower() const { return cls == CharacterClass::kLower; }
  bool IsSpace() const { return cls == CharacterClass::kSpace; }
  bool IsWord() const { return IsLetter() || IsDigit() || cls == CharacterClass::kMark; }
  // What stands for it in the shape of a word: "Xxd-" of "Ab1-".
  char ShapeLetter() const {
    if (IsUpper()) return 'X';
    if (IsLower()) return 'x';
    if (IsDigit()) return 'd';
    if (IsLetter()) return 'o';
    return code < 128 ? static_cast<char>(code) : 'u';
  }
  bool IsApostrophe() const { return code == U'\'' || code == U'\u2019'; }
};

// The character that begins at byte `at`. Invisible characters (zero-width space, soft hyphen's kin, controls) are
// space.
Character CharacterAt(std::string_view text, size_t at);

// The character that ends before byte `at`, a character border.
Character CharacterBefore(std::string_view text, size_t at);

// Lower case, with typographic apostrophes and hyphens as their ASCII kin: the form under which words are compared.
std::string FoldWord(std::string_view word);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_CHARACTERS_H_
