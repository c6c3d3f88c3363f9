#include "extract/language/sentence_splitter.h"

#include <algorithm>

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr uint32_t kNoToken = 0x517cc1b7;
constexpr size_t kShortestWrappedLine = 50;
constexpr size_t kLongestWrappedLine = 110;
constexpr size_t kLongestFeatureText = 64;
constexpr size_t kLongestRemark = 40;
constexpr size_t kLongestDateline = 14;  // tokens
constexpr size_t kLongestPlace = 2;
constexpr size_t kShortestReport = 10;
constexpr int32_t kProseMargin = 75;   // of scores; the treebanks' development parts lose 0.2 or gain 0.1 by it
constexpr size_t kLongestSpeaker = 6;  // "Deputy Foreign Minister Ana de Lindqvist"
constexpr std::string_view kEllipsis = "\u2026";

bool IsTerminal(std::string_view token) {
  return token == kEllipsis || token.ends_with('.') || token.ends_with('!') || token.ends_with('?');
}

bool IsQuote(std::string_view token) {
  return token == "\"" || token == "'" || token == "''" || token == "\u201D" || token == "\u2019";
}

bool IsClosing(std::string_view token) { return IsQuote(token) || token == ")" || token == "]"; }

bool IsOpening(std::string_view token) {
  return token == "\u201C" || token == "``" || token == "\u2018" || token == "(" || token == "[";
}

// Kinds of tokens other than marks.
enum SentenceTokenKind : uint32_t {
  kOutside,
  kSmall,
  kCapital,
  kInitial,
  kCapitals,
  kNumber,
  kTime,
  kDate,
  kMixed,
  kAddress,
  kLine,
  kFace
};

bool IsAddress(std::string_view token) {
  return token.size() > 4 && (token.find("://") != token.npos || token.starts_with("www.") ||
                              (token.find('@') != token.npos && token.front() != '@'));
}

uint32_t NumberKind(std::string_view token) {
  if (token.find(':') != token.npos) return kTime;
  if (token.find('/') != token.npos) return kDate;
  return CharacterAt(token, token.size() - 1).IsDigit() ? kNumber : kMixed;
}

uint32_t LetterKind(std::string_view token) {
  const Character first = CharacterAt(token, 0);
  if (!first.IsUpper()) return kSmall;
  const Character second = CharacterAt(token, first.size);
  if (second.size == 0 || second.code == U'.') return kInitial;
  return second.IsUpper() ? kCapitals : kCapital;
}

uint32_t Kind(std::string_view token) {
  const Character first = CharacterAt(token, 0);
  if (IsAddress(token)) return kAddress;
  if (first.IsLetter()) return LetterKind(token);
  if (first.IsDigit()) return NumberKind(token);
  if (token.size() > 1 && (first.code == U':' || first.code == U';')) return kFace;
  const bool line = first.code < 128 && first.code != U'.' && token.size() > 3 && !CharacterAt(token, 1).IsWord();
  return line ? kLine : HashText(token);
}

bool IsEndless(uint32_t kind) { return kind == kAddress || kind == kLine || kind == kFace; }

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

SentenceBorders::SentenceBorders(std::string_view text, std::span<const ByteSpan> tokens, const TokenizerWords& words)
    : text_(text), tokens_(tokens), words_(words) {
  gaps_.assign(tokens.size(), Gap::kParagraph);
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string_view between = text.substr(tokens[i].end, tokens[i + 1].begin - tokens[i].end);
    const auto lines =
        std::count(between.begin(), between.end(), '\n') + std::count(between.begin(), between.end(), '\f') * 2;
    gaps_[i] = lines > 1 ? Gap::kParagraph : lines == 1 ? Gap::kLine : between.empty() ? Gap::kNone : Gap::kSpace;
  }
  MarkWrappedLines();
  looks_.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) looks_.push_back(MakeLook(i));
  CountQuotes();
}

void SentenceBorders::CountQuotes() {
  quotes_.resize(size() + 1);
  depth_.resize(size() + 1);
  capitals_.resize(size() + 1);
  left_.resize(size() + 1);
  for (size_t i = 0; i < size(); ++i) {
    const std::string_view text = Token(i);
    const bool straight = text == "\"", closes = !straight && text != "'" && IsClosing(text);
    quotes_[i + 1] = quotes_[i] + (straight ? 1 : 0);
    depth_[i + 1] = depth_[i] + (IsOpening(text) ? 1 : 0) - (closes ? 1 : 0);
    const uint32_t kind = looks_[i].kind;
    capitals_[i + 1] = capitals_[i] + (kind != kCapital && kind != kInitial && kind != kCapitals ? 1 : 0);
  }
  for (size_t i = size(); i-- > 0;) left_[i] = GapAfter(i) >= Gap::kLine ? 0 : left_[i + 1] + 1;
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
bool SentenceBorders::IsAfterPunctuation(size_t token) const {
  const std::string_view text = Token(token);
  const bool small_next = token + 1 < size() && CharacterAt(text_, tokens_[token + 1].begin).IsLower();
  if (IsTerminal(text)) return !small_next || text == "." || (text.back() != '.' && text != kEllipsis);
  if (text == ":" || text == ";") return true;
  if (text == "]") return !ClosesRemark(token);
  if (small_next || token == 0 || !IsTerminal(Token(token - 1))) return false;
  return IsClosing(text) || text == "-" || text == "--" || text == "\u2014";
}

// Whether a bracket ends a remark after a word ("the Workers' Party (PT) Chairman"), not a source before the text.
bool SentenceBorders::ClosesRemark(size_t token) const {
  const std::string_view opening = Token(token) == ")" ? "(" : "[";
  for (size_t i = token; i-- > 0 && token - i < kLongestRemark && gaps_[i] < Gap::kLine;) {
    if (Token(i) == opening) return i > 0 && gaps_[i - 1] < Gap::kLine && looks_[i - 1].kind <= kMixed;
  }
  return false;
}

// "E." before "J.".
bool SentenceBorders::IsFirstInitial(size_t token) const {
  return token + 1 < size() && looks_[token].kind == kInitial && tokens_[token].size() == 2 &&
         looks_[token + 1].kind == kInitial && tokens_[token + 1].size() == 2 && Token(token + 1).back() == '.';
}

// Whether a sentence without a full stop may end here.
bool SentenceBorders::IsInPassing(size_t token) const {
  if (token + 1 >= size() || gaps_[token] != Gap::kSpace || IsOpening(Token(token))) return false;
  const uint32_t kind = looks_[token].kind, next = looks_[token + 1].kind;
  if ((Token(token) == ")" || Token(token) == "]") && ClosesRemark(token)) return false;
  if (IsEndless(kind) || IsEndless(next)) return true;
  if (IsQuote(Token(token))) return false;
  const Character begin = CharacterAt(text_, tokens_[token + 1].begin);
  return begin.IsUpper() || begin.IsDigit() || IsOpening(Token(token + 1)) || begin.code == U'-' ||
         begin.code == U'*' || begin.code == U'"';
}

// Whether the sentence goes on behind a quote with who said it: "Will it last?" Lee asked. A full stop in the quote
// would be a comma there.
bool SentenceBorders::IsReported(size_t token) const {
  if (token == 0 || !IsQuote(Token(token)) || !IsTerminal(Token(token - 1))) return false;
  if (Token(token - 1).back() == '.') return false;
  for (size_t at = token + 1; at < size() && at <= token + kLongestSpeaker && gaps_[at - 1] < Gap::kLine; ++at) {
    const uint32_t kind = looks_[at].kind;
    if (kind == kSmall) return at > token + 1 && words_.HasFolded("reporting", Token(at));
    if (kind != kCapital && kind != kCapitals && kind != kInitial) return false;
  }
  return false;
}

bool SentenceBorders::IsDash(size_t token) const {
  const std::string_view text = Token(token);
  return text == "-" || text == "--" || text == "\u2013" || text == "\u2014";
}

bool SentenceBorders::EndsDateline(size_t first, size_t token) const {
  const bool opens = first == 0 || GapAfter(first - 1) >= Gap::kLine;
  if (!opens || token == first || token - first > kLongestDateline || token + 1 >= size() || IsForced(token))
    return false;
  if (!CharacterAt(text_, tokens_[token + 1].begin).IsUpper() && !IsOpening(Token(token + 1)) &&
      !IsQuote(Token(token + 1)))
    return false;
  bool capitals = looks_[first].kind == kCapitals && tokens_[first].size() > 2, number = false, slash = false;
  if (!capitals && looks_[first].kind != kCapital) return false;
  for (size_t i = first; i < token; ++i) {
    const uint32_t kind = looks_[i].kind;
    const std::string_view text = Token(i);
    number |= kind == kNumber;
    slash |= text == "/";
    const bool mark = text == "," || text == "." || text == "(" || text == ")" || text == "/" || IsDash(i);
    if (!mark && kind != kCapital && kind != kCapitals && kind != kInitial && kind != kNumber) return false;
    const bool month = kind == kCapital && looks_[i + 1].kind == kNumber;  // "OSLO, June 10 - The minister"
    if (i > first && !mark && !number && !month && kind != kCapitals) capitals = false;
  }
  const std::string_view text = Token(token);
  if (text == "/") return slash;
  const bool place = token - first <= kLongestPlace && left_[token] > kShortestReport;  // "OSLO: The minister met ..."
  if (text == ":") return looks_[first].kind == kCapitals && (number || place);
  return IsDash(token) && (Token(token - 1) == ")" || (capitals && GapAfter(token) != Gap::kNone));
}

int32_t SentenceBorders::Margin(size_t token) const {
  if (IsAfterPunctuation(token)) return 0;
  const std::string_view last = Token(token + left_[token]);  // of the paragraph
  return IsTerminal(last) || IsQuote(last) ? kProseMargin : 0;
}

bool SentenceBorders::IsCandidate(size_t token) const {
  return !IsFirstInitial(token) && (IsAfterPunctuation(token) || IsInPassing(token));
}

SentenceBorders::Look SentenceBorders::MakeLook(size_t token) const {
  const std::string_view text = Token(token);
  const uint32_t before = token == 0 ? 3 : static_cast<uint32_t>(GapAfter(token - 1));
  const uint32_t shape = ShapeCode(CharacterAt(text, 0)) + 8 * std::min<uint32_t>(tokens_[token].size(), 4) +
                         64 * before + 256 * static_cast<uint32_t>(GapAfter(token));
  return {HashText(FoldWord(text)), shape, Kind(text)};
}

SentenceBorders::Look SentenceBorders::At(size_t first, size_t token) const {
  if (token >= size() || token < first) return {kNoToken, 0, kOutside};
  return looks_[token];
}

void SentenceBorders::Features(size_t first, size_t token, FeatureHash* features) const {
  const Look here = looks_[token], next = At(first, token + 1), second = At(first, token + 2),
             third = At(first, token + 3);
  const Look last = token > first ? looks_[token - 1] : Look{kNoToken, 0, kOutside};
  const Look last2 = token > first + 1 ? looks_[token - 2] : Look{kNoToken, 0, kOutside};
  const uint32_t length = LengthBucket(token - first), left = LengthBucket(left_[token]);
  const uint32_t quotes = (quotes_[token + 1] - quotes_[first]) % 2;
  const auto depth = static_cast<uint32_t>(std::clamp(depth_[token + 1] - depth_[first], -2, 2) + 2);
  const uint32_t open = quotes + 2 * depth;
  const uint32_t terminal = token > 0 && IsTerminal(Token(token - 1)) ? 1 : 0;
  const uint32_t titled = capitals_[token + 1] == capitals_[first] ? 1 : 0;
  const uint32_t passing = IsAfterPunctuation(token) ? 0 : 1;
  size_t n = 0;
  const auto add = [&](uint32_t a, uint32_t b = 0, uint32_t c = 0, uint32_t d = 0) {
    features[n] = Mix(Mix(Mix(Mix(static_cast<uint32_t>(n) + 1, a), b), c), d);
    ++n;
  };
  add(here.word);
  add(here.word, here.shape);
  add(next.word, passing);
  add(here.word, next.word);
  add(next.shape, passing);
  add(here.word, next.shape);
  add(here.word, next.shape, second.shape);
  add(last.word, here.word);
  add(last.word, here.word, next.shape);
  add(last.shape, here.word, next.shape);
  add(next.word, second.word, passing);
  add(here.word, next.shape, second.word);
  add(length, here.word, next.shape);
  add(open, here.word, next.shape);
  add(open, here.word, next.word);
  add(terminal, here.word, next.shape);
  add(terminal, here.shape, next.word);
  add(last.word, next.word, passing);
  add(here.shape, next.shape);
  add(length, open, passing);
  add(here.kind, next.kind, passing);
  add(last.kind, here.kind, next.kind);
  add(here.kind, next.kind, second.kind);
  add(Mix(last2.kind, last.kind), here.kind, next.kind);
  add(here.kind, next.kind, second.kind, third.kind);
  add(looks_[first].word, here.kind, next.kind);
  add(titled, length, here.kind, next.kind);
  add(titled, left, here.kind, next.kind);
  add(length, left, passing);
  add(here.kind, next.word);
}

std::vector<TokenSpan> SplitSentences(std::string_view text, std::span<const ByteSpan> tokens,
                                      const TokenizerWords& words, const LinearScorer& scorer) {
  const SentenceBorders borders(text, tokens, words);
  std::vector<TokenSpan> sentences;
  FeatureHash features[kBoundaryFeatureCount];
  int32_t scores[2];
  size_t first = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    bool ends = borders.IsForced(i) || borders.EndsDateline(first, i);
    if (!ends && borders.IsCandidate(i) && !borders.IsReported(i)) {
      borders.Features(first, i, features);
      scorer.Score(features, scores);
      ends = scores[1] > scores[0] + borders.Margin(i);
    }
    if (!ends) continue;
    sentences.push_back({static_cast<uint32_t>(first), static_cast<uint32_t>(i + 1)});
    first = i + 1;
  }
  return sentences;
}

}  // namespace entente::extract
