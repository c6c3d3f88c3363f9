#include "train/coreference_corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>

#include "train/read_file.h"

namespace entente::train {
namespace {

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<uint32_t> ChainNumber(std::string_view text) {
  uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Opens and closes mentions token by token.
class ChainReader {
 public:
  explicit ChainReader(const extract::Document& document) : document_(document) {}

  // The brackets behind one token; false where they do not match.
  bool Brackets(std::string_view brackets) {
    const uint32_t token = token_++;
    if (brackets == "_") return true;
    while (!brackets.empty()) {
      const size_t digits = brackets.starts_with('(') ? 1 : 0;
      size_t end = std::min(brackets.find_first_not_of("0123456789", digits), brackets.size());
      if (end < brackets.size() && brackets[end] == ')') ++end;
      if (!Bracket(brackets.substr(0, end), token)) return false;
      brackets.remove_prefix(end);
    }
    return true;
  }

  // The corpus leaves the form of a bar empty.
  bool IsNext(std::string_view form) const {
    return token_ < document_.tokens.size() && document_.TokenText(token_) == (form.empty() ? "|" : form);
  }
  bool AtEnd() const {
    return token_ == document_.tokens.size() &&
           std::all_of(open_.begin(), open_.end(), [](const auto& chain) { return chain.second.empty(); });
  }

  Chains Take() {
    Chains chains;
    for (auto& [_, chain] : chains_) chains.push_back(std::move(chain));
    return chains;
  }

 private:
  bool Bracket(std::string_view part, uint32_t token) {
    const bool opens = part.starts_with('('), closes = part.ends_with(')');
    if (opens) part.remove_prefix(1);
    if (closes && !part.empty()) part.remove_suffix(1);
    const std::optional<uint32_t> chain = ChainNumber(part);
    if (!chain || (!opens && !closes)) return false;
    if (opens) open_[*chain].push_back(token);
    if (!closes) return true;
    if (open_[*chain].empty()) return false;
    chains_[*chain].push_back(document_.Bytes({open_[*chain].back(), token + 1}));
    open_[*chain].pop_back();
    return true;
  }

  const extract::Document& document_;
  uint32_t token_ = 0;
  std::map<uint32_t, std::vector<uint32_t>> open_;
  std::map<uint32_t, Chain> chains_;
};

bool IsHeldBack(const GoldSentence& sentence) {
  return std::all_of(sentence.tokens.begin(), sentence.tokens.end(),
                     [](const GoldToken& token) { return token.form.find_first_not_of('_') == std::string::npos; });
}

// Where each character of a text begins, and where it ends.
std::vector<uint32_t> CharacterBorders(std::string_view text) {
  std::vector<uint32_t> borders;
  for (uint32_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) borders.push_back(i);
  }
  borders.push_back(static_cast<uint32_t>(text.size()));
  return borders;
}

// The words at a character offset; an empty span where they are not there.
ByteSpan SpanAt(std::string_view text, const std::vector<uint32_t>& borders, std::string_view offset,
                std::string_view words) {
  const std::optional<uint32_t> character = ChainNumber(offset);
  if (!character || *character >= borders.size()) return {};
  const uint32_t begin = borders[*character];
  if (text.substr(begin, words.size()) != words) return {};
  return {begin, begin + static_cast<uint32_t>(words.size())};
}

constexpr size_t kGapColumns = 11;

// An example without an id where the line is none.
GapExample ParseExample(std::string_view line) {
  constexpr std::array<std::string_view, 4> kFeminine = {"she", "her", "hers", "herself"};
  const std::vector<std::string_view> columns = Split(line, '\t');
  if (columns.size() != kGapColumns) return {};
  GapExample example;
  example.text = columns[1];
  const std::vector<uint32_t> borders = CharacterBorders(example.text);
  example.pronoun = SpanAt(example.text, borders, columns[3], columns[2]);
  example.a = SpanAt(example.text, borders, columns[5], columns[4]);
  example.b = SpanAt(example.text, borders, columns[8], columns[7]);
  if (example.pronoun.empty() || example.a.empty() || example.b.empty()) return {};
  example.is_a = columns[6] == "TRUE";
  example.is_b = columns[9] == "TRUE";
  std::string pronoun(columns[2]);
  for (char& c : pronoun) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  example.feminine = std::find(kFeminine.begin(), kFeminine.end(), pronoun) != kFeminine.end();
  example.id = columns[0];
  return example;
}

}  // namespace

Result<Chains> ParseChains(std::string_view text, const extract::Document& document, const std::string& file) {
  ChainReader reader(document);
  size_t number = 0;
  for (const std::string_view line : Split(text, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() != 3 || !reader.IsNext(columns[1]) || !reader.Brackets(columns[2])) {
      return Status(ErrorCode::kInvalidInput,
                    fmt::format("{}:{}: expected number, the text's next token and matching brackets", file, number));
    }
  }
  if (reader.AtEnd()) return reader.Take();
  return Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: tokens or brackets are missing", file, number));
}

Result<std::vector<ChainedDocument>> ReadChained(const std::string& folder, const Treebank& treebank) {
  std::vector<ChainedDocument> documents;
  for (size_t begin = 0, end = 0; begin < treebank.size(); begin = end) {
    const std::string& id = treebank[begin].document;
    while (end < treebank.size() && treebank[end].document == id) ++end;
    const Treebank sentences(treebank.begin() + static_cast<std::ptrdiff_t>(begin),
                             treebank.begin() + static_cast<std::ptrdiff_t>(end));
    const std::string path = fmt::format("{}/{}.conll", folder, id);
    if (!std::filesystem::exists(path) || std::all_of(sentences.begin(), sentences.end(), IsHeldBack)) continue;
    const Result<std::string> text = ReadFile(path);
    if (!text.ok()) return text.status();
    ChainedDocument document{id, GoldDocument(sentences), {}};
    Result<Chains> chains = ParseChains(text.value(), document.document, path);
    if (!chains.ok()) return chains.status();
    document.chains = std::move(chains).value();
    documents.push_back(std::move(document));
  }
  return documents;
}

Result<std::vector<GapExample>> ParseGap(std::string_view text, const std::string& file) {
  std::vector<GapExample> examples;
  size_t number = 0;
  for (std::string_view line : Split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (++number == 1 || line.empty()) continue;
    GapExample example = ParseExample(line);
    if (example.id.empty()) {
      return Status(
          ErrorCode::kInvalidInput,
          fmt::format("{}:{}: expected {} columns, and offsets of the words beside them", file, number, kGapColumns));
    }
    examples.push_back(std::move(example));
  }
  return examples;
}

Result<std::vector<GapExample>> ReadGap(const std::string& path) {
  const Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.status();
  return ParseGap(text.value(), path);
}

}  // namespace entente::train
