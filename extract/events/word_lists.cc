#include "extract/events/word_lists.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "graph/edit_distance.h"

namespace entente::extract {
namespace {

constexpr std::string_view kMark = "@";

bool NamesList(std::string_view text) { return text.starts_with(kMark); }

}  // namespace

Status WordLists::Read(const toml::table& root, std::string_view file) {
  TomlReader reader(file);
  if (const toml::table* table = reader.Table(root, "words")) {
    for (const auto& [name, node] : *table) Add(*table, name.str(), &reader);
  }
  return reader.status();
}

void WordLists::Add(const toml::table& table, std::string_view name, TomlReader* reader) {
  const toml::node& node = *table.get(name);
  const List list = {std::string(reader->file()), node.source().begin.line, reader->Texts(table, name)};
  if (list.words.empty()) reader->Complain(node, fmt::format("list '{}' needs a word", name));
  // What a list holds can be read where it stands, and no list leads back to itself.
  const auto inner = std::find_if(list.words.begin(), list.words.end(), NamesList);
  if (inner != list.words.end()) {
    reader->Complain(node, fmt::format("list '{}' names '{}', expected words: only frames name lists", name, *inner));
  }
  const auto [earlier, added] = lists_.emplace(name, list);
  if (added) return;
  reader->Complain(
      node, fmt::format("there is a list '{}' already, at {}:{}", name, earlier->second.file, earlier->second.line));
}

std::vector<std::string> WordLists::Texts(const toml::table& table, std::string_view key, TomlReader* reader) {
  std::vector<std::string> texts = reader->Texts(table, key);
  if (std::none_of(texts.begin(), texts.end(), NamesList)) return texts;
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    if (!NamesList(text)) {
      words.push_back(text);
    } else if (const List* list = Use(text)) {
      words.insert(words.end(), list->words.begin(), list->words.end());
    } else {
      reader->Complain(*table.get(key), UnknownList(text));
    }
  }
  // Lists may share words, and a word that triggers a frame must do so once.
  std::unordered_set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) { return !seen.insert(word).second; });
  return words;
}

Status WordLists::CheckUse() const {
  for (const auto& [name, list] : lists_) {
    if (list.used) continue;
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("{}:{}: list '{}' is used by no frame", list.file, list.line, name));
  }
  return Status();
}

const WordLists::List* WordLists::Use(std::string_view text) {
  const auto found = lists_.find(text.substr(kMark.size()));
  if (found == lists_.end()) return nullptr;
  found->second.used = true;
  return &found->second;
}

std::string WordLists::UnknownList(std::string_view text) const {
  if (lists_.empty()) return fmt::format("unknown list '{}', expected a list of a table [words]", text);
  const std::string_view wanted = text.substr(kMark.size());
  const auto nearest = std::min_element(lists_.begin(), lists_.end(), [&](const auto& one, const auto& other) {
    return EditDistance(wanted, one.first) < EditDistance(wanted, other.first);
  });
  return fmt::format("unknown list '{}', the nearest is '{}{}'", text, kMark, nearest->first);
}

}  // namespace entente::extract
