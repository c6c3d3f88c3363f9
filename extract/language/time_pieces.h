// A sentence as the grammar of time sees it: words, numbers and signs, with tokens such as "24-26" or "three-day" taken
// apart.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_PIECES_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_PIECES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "extract/language/time_words.h"

namespace entente::extract {

struct TimePiece {
  uint32_t token = 0;
  bool glued = false;    // no space before it
  bool capital = false;  // begins with an upper-case letter
  uint8_t digits = 0;    // how many digits, 0 for words and signs
  bool ordinal = false;  // "16th"
  bool plural = false;   // "1990s", "90s"
  int number = -1;       // of digits; -1 for words, signs and numbers written with a comma or a point
  std::string_view text;
  const TimeSenses* senses = nullptr;

  // The value of the word in that class; nullptr where it is not of the class.
  const TimeSense* In(TimeClass cls) const;
  bool Is(TimeClass cls) const { return In(cls) != nullptr; }
  bool IsSign(char sign) const { return text.size() == 1 && text[0] == sign; }
  bool IsPluralEnding() const { return glued && (text == "s" || text == "'s" || text == "’s"); }
};

std::vector<TimePiece> SplitIntoPieces(const Document& document, TokenSpan sentence, const TimeWords& words);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_PIECES_H_
