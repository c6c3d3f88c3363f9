#include "extract/language/characters.h"

#include <utf8proc.h>

#include <array>

namespace entente::extract {
namespace {

CharacterClass Classify(char32_t code) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharacterClass::kUpper;
    case UTF8PROC_CATEGORY_LL:
      return CharacterClass::kLower;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
      return CharacterClass::kOtherLetter;
    case UTF8PROC_CATEGORY_ND:
      return CharacterClass::kDigit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharacterClass::kMark;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return CharacterClass::kSpace;
    default:
      return CharacterClass::kSymbol;
  }
}

const std::array<CharacterClass, 128> kAsciiClasses = [] {
  std::array<CharacterClass, 128> classes{};
  for (char32_t code = 0; code < 128; ++code) classes[code] = Classify(code);
  return classes;
}();

char32_t FoldedHyphen(char32_t code) { return code >= U'\u2010' && code <= U'\u2012' ? U'-' : code; }

void AppendFolded(const Character& character, std::string_view bytes, std::string* out) {
  if (character.IsApostrophe() || character.code == U'\u2018') return out->push_back('\'');
  if (FoldedHyphen(character.code) == U'-') return out->push_back('-');
  if (!character.IsUpper()) {
    out->append(bytes);
    return;
  }
  utf8proc_uint8_t buffer[4];
  const utf8proc_int32_t lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(character.code));
  const auto size = static_cast<size_t>(utf8proc_encode_char(lower, buffer));
  out->append(reinterpret_cast<const char*>(buffer), size);
}

}  // namespace

Character CharacterAt(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 128) return {first, 1, kAsciiClasses[first]};
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                                 static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  if (size <= 0) return {U'\uFFFD', 1, CharacterClass::kSymbol};
  return {static_cast<char32_t>(code), static_cast<uint32_t>(size), Classify(static_cast<char32_t>(code))};
}

Character CharacterBefore(std::string_view text, size_t at) {
  if (at == 0) return {};
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return CharacterAt(text, begin);
}

std::string FoldWord(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  for (size_t at = 0; at < word.size();) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 128) {
      folded.push_back(static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte));
      ++at;
      continue;
    }
    const Character character = CharacterAt(word, at);
    AppendFolded(character, word.substr(at, character.size), &folded);
    at += character.size;
  }
  return folded;
}

}  // namespace entente::extract
