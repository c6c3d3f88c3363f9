#include "extract/language/word_tables.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "graph/table_reader.h"

namespace entente::extract {
namespace {

constexpr int64_t kGreatest = 1000;

Status At(std::string_view file, uint32_t line, std::string_view what) {
  return Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: {}", file, line, what));
}

// Empty on success, else what was expected.
std::string ReadValue(const toml::node& node, WordEntry* entry) {
  if (const auto text = node.value_exact<std::string>()) {
    entry->text = *text;
    entry->is_text = true;
    return "";
  }
  const auto number = node.value_exact<int64_t>();
  if (!number || *number < -kGreatest || *number > kGreatest) {
    return fmt::format("expected a text or a whole number between {} and {} for \"{}\" in [{}]", -kGreatest, kGreatest,
                       entry->word, entry->table);
  }
  entry->number = static_cast<int>(*number);
  return "";
}

}  // namespace

Status WordTables::Refuse(const WordEntry& entry, std::string_view expected) const {
  return At(file, entry.line, fmt::format("expected {} for \"{}\" in [{}]", expected, entry.word, entry.table));
}

Result<WordTables> WordTables::Load(const std::string& path) {
  const Result<std::string> text = ReadTomlFile(path, "a list of words");
  if (!text.ok()) return text.status();
  return Parse(text.value(), path);
}

Result<WordTables> WordTables::Parse(std::string_view toml, std::string_view file) {
  WordTables tables;
  tables.file = file;
  const Result<toml::table> root = ParseToml(toml, file);
  if (!root.ok()) return root.status();
  for (const auto& [name, node] : root.value()) {
    const toml::table* words = node.as_table();
    if (words == nullptr) {
      return At(file, node.source().begin.line,
                fmt::format("expected a table of words, found the value {}", name.str()));
    }
    for (const auto& [word, value] : *words) {
      WordEntry entry;
      entry.table = name.str();
      entry.word = word.str();
      entry.line = value.source().begin.line;
      const std::string wrong = ReadValue(value, &entry);
      if (!wrong.empty()) return At(file, entry.line, wrong);
      tables.entries.push_back(std::move(entry));
    }
  }
  std::sort(tables.entries.begin(), tables.entries.end(), [](const WordEntry& a, const WordEntry& b) {
    return std::tie(a.table, a.word) < std::tie(b.table, b.word);
  });
  return tables;
}

}  // namespace entente::extract
