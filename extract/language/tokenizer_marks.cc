#include "extract/language/tokenizer_marks.h"

#include <algorithm>
#include <array>

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr size_t kLongestRun = 4096;  // keeps the search linear in the text

bool IsOneOf(const Character& c, std::string_view marks) {
  return c.size == 1 && marks.find(static_cast<char>(c.code)) != std::string_view::npos;
}

bool BeginsStretch(std::string_view text, size_t at) { return at == 0 || CharacterBefore(text, at).IsSpace(); }

// The first byte from `at` on that is none of `marks`.
size_t RunEnd(std::string_view text, size_t at, size_t end, std::string_view marks) {
  end = std::min(end, at + kLongestRun);
  while (at < end && marks.find(text[at]) != std::string_view::npos) ++at;
  return at;
}

// An apostrophe that begins a clitic after a token that is no plain word ("U.S.|'s") or after a space: its end, or 0.
size_t LooseCliticEnd(std::string_view text, size_t at, size_t end) {
  const Character mark = CharacterAt(text, at);
  if (!mark.IsApostrophe() && mark.code != U'`') return 0;
  static constexpr std::array<std::string_view, 6> kEndings = {"s", "m", "d", "re", "ve", "ll"};
  for (std::string_view ending : kEndings) {
    const size_t after = at + mark.size + ending.size();
    if (after > end || FoldWord(text.substr(at + mark.size, ending.size())) != ending) continue;
    if (!BeginsStretch(text, at) ? !CharacterAt(text, after).IsWord() : after == end) return after;
  }
  return 0;
}

// "'90s": its end, or 0.
size_t DecadeEnd(std::string_view text, size_t at, size_t end) {
  const Character mark = CharacterAt(text, at);
  if (!mark.IsApostrophe() && mark.code != U'\u2018') return 0;
  size_t after = at + mark.size + 2;
  if (after > end || CountDigits(text.substr(at + mark.size, 3)) != 2) return 0;
  if (text.substr(after, 1) == "s") ++after;
  return after <= end && !CharacterAt(text, after).IsWord() ? after : 0;
}

// ":-)", ";)", "(:": a face at the beginning of a stretch of text; its end, or 0.
size_t EmoticonEnd(std::string_view text, size_t at, size_t end) {
  if (!BeginsStretch(text, at)) return 0;
  if (text[at] == '(') return end == at + 2 && IsOneOf(CharacterAt(text, at + 1), ":;=") ? end : 0;
  if (!IsOneOf(CharacterAt(text, at), ":;=")) return 0;
  size_t mouth = at + 1;
  if (mouth < end && IsOneOf(CharacterAt(text, mouth), "-^'")) ++mouth;
  if (mouth < end && IsOneOf(CharacterAt(text, mouth), "DPp"))
    return CharacterAt(text, mouth + 1).IsWord() ? 0 : mouth + 1;
  const size_t after = RunEnd(text, mouth, end, "()");
  return after > mouth && !CharacterAt(text, after).IsWord() ? after : 0;
}

// ".?" and "!!!" are one mark, but not "...?".
size_t ShoutEnd(std::string_view text, size_t at, size_t end) {
  const size_t stops = RunEnd(text, at, end, ".");
  return stops > at + 1 ? stops : RunEnd(text, at, end, ".!?");
}

// "----==>" is one line; so are two marks that make an arrow.
size_t LineEnd(std::string_view text, size_t at, size_t end) {
  const size_t line = RunEnd(text, at, end, "-=<>*_+|~^");
  const size_t same = RunEnd(text, at, end, text.substr(at, 1));
  const std::string_view pair = text.substr(at, 2);
  return line > at + 2 || pair == "->" || pair == "=>" || pair == "<-" ? line : same;
}

size_t RepeatedMarkEnd(std::string_view text, size_t at, size_t end) {
  const Character mark = CharacterAt(text, at);
  const size_t next = at + std::max<size_t>(mark.size, 1);
  if (IsOneOf(mark, ".!?")) return ShoutEnd(text, at, end);
  if (IsOneOf(mark, "-=<>*_+|~^")) return LineEnd(text, at, end);
  if (IsOneOf(mark, "#$")) return RunEnd(text, at, end, text.substr(at, 1));
  const bool doubles = IsOneOf(mark, "'`") || mark.code == U'\u2019';
  return doubles && next < end && CharacterAt(text, next).code == mark.code ? next + mark.size : next;
}

}  // namespace

size_t CountDigits(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

size_t HyphenatedNumber(std::string_view text) {
  size_t at = CountDigits(text);
  const size_t first = at;
  size_t groups = 1, last = first;
  while (at < text.size() && text[at] == '-' && CountDigits(text.substr(at + 1)) > 0 && groups < 6) {
    last = CountDigits(text.substr(at + 1));
    at += 1 + last;
    ++groups;
  }
  // Telephone numbers and post codes.
  const bool pair = groups == 2 && last == 4 && (first == 1 || first == 3 || first == 5);
  return (groups > 2 || pair) && !CharacterAt(text, at).IsWord() ? at : 0;
}

size_t NumberSign(std::string_view text, size_t at) {
  if (!IsOneOf(CharacterAt(text, at), "+.") || !CharacterAt(text, at + 1).IsDigit()) return 0;
  return BeginsStretch(text, at) || IsOneOf(CharacterBefore(text, at), "($") ? 1 : 0;
}

size_t MarkEnd(std::string_view text, size_t at, size_t end) {
  size_t next = LooseCliticEnd(text, at, end);
  if (next == 0) next = DecadeEnd(text, at, end);
  if (next == 0) next = EmoticonEnd(text, at, end);
  return next > 0 ? next : RepeatedMarkEnd(text, at, end);
}

}  // namespace entente::extract
