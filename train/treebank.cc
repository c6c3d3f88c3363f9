#include "train/treebank.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace entente::train {
namespace {

// The genres of GUM with free texts.
constexpr std::array<std::string_view, 10> kOpenGenres = {"news",  "interview", "bio",      "voyage", "academic",
                                                          "court", "speech",    "textbook", "vlog",   "conversation"};
constexpr std::string_view kGenrePrefix = "GUM_";

std::vector<std::string_view> Fields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (size_t begin = 0; begin <= line.size();) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

std::optional<int> Number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Builds sentences line by line.
class ConlluReader {
 public:
  // False where the line is no CoNLL-U.
  bool Line(std::string_view line) {
    if (line.empty()) return EndSentence();
    if (line.front() == '#') return Comment(line);
    const std::vector<std::string_view> fields = Fields(line);
    if (fields.size() != 10) return false;
    if (fields[0].find('.') != std::string_view::npos) return true;
    if (const size_t dash = fields[0].find('-'); dash != std::string_view::npos) return MultiWord(fields, dash);
    const std::optional<int> head = Number(fields[6]), index = Number(fields[0]);
    if (!head || !index || *index != static_cast<int>(sentence_.tokens.size()) + 1) return false;
    const bool glued = fields[9].find("SpaceAfter=No") != std::string_view::npos || *index < word_end_;
    sentence_.tokens.push_back({std::string(fields[1]), std::string(fields[2]), std::string(fields[4]),
                                std::string(fields[7]), *head - 1, *index == word_end_ ? word_space_ : !glued});
    return true;
  }

  // False where the heads are no tree.
  bool EndSentence() {
    if (sentence_.tokens.empty()) return true;
    std::vector<int> heads;
    for (const GoldToken& token : sentence_.tokens) heads.push_back(token.head);
    sentence_.document = document_;
    treebank_.push_back(std::exchange(sentence_, {}));
    word_end_ = 0;
    return IsTree(heads);
  }

  Treebank Take() { return std::move(treebank_); }

 private:
  bool Comment(std::string_view line) {
    constexpr std::string_view kDocument = "# newdoc id = ";
    if (line.starts_with(kDocument)) document_ = line.substr(kDocument.size());
    if (line.starts_with("# newdoc") || line == "# newpar" || line.starts_with("# newpar id"))
      sentence_.begins_paragraph = true;
    return true;
  }

  bool MultiWord(const std::vector<std::string_view>& fields, size_t dash) {
    const std::optional<int> end = Number(fields[0].substr(dash + 1));
    if (!end) return false;
    word_end_ = *end;
    word_space_ = fields[9].find("SpaceAfter=No") == std::string_view::npos;
    return true;
  }

  Treebank treebank_;
  GoldSentence sentence_;
  std::string document_;
  int word_end_ = 0;  // last index of the word that is written as one
  bool word_space_ = true;
};

Status Bad(const std::string& path, size_t line) {
  return Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: expected CoNLL-U, and each sentence a tree", path, line));
}

bool IsOpen(const GoldSentence& sentence) {
  if (!sentence.document.starts_with(kGenrePrefix)) return true;
  const std::string_view genre = std::string_view(sentence.document).substr(kGenrePrefix.size());
  return std::find(kOpenGenres.begin(), kOpenGenres.end(), genre.substr(0, genre.find('_'))) != kOpenGenres.end();
}

}  // namespace

bool IsTree(const std::vector<int>& heads) {
  const auto size = static_cast<int>(heads.size());
  for (int token = 0; token < size; ++token) {
    int ancestor = token;
    for (int steps = 0; ancestor >= 0; ++steps) {
      if (ancestor >= size || steps > size) return false;
      ancestor = heads[static_cast<size_t>(ancestor)];
    }
  }
  return std::count(heads.begin(), heads.end(), -1) == 1;
}

Result<Treebank> ReadTreebank(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Status(ErrorCode::kIo, fmt::format("{}: cannot read this treebank", path));
  ConlluReader reader;
  size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!reader.Line(line)) return Bad(path, number);
  }
  if (!reader.EndSentence()) return Bad(path, number);
  return reader.Take();
}

Treebank OpenPart(Treebank treebank) {
  std::erase_if(treebank, [](const GoldSentence& sentence) { return !IsOpen(sentence); });
  return treebank;
}

extract::Document GoldDocument(const Treebank& treebank) {
  extract::Document document;
  std::string& text = document.article.text;
  for (const GoldSentence& sentence : treebank) {
    if (sentence.begins_paragraph && !text.empty()) text += "\n\n";
    const auto first = static_cast<uint32_t>(document.tokens.size());
    for (const GoldToken& token : sentence.tokens) {
      const auto begin = static_cast<uint32_t>(text.size());
      text += token.form;
      document.tokens.push_back({begin, static_cast<uint32_t>(text.size())});
      if (token.space_after) text += ' ';
    }
    document.sentences.push_back({first, static_cast<uint32_t>(document.tokens.size())});
  }
  return document;
}

}  // namespace entente::train
