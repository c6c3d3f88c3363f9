#include "extract/language/time_pieces.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace entente::extract {
namespace {

constexpr int kGreatestNumber = 999'999;  // so many centuries can still be counted in months
constexpr size_t kLongestWord = 16;       // no word of time is longer

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLetter(char c) { return IsUpper(c) || (c >= 'a' && c <= 'z'); }
bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
char Lower(char c) { return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool LettersAre(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (Lower(text[i]) != lower[i]) return false;
  }
  return true;
}

class Splitter {
 public:
  Splitter(const Document& document, const TimeWords& words) : document_(document), words_(words) {}

  void AddToken(uint32_t token) {
    text_ = document_.TokenText(token);
    if (text_ == "[" || text_ == "]") return;  // an editor's: "[ten] years ago"
    const uint32_t begin = document_.tokens[token].begin;
    glued_ = token > 0 && document_.tokens[token - 1].end == begin;
    if (AddWhole(token)) return;
    for (size_t at = 0; at < text_.size();) {
      TimePiece piece;
      piece.token = token;
      piece.glued = glued_ || at > 0;
      const size_t end = IsDigit(text_[at]) ? AddNumber(at, &piece) : AddWord(at, &piece);
      piece.text = text_.substr(at, end - at);
      pieces_.push_back(piece);
      at = end;
    }
  }

  std::vector<TimePiece> Take() && { return std::move(pieces_); }

 private:
  // "Bi-monthly" where the words have it so.
  bool AddWhole(uint32_t token) {
    if (text_.find('-') == std::string_view::npos || text_.size() < 2) return false;
    TimePiece piece;
    piece.token = token;
    piece.glued = glued_;
    piece.text = text_;
    piece.senses = Find(text_);
    if (piece.senses != nullptr) pieces_.push_back(piece);
    return piece.senses != nullptr;
  }

  size_t EndOf(size_t at, bool (*accept)(char)) const {
    while (at < text_.size() && accept(text_[at])) ++at;
    return at;
  }

  size_t AddWord(size_t at, TimePiece* piece) {
    size_t end = EndOf(at + 1, IsContinuation);
    const std::string_view sign = text_.substr(at, end - at);
    if (IsLetter(text_[at]) || sign == "'" || sign == "’") end = EndOf(end, IsLetter);
    piece->capital = IsUpper(text_[at]);
    piece->senses = Find(text_.substr(at, end - at));
    return end;
  }

  size_t AddNumber(size_t at, TimePiece* piece) {
    size_t end = EndOf(at, IsDigit);
    piece->digits = static_cast<uint8_t>(std::min<size_t>(end - at, 9));
    const size_t whole = EndOfWrittenNumber(at, end);
    if (whole != end) return whole;
    piece->number = 0;
    for (size_t i = at; i < end; ++i) piece->number = std::min(piece->number * 10 + (text_[i] - '0'), kGreatestNumber);
    const size_t letters = EndOf(end, IsLetter);
    const std::string_view suffix = text_.substr(end, letters - end);
    if (suffix.empty() || IsUnit(suffix)) return end;
    piece->ordinal =
        LettersAre(suffix, "st") || LettersAre(suffix, "nd") || LettersAre(suffix, "rd") || LettersAre(suffix, "th");
    piece->plural = LettersAre(suffix, "s");
    if (!piece->ordinal && !piece->plural) piece->number = -1;
    return letters;
  }

  // "3day".
  bool IsUnit(std::string_view suffix) const {
    const TimeSenses* senses = Find(suffix);
    return senses != nullptr && std::any_of(senses->begin(), senses->end(),
                                            [](const TimeSense& one) { return one.cls == TimeClass::kUnit; });
  }

  // "3,000" and "2.5" are one number that is no date; "16.5.2022" is left to the grammar.
  size_t EndOfWrittenNumber(size_t begin, size_t end) const {
    size_t points = 0, at = end;
    if (begin >= 2 && text_[begin - 1] == '.' && IsDigit(text_[begin - 2])) return end;  // "5" of "13.5.2015"
    while (at + 1 < text_.size() && (text_[at] == ',' || text_[at] == '.') && IsDigit(text_[at + 1])) {
      points += text_[at] == '.';
      at = EndOf(at + 1, IsDigit);
    }
    return points >= 2 ? end : at;
  }

  const TimeSenses* Find(std::string_view word) const {
    if (word.size() > kLongestWord) return nullptr;
    std::array<char, kLongestWord> lower;
    for (size_t i = 0; i < word.size(); ++i) lower[i] = Lower(word[i]);
    return words_.Find(std::string_view(lower.data(), word.size()));
  }

  const Document& document_;
  const TimeWords& words_;
  std::string_view text_;
  bool glued_ = false;
  std::vector<TimePiece> pieces_;
};

}  // namespace

const TimeSense* TimePiece::In(TimeClass cls) const {
  if (senses == nullptr) return nullptr;
  for (const TimeSense& sense : *senses) {
    if (sense.cls == cls) return &sense;
  }
  return nullptr;
}

std::vector<TimePiece> SplitIntoPieces(const Document& document, TokenSpan sentence, const TimeWords& words) {
  Splitter splitter(document, words);
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) splitter.AddToken(token);
  return std::move(splitter).Take();
}

}  // namespace entente::extract
