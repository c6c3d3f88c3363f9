#include "graph/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace entente {
namespace {

bool IsColour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

}  // namespace

void Complaint::Say(const toml::node& where, std::string_view what) {
  if (!status_.ok()) return;
  status_ = Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: {}", file_, where.source().begin.line, what));
}

void Complaint::SayOfFile(std::string_view what) {
  if (status_.ok()) status_ = Status(ErrorCode::kInvalidInput, fmt::format("{}: {}", file_, what));
}

TableReader::TableReader(std::string title, const toml::table& table, Complaint* complaint)
    : title_(std::move(title)), table_(table), complaint_(complaint) {}

std::string TableReader::Text(std::string_view key) {
  const toml::node* node = Required(key, "a text");
  return node ? TextOf(*node, key) : "";
}

std::string TableReader::TextOrEmpty(std::string_view key) {
  const toml::node* node = Take(key);
  return node ? TextOf(*node, key) : "";
}

std::vector<std::string> TableReader::Texts(std::string_view key) {
  const toml::node* node = Required(key, "a list of texts");
  if (!node) return {};
  const toml::array* list = node->as_array();
  if (!list || list->empty()) Say(*node, fmt::format("`{}` must be a list of texts with at least one", key));
  std::vector<std::string> texts;
  for (size_t i = 0; list && i < list->size(); ++i) texts.push_back(TextOf((*list)[i], key));
  return texts;
}

std::vector<std::string> TableReader::TextsOrNone(std::string_view key) {
  return table_.contains(key) ? Texts(key) : std::vector<std::string>();
}

std::optional<double> TableReader::NumberOrNothing(std::string_view key) {
  const toml::node* node = Take(key);
  if (node && !node->is_number()) Say(*node, fmt::format("`{}` must be a number", key));
  return node ? node->value<double>() : std::nullopt;
}

std::string TableReader::Colour(std::string_view key) {
  std::string colour = Text(key);
  if (!colour.empty() && !IsColour(colour)) {
    SayOf(key, fmt::format("`{}` must be a colour like \"#00aaff\", not \"{}\"", key, colour));
  }
  return colour;
}

bool TableReader::FlagOrFalse(std::string_view key) {
  const toml::node* node = Take(key);
  if (node && !node->is_boolean()) Say(*node, fmt::format("`{}` must be true or false", key));
  return node && node->is_boolean() && node->as_boolean()->get();
}

void TableReader::RefuseUntaken() {
  for (const auto& [key, node] : table_) {
    if (!taken_.contains(key.str())) Say(node, fmt::format("unknown key `{}`", key.str()));
  }
}

void TableReader::SayOf(std::string_view key, std::string_view what) {
  const toml::node* node = table_.get(key);
  Say(node ? *node : table_, what);
}

void TableReader::Say(const toml::node& where, std::string_view what) {
  complaint_->Say(where, title_ + ": " + std::string(what));
}

const toml::node* TableReader::Take(std::string_view key) {
  taken_.emplace(key);
  return table_.get(key);
}

const toml::node* TableReader::Required(std::string_view key, std::string_view expected) {
  const toml::node* node = Take(key);
  if (!node) Say(fmt::format("`{}` is missing; expected {}", key, expected));
  return node;
}

std::string TableReader::TextOf(const toml::node& node, std::string_view key) {
  const auto* text = node.as_string();
  if (!text || text->get().empty()) Say(node, fmt::format("`{}` must be a text in quotes that is not empty", key));
  return text ? text->get() : "";
}

Result<toml::table> ParseToml(std::string_view text, std::string_view file) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("{}:{}: not TOML: {}", file, error.source().begin.line, error.description()));
  }
}

Result<std::string> ReadTomlFile(const std::string& path, std::string_view expected) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  char block[1 << 14];
  while (file.read(block, sizeof block) || file.gcount() > 0) text.append(block, static_cast<size_t>(file.gcount()));
  if (!file.eof() || file.bad()) {
    return Status(ErrorCode::kIo, fmt::format("{}: cannot be read; expected {} as TOML", path, expected));
  }
  return text;
}

void RefuseUnknownSections(const toml::table& root, std::span<const std::string_view> sections, Complaint* complaint) {
  for (const auto& [key, node] : root) {
    if (std::find(sections.begin(), sections.end(), key.str()) != sections.end()) continue;
    std::string names;
    for (size_t i = 0; i < sections.size(); ++i) {
      names.append(i == 0 ? "" : i + 1 == sections.size() ? " or " : ", ").append(sections[i]);
    }
    complaint->Say(node, fmt::format("unknown section `{}`; expected {}", key.str(), names));
  }
}

std::vector<const toml::table*> TablesOf(const toml::table& root, std::string_view key, Complaint* complaint) {
  const toml::node* node = root.get(key);
  const toml::array* array = node ? node->as_array() : nullptr;
  if (!array || array->empty()) complaint->SayOfFile(fmt::format("no [[{}]]; expected at least one", key));
  std::vector<const toml::table*> tables;
  for (size_t i = 0; array && i < array->size(); ++i) {
    const toml::node& element = (*array)[i];
    if (!element.is_table()) {
      complaint->Say(element, fmt::format("expected [[{}]]", key));
      break;
    }
    tables.push_back(element.as_table());
  }
  return tables;
}

}  // namespace entente
