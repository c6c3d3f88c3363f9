#include "extract/language/tokenizer.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>

#include "extract/language/characters.h"
#include "extract/language/tokenizer_marks.h"
#include "extract/language/web_address.h"

namespace entente::extract {
namespace {

bool IsHyphen(const Character& c) { return c.code == U'-' || c.code == U'\u2010' || c.code == U'\u2011'; }
bool IsCurrency(const Character& c) {
  return c.code == U'$' || c.code == U'\u20AC' || c.code == U'\u00A3' || c.code == U'\u00A5';
}

// Whether the word at `at` comes after an initial ("U. S").
bool IsAfterInitial(std::string_view text, size_t at) {
  if (at < 3 || text[at - 1] != ' ' || text[at - 2] != '.') return false;
  const Character initial = CharacterBefore(text, at - 2);
  return initial.IsUpper() && !CharacterBefore(text, at - 2 - initial.size).IsWord();
}

// Whether an address may follow the mark in the middle of a stretch of text ("below:<http://").
bool BeginsAddress(const Character& mark) {
  return mark.code < 128 && std::string_view("<([{\"'/:").find(static_cast<char>(mark.code)) != std::string_view::npos;
}

}  // namespace

struct Tokenizer::Rules {
  explicit Rules(TokenizerWords given) : words(std::move(given)) {
    for (std::string_view list : {"contractions", "small_contractions"}) {
      const std::string text = words.ListText(list);
      for (std::string_view entry : SplitLines(text)) AddContraction(entry, list != "contractions");
    }
  }

  void AddContraction(std::string_view entry, bool small) {
    const size_t bar = std::min(entry.find('|'), entry.size());
    const std::string word = std::string(entry.substr(0, bar)).append(entry.substr(std::min(bar + 1, entry.size())));
    contractions[word] = {bar, small};
  }

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
  bool IsFileEnding(std::string_view word) const;
  size_t ContractionCut(std::string_view word) const;
  size_t UnitCut(std::string_view word) const;

  TokenizerWords words;
  struct Contraction {
    size_t cut;  // bytes of its first part
    bool small;  // known in small letters alone
  };
  std::map<std::string, Contraction, std::less<>> contractions;  // by the word in lower case
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

// Whether a capital comes next, or the paragraph ends.
bool EndsSentence(std::string_view text, size_t at) {
  const Character gap = CharacterAt(text, at);
  if (gap.size == 0 || gap.code == U'\n') return true;
  return gap.IsSpace() &&
         (CharacterAt(text, at + gap.size).IsUpper() || CharacterAt(text, at + gap.size).code == U'\n');
}

}  // namespace

// Whether the full stop at `at`, after the letters since `segment`, stays inside its word.
bool Tokenizer::Rules::StopJoins(std::string_view text, size_t segment, size_t at) const {
  const Character left = CharacterBefore(text, at), right = CharacterAt(text, at + 1);
  if (left.IsDigit() && right.IsDigit()) return true;
  if (!left.IsWord() || !right.IsLetter()) return false;
  const bool single_left = segment + CharacterAt(text, segment).size == at;
  size_t after = at + 1;
  bool lower = true;
  while (CharacterAt(text, after).IsLetter() && after - at < kLongestListedWord) {
    lower = lower && CharacterAt(text, after).IsLower();
    after += CharacterAt(text, after).size;
  }
  if (IsAbbreviation(text.substr(segment, after - segment)) || IsFileEnding(text.substr(at + 1, after - at - 1)))
    return true;
  const bool single_right = at + 1 + right.size == after;
  if (!left.IsLetter()) return false;
  if (single_left || single_right)
    return single_left && (single_right || text.substr(after, 1) == ".") && after - at <= 4;
  return lower && left.IsLower() && after - at > 2 && CharacterAt(text, segment).IsLower();
}

namespace {

// "w/o", "b/c", "s/he": an abbreviation of small letters.
bool SlashJoins(std::string_view text, size_t begin, size_t at) {
  size_t end = at + 1;
  while (end < at + 5 && CharacterAt(text, end).IsLower()) end += CharacterAt(text, end).size;
  return at == begin + 1 && CharacterAt(text, begin).IsLower() && end <= at + 4 && end > at + 1 &&
         !CharacterAt(text, end).IsWord();
}

// The beginning of a word that the speaker did not finish ("th- the") keeps its hyphen.
bool IsBrokenOff(std::string_view left, const Character& next) {
  const Character first = CharacterAt(left, 0);
  const bool short_word = first.IsLetter() && left.size() <= first.size + 1 && !CharacterAt(left, first.size).IsDigit();
  return short_word && !IsHyphen(next);
}

}  // namespace

// "minutes.doc", "MINUTES.DOC", but no sentence that begins with "Doc" after a missing space.
bool Tokenizer::Rules::IsFileEnding(std::string_view word) const {
  const bool one_case = CharacterAt(word, 0).IsLower() || (word.size() > 1 && CharacterAt(word, 1).IsUpper());
  return one_case && words.HasFolded("file_endings", word);
}

// Whether the hyphen at `at` stays inside the word that began at `begin`.
bool Tokenizer::Rules::HyphenJoins(std::string_view text, size_t begin, size_t at, size_t size) const {
  const std::string_view left = text.substr(begin, at - begin);
  const bool first = !IsHyphen(CharacterBefore(text, begin));
  if (first && words.HasFolded("prefixes", left)) return true;
  if (!CharacterAt(text, at + size).IsWord()) return IsBrokenOff(left, CharacterAt(text, at + size));
  size_t end = at + size;
  while (CharacterAt(text, end).IsWord() && end - at < kLongestListedWord) end += CharacterAt(text, end).size;
  const std::string_view right = text.substr(at + size, end - at - size);
  if (IsHyphen(CharacterAt(text, end))) return false;
  return CharacterAt(left, 0).IsUpper() && words.Has("given_name_ends", right);
}

// Whether the mark at `at` stays inside the word that began at `begin`, its part without marks at `segment`.
bool Tokenizer::Rules::Joins(std::string_view text, size_t begin, size_t segment, size_t at) const {
  const Character mark = CharacterAt(text, at), left = CharacterBefore(text, at),
                  right = CharacterAt(text, at + mark.size);
  if (IsHyphen(mark)) return HyphenJoins(text, begin, at, mark.size);
  if (!right.IsWord()) return false;
  const bool digits = left.IsDigit() && right.IsDigit();
  if (mark.IsApostrophe()) return (left.IsLetter() && right.IsLetter()) || (left.IsDigit() && right.code == U's');
  switch (mark.code) {
    case U'.':
      return StopJoins(text, segment, at);
    case U',':
      return digits && CountDigits(text.substr(at + 1, 4)) == 3;
    case U':':
      return digits && CountDigits(text.substr(at + 1, 3)) == 2;
    case U'/':
      return digits || SlashJoins(text, begin, at);
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
  const Character first = CharacterAt(text, begin);
  if (text.substr(at + 1, 1) == ".")
    return text.substr(at + 2, 1) != "." && first.IsUpper() && (word.find('.') != word.npos || IsAbbreviation(word));
  if (words.HasFolded("final_words", word) && EndsSentence(text, at + 1)) return false;
  if (IsAbbreviation(word)) return true;
  if (word.size() <= 12 && word.size() > 2 && first.IsLetter() &&
      CharacterBefore(text, at - CharacterBefore(text, at).size).code == U'.')
    return true;
  Character next = CharacterAt(text, at + 1);
  const bool spaced = next.code == U' ' || next.code == U'\u00A0';
  if (spaced) next = CharacterAt(text, at + 1 + next.size);
  const bool number = next.IsDigit() || (spaced && next.code == U'(' && CharacterAt(text, at + 3).IsDigit());
  if (number && words.Has("before_number", word)) return true;
  if (!first.IsUpper() || first.size != word.size()) return false;
  return (next.IsUpper() && (first.code != U'I' || !spaced)) || IsAfterInitial(text, begin);
}

size_t Tokenizer::Rules::WordEnd(std::string_view text, size_t begin, size_t end) const {
  size_t at = begin + HyphenatedNumber(text.substr(begin, std::min<size_t>(end - begin, 64))), segment = at;
  while (at < end) {
    const Character c = CharacterAt(text, at);
    if (!c.IsWord()) {
      if (!Joins(text, begin, segment, at)) break;
      segment = at + c.size;
    }
    at += c.size;
  }
  if (at < end && text[at] == '.' && TakesStop(text, begin, at)) return at + 1;
  if (at < end && at - begin <= 3 && CharacterAt(text, begin).IsUpper() && CharacterBefore(text, at).IsUpper()) {
    const Character next = CharacterAt(text, at);
    if (IsCurrency(next)) return at + next.size;
  }
  return at;
}

size_t Tokenizer::Rules::ContractionCut(std::string_view word) const {
  if (word.size() > kLongestListedWord) return word.size();
  const std::string folded = FoldWord(word);
  const auto found = contractions.find(folded);
  if (found == contractions.end() || (found->second.small && CharacterAt(word, 0).IsUpper())) return word.size();
  size_t at = 0;  // a typographic apostrophe is longer than the plain one of the list
  while (at < word.size() && FoldWord(word.substr(0, at)).size() < found->second.cut) at += CharacterAt(word, at).size;
  return at;
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
  const size_t contraction = ContractionCut(word);
  const bool plural = CharacterAt(word, 0).IsDigit();  // "the 1980's"
  size_t cut = contraction < word.size() ? contraction : plural ? UnitCut(word) : CliticCut(word);
  tokens->push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + cut)});
  if (cut < word.size()) tokens->push_back({static_cast<uint32_t>(begin + cut), static_cast<uint32_t>(end)});
}

// Cuts a stretch without white space.
void Tokenizer::Rules::Chunk(std::string_view text, size_t begin, size_t end, std::vector<ByteSpan>* tokens) const {
  const std::string_view chunk = text.substr(begin, end - begin);
  const bool has_address = WebAddresses::MayHold(chunk);
  bool may_be_address = has_address;
  for (size_t at = begin; at < end;) {
    if (may_be_address) {
      const size_t size = addresses.Length(text.substr(at, end - at), words);
      if (size > 0) {
        tokens->push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)});
        at += size;
        continue;
      }
    }
    const size_t number = at + NumberSign(text, at);
    if (CharacterAt(text, number).IsWord()) {
      const size_t word_end = WordEnd(text, number, end);
      if (number == at) EmitWord(text, at, word_end, tokens);
      if (number > at) tokens->push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(word_end)});
      at = word_end;
      may_be_address = false;
      continue;
    }
    const size_t next = MarkEnd(text, at, end);
    may_be_address = has_address && BeginsAddress(CharacterBefore(text, next));
    tokens->push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(next)});
    at = next;
  }
}

Tokenizer::Tokenizer(TokenizerWords words) : rules_(std::make_unique<const Rules>(std::move(words))) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

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
