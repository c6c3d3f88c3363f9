#include "extract/language/lemmatizer.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr size_t kLongestForm = 64;  // longer ones are no words of the language

// The parts of a line between tabs; fails where there are not `count`.
bool Parts(std::string_view line, size_t count, std::vector<std::string_view>* parts) {
  parts->clear();
  while (parts->size() + 1 < count) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return false;
    parts->push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  parts->push_back(line);
  return true;
}

// Whether byte `at` is not inside a character.
bool IsBorder(std::string_view text, size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool BeginsCapital(std::string_view form) { return CharacterAt(form, 0).IsUpper(); }

}  // namespace

std::string LemmaForm(std::string_view form) {
  static constexpr std::string_view kCurly = "\u2019";
  std::string plain(form);
  for (size_t at = plain.find(kCurly); at != std::string::npos; at = plain.find(kCurly, at))
    plain.replace(at, kCurly.size(), "'");
  return plain;
}

std::string LemmaSuffix(std::string_view form, size_t size) {
  size_t begin = form.size() - std::min(size, form.size());
  while (!IsBorder(form, begin)) ++begin;
  return FoldWord(form.substr(begin));
}

std::string ApplyLemmaRule(std::string_view form, const LemmaRule& rule) {
  const bool fits = rule.cut <= form.size() && IsBorder(form, form.size() - rule.cut);
  if (!fits) return std::string(form);
  const std::string_view stem = form.substr(0, form.size() - rule.cut);
  std::string lemma = rule.lower ? FoldWord(stem) : std::string(stem);
  return lemma.append(rule.added);
}

std::string LemmaKey(std::string_view form, std::string_view tag) { return fmt::format("{}\t{}", form, tag); }

std::string LemmaRuleKey(std::string_view suffix, std::string_view tag, bool capital) {
  return fmt::format("{}\t{}\t{}", suffix, tag, capital ? 1 : 0);
}

Result<Lemmatizer> Lemmatizer::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, "lemmatizer");
  if (!file.ok()) return file.status();
  Result<std::string_view> exceptions = file.value().Section("exceptions"), rules = file.value().Section("rules");
  if (!exceptions.ok()) return exceptions.status();
  if (!rules.ok()) return rules.status();
  Lemmatizer lemmatizer(std::move(file).value());
  Status status = lemmatizer.ReadExceptions(exceptions.value());
  if (status.ok()) status = lemmatizer.ReadRules(rules.value());
  if (!status.ok()) return status;
  return lemmatizer;
}

Status Lemmatizer::ReadExceptions(std::string_view section) {
  std::vector<std::string_view> parts;
  for (std::string_view line : SplitLines(section)) {
    if (!Parts(line, 3, &parts)) {
      return Status(ErrorCode::kCorrupt, fmt::format("{}: \"{}\" is no exception of a lemmatizer", file_.path(), line));
    }
    exceptions_.emplace(Key{parts[0], parts[1]}, parts[2]);
  }
  return Status();
}

Status Lemmatizer::ReadRules(std::string_view section) {
  std::vector<std::string_view> parts;
  for (std::string_view line : SplitLines(section)) {
    LemmaRule rule;
    const bool read = Parts(line, 6, &parts) &&
                      std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), rule.cut).ec == std::errc();
    if (!read)
      return Status(ErrorCode::kCorrupt, fmt::format("{}: \"{}\" is no rule of a lemmatizer", file_.path(), line));
    rule.lower = parts[4] == "1";
    rule.added = parts[5];
    rules_.emplace(Key{parts[0], parts[1], parts[2] == "1"}, rule);
  }
  return Status();
}

size_t Lemmatizer::KeyHash::operator()(const Key& key) const {
  uint64_t seed = key.capital ? 1 : 0;
  for (char c : key.tag) seed = seed * 31 + static_cast<unsigned char>(c);
  return XXH3_64bits_withSeed(key.form.data(), key.form.size(), seed);
}

const std::string_view* Lemmatizer::FindException(std::string_view form, std::string_view tag) const {
  const auto found = exceptions_.find({form, tag});
  return found == exceptions_.end() ? nullptr : &found->second;
}

std::string Lemmatizer::Lemma(std::string_view form, std::string_view tag) const {
  if (form.size() > kLongestForm) return std::string(form);
  // Verbs are capital at the head of a sentence alone, where there are too few to learn from: "Praising Ann, Ben left".
  const bool verb = tag.starts_with("VB");
  const std::string plain = verb ? FoldWord(LemmaForm(form)) : LemmaForm(form);
  if (const std::string_view* lemma = FindException(plain, tag)) return std::string(*lemma);
  const bool name = tag.starts_with("NNP"), capital = BeginsCapital(plain);
  const std::string folded = FoldWord(plain);
  if (!name && capital) {
    if (const std::string_view* lemma = FindException(folded, tag)) return std::string(*lemma);
  }
  // Folding changes the size of characters outside of ASCII, so that their endings are folded one by one.
  const bool ascii =
      std::all_of(plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
  for (size_t size = std::min(kLongestLemmaSuffix, plain.size()) + 1; size-- > 0;) {
    const auto rule = ascii ? rules_.find({std::string_view(folded).substr(folded.size() - size), tag, capital})
                            : rules_.find({LemmaSuffix(plain, size), tag, capital});
    if (rule != rules_.end()) return ApplyLemmaRule(plain, rule->second);
  }
  return plain;
}

}  // namespace entente::extract
