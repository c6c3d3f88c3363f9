#include "extract/language/sentence_splitter.h"

#include <algorithm>

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr uint32_t kNoToken = 0x517cc1b7;
constexpr size_t kShortestWrappedLine = 50;
constexpr size_t kLongestWrappedLine = 110;
constexpr size_t kLongestFeatureText = 64;
constexpr std::string_view kEllipsis = "\u2026";

bool IsTerminal(std::string_view token) {
  return token == kEllipsis || token.ends_with('.') || token.ends_with('!') || token.ends_with('?');
}

bool IsClosing(std::string_view token) {
  return token == "\"" || token == "'" || token == "''" || token == "\u201D" || token == "\u2019" || token == ")" ||
         token == "]";
}

bool IsOpening(std::string_view token) {
  return token == "\u201C" || token == "``" || token == "\u2018" || token == "(" || token == "[";
}

uint32_t ShapeCode(const Character& c) {
  if (c.IsUpper()) return 1;
  if (c.IsLower()) return 2;
  if (c.IsLetter()) return 3;
  if (c.IsDigit()) return 4;
  return 5;
}

uint32_t LengthBucket(size_t length) {
  return static_cast<uint32_t>(length < 8 ? length : length < 16 ? 8 : length < 40 ? 9 : 10);
}

}  // namespace

SentenceBorders::SentenceBorders(std::string_view text, std::span<const ByteSpan> tokens)
    : text_(text), tokens_(tokens) {
  gaps_.assign(tokens.size(), Gap::kParagraph);
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string_view between = text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
    const auto lines =
        std::count(between.begin(), between.end(), '\n') + std::count(between.begin(), between.end(), '\f') * 2;
    gaps_[i] = lines > 1 ? Gap::kParagraph : lines == 1 ? Gap::kLine : between.empty() ? Gap::kNone : Gap::kSpace;
  }
  MarkWrappedLines();
}

// Where all lines of a paragraph but the last are about equally long, its line ends are only spaces.
void SentenceBorders::MarkWrappedLines() {
  std::vector<size_t> ends;  // last tokens of the paragraph's lines
  size_t line_begin = 0, shortest = SIZE_MAX, longest = 0;
  for (size_t i = 0; i < gaps_.size(); ++i) {
    if (gaps_[i] == Gap::kLine) {
      const size_t length = tokens_[i].end - tokens_[line_begin].begin;
      shortest = std::min(shortest, length);
      longest = std::max(longest, length);
      ends.push_back(i);
      line_begin = i + 1;
    } else if (gaps_[i] == Gap::kParagraph) {
      const bool wrapped = ends.size() > 1 && shortest >= kShortestWrappedLine && longest <= kLongestWrappedLine;
      for (size_t end : ends) gaps_[end] = wrapped ? Gap::kSpace : Gap::kLine;
      ends.clear();
      line_begin = i + 1;
      shortest = SIZE_MAX;
      longest = 0;
    }
  }
}

std::string_view SentenceBorders::Token(size_t token) const {
  return text_.substr(tokens_[token].begin, std::min<size_t>(tokens_[token].size(), kLongestFeatureText));
}

SentenceBorders::Gap SentenceBorders::GapAfter(size_t token) const {
  return token < gaps_.size() ? gaps_[token] : Gap::kParagraph;
}

bool SentenceBorders::IsForced(size_t token) const { return GapAfter(token) >= Gap::kLine; }

// A small letter may begin a sentence in careless writing, but not after an abbreviation, an ellipsis or a closing
// mark.
bool SentenceBorders::IsCandidate(size_t token) const {
  const std::string_view text = Token(token);
  const bool small_next = token + 1 < size() && CharacterAt(text_, tokens_[token + 1].begin).IsLower();
  if (IsTerminal(text)) return !small_next || text == "." || (text.back() != '.' && text != kEllipsis);
  if (text == ":" || text == ";" || text == "]") return true;
  if (small_next || token == 0 || !IsTerminal(Token(token - 1))) return false;
  return IsClosing(text) || text == "-" || text == "--" || text == "\u2014";
}

uint32_t SentenceBorders::Word(size_t token) const {
  return token < size() ? HashText(FoldWord(Token(token))) : kNoToken;
}

// First character, and how the token stands between spaces.
uint32_t SentenceBorders::Shape(size_t token) const {
  if (token >= size()) return 0;
  const uint32_t before = token == 0 ? 3 : static_cast<uint32_t>(GapAfter(token - 1));
  return ShapeCode(CharacterAt(text_, tokens_[token].begin)) + 8 * std::min<uint32_t>(tokens_[token].size(), 4) +
         64 * before + 256 * static_cast<uint32_t>(GapAfter(token));
}

void SentenceBorders::Features(size_t first, size_t token, FeatureHash* features) const {
  size_t quotes = 0, depth = 0;
  for (size_t i = token + 1; i-- > first && token - i < 200;) {
    const std::string_view text = Token(i);
    quotes += text == "\"";
    depth += IsOpening(text) ? 1 : 0;
    depth += IsClosing(text) && text != "\"" && text != "'" ? 16 : 0;
  }
  const uint32_t word = Word(token), next = Word(token + 1), second = Word(token + 2),
                 previous = token > first ? Word(token - 1) : kNoToken;
  const uint32_t shape = Shape(token), next_shape = Shape(token + 1), second_shape = Shape(token + 2);
  const uint32_t previous_shape = token > first ? Shape(token - 1) : 0, length = LengthBucket(token - first);
  const uint32_t open = static_cast<uint32_t>(quotes % 2 + 2 * std::min<size_t>(depth, 255));
  const uint32_t terminal = token > 0 && IsTerminal(Token(token - 1)) ? 1 : 0;
  size_t n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0) {
    features[n] = Mix(Mix(Mix(static_cast<uint32_t>(n) + 1, a), b), c);
    ++n;
  };
  add(word);
  add(word, shape);
  add(next);
  add(word, next);
  add(next_shape);
  add(word, next_shape);
  add(word, next_shape, second_shape);
  add(previous, word);
  add(previous, word, next_shape);
  add(previous_shape, word, next_shape);
  add(next, second);
  add(word, next_shape, second);
  add(length, word, next_shape);
  add(open, word, next_shape);
  add(open, word, next);
  add(terminal, word, next_shape);
  add(terminal, shape, next);
  add(previous, next);
  add(shape, next_shape);
  add(length, open);
}

std::vector<TokenSpan> SplitSentences(std::string_view text, std::span<const ByteSpan> tokens,
                                      const LinearScorer& scorer) {
  const SentenceBorders borders(text, tokens);
  std::vector<TokenSpan> sentences;
  FeatureHash features[kBoundaryFeatureCount];
  int32_t scores[2];
  size_t first = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    bool ends = borders.IsForced(i);
    if (!ends && borders.IsCandidate(i)) {
      borders.Features(first, i, features);
      scorer.Score(features, scores);
      ends = scores[1] > scores[0];
    }
    if (!ends) continue;
    sentences.push_back({static_cast<uint32_t>(first), static_cast<uint32_t>(i + 1)});
    first = i + 1;
  }
  return sentences;
}

}  // namespace entente::extract
