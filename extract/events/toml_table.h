// A TOML table read strictly: every key must be asked for, and every complaint names file, line and what was expected.
#ifndef ENTENTE_EXTRACT_EVENTS_TOML_TABLE_H_
#define ENTENTE_EXTRACT_EVENTS_TOML_TABLE_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "graph/status.h"
#include "graph/table_reader.h"

namespace entente::extract {

// Collects the first complaint over a file; after it, readings give empty values.
class TomlReader {
 public:
  explicit TomlReader(std::string_view file) : file_(file) {}

  const Status& status() const { return status_; }
  std::string_view file() const { return file_; }
  void Complain(const toml::node& at, std::string_view message);

  // Each gives the default where the key is absent and complains where it has another type.
  std::string Text(const toml::table& table, std::string_view key);
  bool Flag(const toml::table& table, std::string_view key);
  double Number(const toml::table& table, std::string_view key, double fallback);
  std::vector<std::string> Texts(const toml::table& table, std::string_view key);
  const toml::table* Table(const toml::table& table, std::string_view key);
  std::vector<const toml::table*> Tables(const toml::table& table, std::string_view key);
  // Complains of the first key that is not among `known`.
  void AllowOnly(const toml::table& table, const std::set<std::string_view>& known);

 private:
  std::string file_;
  Status status_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_TOML_TABLE_H_
