#include "extract/events/toml_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::extract {

void TomlReader::Complain(const toml::node& at, std::string_view message) {
  if (!status_.ok()) return;
  status_ = Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: {}", file_, at.source().begin.line, message));
}

std::string TomlReader::Text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  if (!node->is_string()) {
    Complain(*node, fmt::format("'{}' must be a text in quotes", key));
    return {};
  }
  return node->as_string()->get();
}

bool TomlReader::Flag(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) Complain(*node, fmt::format("'{}' must be true or false", key));
  return node->is_boolean() && node->as_boolean()->get();
}

double TomlReader::Number(const toml::table& table, std::string_view key, double fallback) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return fallback;
  if (!node->is_floating_point()) {
    Complain(*node, fmt::format("'{}' must be a number such as 0.8", key));
    return fallback;
  }
  return node->as_floating_point()->get();
}

std::vector<std::string> TomlReader::Texts(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  std::vector<std::string> texts;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    Complain(*node, fmt::format("'{}' must be a list of texts", key));
    return texts;
  }
  for (const toml::node& item : *array) {
    if (item.is_string()) {
      texts.push_back(item.as_string()->get());
    } else {
      Complain(item, fmt::format("'{}' must be a list of texts", key));
    }
  }
  return texts;
}

const toml::table* TomlReader::Table(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) Complain(*node, fmt::format("'{}' must be a table", key));
  return node->as_table();
}

std::vector<const toml::table*> TomlReader::Tables(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (node == nullptr) return {};
  std::vector<const toml::table*> tables;
  if (const toml::array* array = node->as_array()) {
    for (const toml::node& item : *array) {
      if (item.is_table()) tables.push_back(item.as_table());
    }
  }
  if (tables.empty()) Complain(*node, fmt::format("'{}' must be a list of tables", key));
  return tables;
}

void TomlReader::AllowOnly(const toml::table& table, const std::set<std::string_view>& known) {
  for (const auto& [key, node] : table) {
    if (!known.contains(key.str())) {
      Complain(node, fmt::format("unknown key '{}', expected one of: {}", key.str(), fmt::join(known, ", ")));
    }
  }
}

}  // namespace entente::extract
