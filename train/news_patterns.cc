#include "train/news_patterns.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "train/shuffle.h"

namespace entente::train {
namespace {

constexpr uint64_t kWriterSeed = 1;
constexpr size_t kDeepestNesting = 8;

// A token, or a slot where `tag` is empty.
struct Item {
  std::string text, tag, relation;
  int head = -1;  // index in the pattern
};
using Pattern = std::vector<Item>;

struct Grammar {
  std::map<std::string, std::vector<Pattern>> slots;
  std::vector<Pattern> sentences;
};

std::vector<std::string> Cut(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return parts;
}

std::optional<Item> ReadItem(std::string_view text) {
  std::vector<std::string> parts = Cut(text, "/");
  const bool slot = text.starts_with('@');
  if (slot) parts.insert(parts.begin() + 1, "");
  if (parts.size() < 3 || parts.size() > 4) return std::nullopt;
  Item item{parts[0], parts[1], parts.size() == 4 ? parts[3] : "root", -1};
  const std::string& head = parts[2];
  const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), item.head);
  if (error != std::errc() || end != head.data() + head.size() || (item.tag.empty() && !slot)) return std::nullopt;
  --item.head;
  return item;
}

std::optional<Pattern> ReadPattern(std::string_view text) {
  Pattern pattern;
  for (const std::string& word : Cut(text, " ")) {
    std::optional<Item> item = ReadItem(word);
    if (!item) return std::nullopt;
    pattern.push_back(*std::move(item));
  }
  std::vector<int> heads;
  for (const Item& item : pattern) heads.push_back(item.head);
  return IsTree(heads) ? std::optional<Pattern>(std::move(pattern)) : std::nullopt;
}

// False where the line is neither a slot nor a sentence.
bool ReadLine(const std::string& line, Grammar* grammar) {
  const size_t colon = line.find(": ");
  const bool slot = line.starts_with('@') && colon != std::string::npos && line.find(' ') > colon;
  for (const std::string& text : Cut(slot ? std::string_view(line).substr(colon + 2) : std::string_view(line), " | ")) {
    std::optional<Pattern> pattern = ReadPattern(text);
    if (!pattern) return false;
    (slot ? grammar->slots[line.substr(0, colon)] : grammar->sentences).push_back(*std::move(pattern));
  }
  return true;
}

Result<Grammar> ReadGrammar(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Status(ErrorCode::kIo, fmt::format("{}: cannot read these patterns", path));
  Grammar grammar;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line.front() == '#' || ReadLine(line, &grammar)) continue;
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("{}:{}: expected tokens form/tag/head/relation that make a tree", path, number));
  }
  return grammar;
}

class Writer {
 public:
  explicit Writer(const Grammar& grammar) : grammar_(grammar), shuffler_(kWriterSeed) {}

  // False where a slot is not defined, or contains itself.
  bool Fill(const Pattern& pattern, size_t depth, std::vector<GoldToken>* tokens) {
    std::vector<int> root_of(pattern.size());
    for (size_t i = 0; i < pattern.size(); ++i) {
      const auto begin = static_cast<int>(tokens->size());
      if (pattern[i].tag.empty()) {
        if (!FillSlot(pattern[i].text, depth, tokens)) return false;
      } else {
        tokens->push_back({pattern[i].text, "", pattern[i].tag, "root", -1, true});
      }
      root_of[i] = begin;
      while ((*tokens)[static_cast<size_t>(root_of[i])].head >= 0) ++root_of[i];
    }
    for (size_t i = 0; i < pattern.size(); ++i) {
      GoldToken& root = (*tokens)[static_cast<size_t>(root_of[i])];
      root.relation = pattern[i].relation;
      root.head = pattern[i].head < 0 ? -1 : root_of[static_cast<size_t>(pattern[i].head)];
    }
    return true;
  }

 private:
  bool FillSlot(const std::string& slot, size_t depth, std::vector<GoldToken>* tokens) {
    const auto choices = grammar_.slots.find(slot);
    if (choices == grammar_.slots.end() || depth == kDeepestNesting) return false;
    return Fill(choices->second[shuffler_.Below(choices->second.size())], depth + 1, tokens);
  }

  const Grammar& grammar_;
  Shuffler shuffler_;
};

void Capitalise(std::string* word) {
  if (word->front() >= 'a' && word->front() <= 'z') word->front() = static_cast<char>(word->front() - 'a' + 'A');
}

}  // namespace

Result<Treebank> MakeNewsSentences(const std::string& path, size_t copies) {
  Result<Grammar> grammar = ReadGrammar(path);
  if (!grammar.ok()) return grammar.status();
  Writer writer(grammar.value());
  Treebank treebank;
  for (size_t copy = 0; copy < copies; ++copy) {
    for (const Pattern& pattern : grammar.value().sentences) {
      GoldSentence& sentence = treebank.emplace_back();
      if (writer.Fill(pattern, 0, &sentence.tokens)) {
        Capitalise(&sentence.tokens.front().form);
        continue;
      }
      return Status(ErrorCode::kInvalidInput, fmt::format("{}: a slot in \"{} ...\" is not defined or contains itself",
                                                          path, pattern.front().text));
    }
  }
  return treebank;
}

}  // namespace entente::train
