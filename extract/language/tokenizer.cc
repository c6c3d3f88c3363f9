#include "extract/language/tokenizer.h"

#include <algorithm>
#include <array>

#include "extract/language/characters.h"
#include "extract/language/web_address.h"

namespace entente::extract {
namespace {

bool IsHyphen(const Character& c) { return c.code == U'-' || c.code == U'\u2010' || c.code == U'\u2011'; }
bool IsCurrency(const Character& c) {
  return c.code == U'$' || c.code == U'\u20AC' || c.code == U'\u00A3' || c.code == U'\u00A5';
}
bool IsRunMark(char32_t c) {
  return c < 128 && std::string_view(".-!?*_=~+#'`").find(static_cast<char>(c)) != std::string_view::npos;
}

size_t CountDigits(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

Character Before(std::string_view text, size_t at) {
  if (at == 0) return {};
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return CharacterAt(text, begin);
}

// Whether the word at `at` comes after an initial ("U. S").
bool IsAfterInitial(std::string_view text, size_t at) {
  if (at < 3 || text[at - 1] != ' ' || text[at - 2] != '.') return false;
  const Character initial = Before(text, at - 2);
  return initial.IsUpper() && !Before(text, at - 2 - initial.size).IsWord();
}

// "646-8420", "1-800-991-9019", "2019-04-25": digits whose hyphens are part of the number; 0 where they are a range.
size_t HyphenatedNumber(std::string_view text) {
  size_t at = CountDigits(text);
  const size_t first = at;
  size_t groups = 1, last = first;
  while (at < text.size() && text[at] == '-' && CountDigits(text.substr(at + 1)) > 0 && groups < 6) {
    last = CountDigits(text.substr(at + 1));
    at += 1 + last;
    ++groups;
  }
  const bool whole = groups > 2 || (groups == 2 && first == 3 && last == 4);
  return whole && !CharacterAt(text, at).IsWord() ? at : 0;
}

}  // namespace

struct Tokenizer::Rules {
  explicit Rules(TokenizerWords given) : words(std::move(given)) {}

  bool IsAbbreviation(std::string_view word) const {
    return words.Has("abbreviations", word) || words.HasFolded("abbreviations", word);
  }

  void Chunk(std::string_view text, size_t begin, size_t end, std::vector<ByteSpan>* tokens) const;
  size_t WordEnd(std::string_view text, size_t begin, size_t end) const;
  bool Joins(std::string_view text, size_t begin, size_t segment, size_t at) const;
  bool StopJoins(std::string_view text, size_t segment, size_t at) const;
  bool HyphenJoins(std::string_view text, size_t begin, size_t at, size_t size) const;
  bool TakesStop(std::string_view text, size_t begin, size_t at) const;
  void EmitWord(std::string_view text, size_t begin, size_t end, std::vector<ByteSpan>* tokens) const;
  size_t ContractionCut(std::string_view word) const;
  size_t UnitCut(std::string_view word) const;

  TokenizerWords words;
  WebAddresses addresses;
};

namespace {

// The length of `word` without a clitic at its end ("Kim's" -> 3, "don't" -> 2); all of it where there is none.
size_t CliticCut(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kClitics = {"'s", "'m", "'d", "'re", "'ve", "'ll"};
  if (word.size() > kLongestListedWord * 4) return word.size();
  const std::string folded = FoldWord(word);
  const size_t curly = word.size() - folded.size();  // bytes that a typographic apostrophe is longer
  const std::string_view view = folded;
  if (view.size() > 3 && view.ends_with("n't"))
    return word.size() - 3 - (word.ends_with("'t") || word.ends_with("'T") ? 0 : 2);
  for (std::string_view clitic : kClitics) {
    if (view.size() <= clitic.size() || !view.ends_with(clitic)) continue;
    const size_t ascii_cut = word.size() - clitic.size();
    return curly > 0 && word[ascii_cut] != '\'' ? ascii_cut - 2 : ascii_cut;
  }
  return word.size();
}

// An apostrophe that begins a clitic after a token that is no plain word ("U.S.|'s"): its end, or 0.
size_t LooseCliticEnd(std::string_view text, size_t at, size_t end) {
  const Character mark = CharacterAt(text, at);
  if (!mark.IsApostrophe() || Before(text, at).IsSpace()) return 0;
  static constexpr std::array<std::string_view, 6> kEndings = {"s", "m", "d", "re", "ve", "ll"};
  for (std::string_view ending : kEndings) {
    const size_t after = at + mark.size + ending.size();
    if (after <= end && FoldWord(text.substr(at + mark.size, ending.size())) == ending &&
        !CharacterAt(text, after).IsWord()) {
      return after;
    }
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

size_t SymbolEnd(std::string_view text, size_t at, size_t end) {
  const Character first = CharacterAt(text, at);
  size_t next = at + std::max<uint32_t>(first.size, 1);
  if (!IsRunMark(first.code)) return next;
  const bool shout = first.code == U'!' || first.code == U'?';
  const size_t longest = first.code == U'\'' || first.code == U'`' ? at + 2 : end;
  while (next < std::min(end, longest) &&
         (text[next] == text[at] || (shout && (text[next] == '!' || text[next] == '?'))))
    ++next;
  return next;
}

}  // namespace

// Whether the full stop at `at`, after the letters since `segment`, stays inside its word.
bool Tokenizer::Rules::StopJoins(std::string_view text, size_t segment, size_t at) const {
  const Character left = Before(text, at), right = CharacterAt(text, at + 1);
  if (left.IsDigit() && right.IsDigit()) return true;
  if (!left.IsLetter() || !right.IsLetter()) return false;
  const bool single_left = segment + CharacterAt(text, segment).size == at;
  size_t after = at + 1;
  bool lower = true;
  while (CharacterAt(text, after).IsLetter() && after - at < kLongestListedWord) {
    lower = lower && CharacterAt(text, after).IsLower();
    after += CharacterAt(text, after).size;
  }
  const bool single_right = at + 1 + right.size == after;
  if (single_left || single_right)
    return single_left && (single_right || text.substr(after, 1) == ".") && after - at <= 4;
  return lower && left.IsLower() && after - at > 2 && CharacterAt(text, segment).IsLower();
}

bool Tokenizer::Rules::HyphenJoins(std::string_view text, size_t begin, size_t at, size_t size) const {
  const std::string_view left = text.substr(begin, at - begin);
  if (words.HasFolded("prefixes", left)) return true;
  size_t end = at + size;
  while (CharacterAt(text, end).IsWord() && end - at < kLongestListedWord) end += CharacterAt(text, end).size;
  const std::string_view right = text.substr(at + size, end - at - size);
  if (CharacterAt(left, 0).IsUpper() && words.Has("given_name_ends", right)) return true;
  return words.HasFolded("tens", left) && words.HasFolded("ones", right);
}

// Whether the mark at `at` stays inside the word that began at `begin`, its part without marks at `segment`.
bool Tokenizer::Rules::Joins(std::string_view text, size_t begin, size_t segment, size_t at) const {
  const Character mark = CharacterAt(text, at), left = Before(text, at), right = CharacterAt(text, at + mark.size);
  if (!right.IsWord()) return false;
  const bool digits = left.IsDigit() && right.IsDigit();
  if (mark.IsApostrophe()) return (left.IsLetter() && right.IsLetter()) || (left.IsDigit() && right.code == U's');
  if (IsHyphen(mark)) return HyphenJoins(text, begin, at, mark.size);
  switch (mark.code) {
    case U'.':
      return StopJoins(text, segment, at);
    case U',':
      return digits && CountDigits(text.substr(at + 1, 4)) == 3;
    case U':':
      return digits && CountDigits(text.substr(at + 1, 3)) == 2;
    case U'/':
      return digits;
    case U'&':
      return left.IsUpper() && right.IsUpper();
    case U'_':
      return true;
    default:
      return false;
  }
}

// Whether the full stop at `at` belongs to the word [begin, at).
bool Tokenizer::Rules::TakesStop(std::string_view text, size_t begin, size_t at) const {
  const std::string_view word = text.substr(begin, at - begin);
  if (CharacterAt(text, at + 1).code == U'.') return false;
  if (IsAbbreviation(word)) return true;
  const Character first = CharacterAt(text, begin);
  if (word.size() <= 12 && word.size() > 2 && first.IsLetter() && Before(text, at - Before(text, at).size).code == U'.')
    return true;
  Character next = CharacterAt(text, at + 1);
  const bool spaced = next.code == U' ' || next.code == U'\u00A0';
  if (spaced) next = CharacterAt(text, at + 1 + next.size);
  if (next.IsDigit() && words.Has("before_number", word)) return true;
  if (!first.IsUpper() || first.size != word.size()) return false;
  return (next.IsUpper() && (first.code != U'I' || !spaced)) || IsAfterInitial(text, begin);
}

size_t Tokenizer::Rules::WordEnd(std::string_view text, size_t begin, size_t end) const {
  if (const size_t number = HyphenatedNumber(text.substr(begin, std::min<size_t>(end - begin, 64))))
    return begin + number;
  size_t at = begin, segment = begin;
  while (at < end) {
    const Character c = CharacterAt(text, at);
    if (!c.IsWord()) {
      if (!Joins(text, begin, segment, at)) break;
      segment = at + c.size;
    }
    at += c.size;
  }
  if (at < end && text[at] == '.' && TakesStop(text, begin, at)) return at + 1;
  if (at < end && at - begin <= 3 && CharacterAt(text, begin).IsUpper() && Before(text, at).IsUpper()) {
    const Character next = CharacterAt(text, at);
    if (IsCurrency(next)) return at + next.size;
  }
  return at;
}

size_t Tokenizer::Rules::ContractionCut(std::string_view word) const {
  if (word.size() > kLongestListedWord) return word.size();
  const std::string folded = FoldWord(word);
  for (size_t cut = 1; folded.size() == word.size() && cut < folded.size(); ++cut) {
    if (words.Has("contractions", folded.substr(0, cut) + "|" + folded.substr(cut))) return cut;
  }
  return word.size();
}

size_t Tokenizer::Rules::UnitCut(std::string_view word) const {
  size_t cut = 0;
  while (cut < word.size() &&
         ((word[cut] >= '0' && word[cut] <= '9') || word[cut] == '.' || word[cut] == ',' || word[cut] == ':'))
    ++cut;
  if (cut == 0 || cut == word.size()) return word.size();
  std::string_view unit = word.substr(cut);
  if (unit.ends_with('.')) unit.remove_suffix(1);
  return words.HasFolded("units", unit) ? cut : word.size();
}

void Tokenizer::Rules::EmitWord(std::string_view text, size_t begin, size_t end, std::vector<ByteSpan>* tokens) const {
  const std::string_view word = text.substr(begin, end - begin);
  size_t cut = CliticCut(word);
  if (cut == word.size()) cut = CharacterAt(word, 0).IsDigit() ? UnitCut(word) : ContractionCut(word);
  tokens->push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + cut)});
  if (cut < word.size()) tokens->push_back({static_cast<uint32_t>(begin + cut), static_cast<uint32_t>(end)});
}

// Cuts a stretch without white space.
void Tokenizer::Rules::Chunk(std::string_view text, size_t begin, size_t end, std::vector<ByteSpan>* tokens) const {
  const std::string_view chunk = text.substr(begin, end - begin);
  bool may_be_address = WebAddresses::MayHold(chunk);
  for (size_t at = begin; at < end;) {
    if (may_be_address) {
      const size_t size = addresses.Length(text.substr(at, end - at), words);
      if (size > 0) {
        tokens->push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)});
        at += size;
        continue;
      }
    }
    if (CharacterAt(text, at).IsWord()) {
      may_be_address = false;
      const size_t word_end = WordEnd(text, at, end);
      EmitWord(text, at, word_end, tokens);
      at = word_end;
      continue;
    }
    size_t next = LooseCliticEnd(text, at, end);
    if (next == 0) next = DecadeEnd(text, at, end);
    if (next == 0) next = SymbolEnd(text, at, end);
    tokens->push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(next)});
    at = next;
  }
}

Tokenizer::Tokenizer(TokenizerWords words) : rules_(std::make_unique<const Rules>(std::move(words))) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

Result<Tokenizer> Tokenizer::Read(const ModelFile& file) {
  Result<TokenizerWords> words = TokenizerWords::Read(file);
  if (!words.ok()) return words.status();
  return Tokenizer(std::move(words).value());
}

std::vector<ByteSpan> Tokenizer::Tokenize(std::string_view text) const {
  std::vector<ByteSpan> tokens;
  tokens.reserve(text.size() / 5);
  size_t at = 0;
  while (at < text.size()) {
    Character c = CharacterAt(text, at);
    if (c.IsSpace()) {
      at += c.size;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && !(c = CharacterAt(text, at)).IsSpace()) at += c.size;
    rules_->Chunk(text, begin, at, &tokens);
  }
  return tokens;
}

bool Tokenizer::IsAbbreviation(std::string_view word) const {
  if (!word.ends_with('.') || word.size() < 2) return false;
  word.remove_suffix(1);
  return word.find('.') != std::string_view::npos || rules_->IsAbbreviation(word) ||
         rules_->words.Has("before_number", word) || CharacterAt(word, 0).size == word.size();
}

}  // namespace entente::extract
