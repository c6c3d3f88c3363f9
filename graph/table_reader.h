// Strict reading of TOML tables: every value has a type, every key is known, and what is wrong is said with its line.
#ifndef ENTENTE_GRAPH_TABLE_READER_H_
#define ENTENTE_GRAPH_TABLE_READER_H_

#include <toml++/toml.h>

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente {

// Remembers the first thing that is wrong with a file.
class Complaint {
 public:
  explicit Complaint(std::string_view file) : file_(file) {}

  void Say(const toml::node& where, std::string_view what);
  void SayOfFile(std::string_view what);
  const Status& status() const { return status_; }

 private:
  std::string file_;
  Status status_;
};

// Takes the values out of one table; whatever nobody took is an unknown key. What is wrong goes to the complaint, and
// the reader goes on with an empty value.
class TableReader {
 public:
  // `title` heads each complaint ("[[relation]]").
  TableReader(std::string title, const toml::table& table, Complaint* complaint);

  std::string Text(std::string_view key);
  std::string TextOrEmpty(std::string_view key);
  std::vector<std::string> Texts(std::string_view key);
  std::vector<std::string> TextsOrNone(std::string_view key);
  std::optional<double> NumberOrNothing(std::string_view key);
  std::string Colour(std::string_view key);  // "#rrggbb"
  bool FlagOrFalse(std::string_view key);
  void RefuseUntaken();

  void Say(std::string_view what) { Say(table_, what); }
  void SayOf(std::string_view key, std::string_view what);

 private:
  void Say(const toml::node& where, std::string_view what);
  const toml::node* Take(std::string_view key);
  const toml::node* Required(std::string_view key, std::string_view expected);
  std::string TextOf(const toml::node& node, std::string_view key);

  std::string title_;
  const toml::table& table_;
  Complaint* complaint_;
  std::set<std::string, std::less<>> taken_;
};

// Reads a TOML file whole, and its text; a syntax error is told with file and line, an unreadable file with what was
// `expected` in it.
Result<toml::table> ParseToml(std::string_view text, std::string_view file);
Result<std::string> ReadTomlFile(const std::string& path, std::string_view expected);

// Complains of each section that is not among `sections`.
void RefuseUnknownSections(const toml::table& root, std::span<const std::string_view> sections, Complaint* complaint);

// The [[key]] tables, at least one; complains otherwise and gives those before the mistake.
std::vector<const toml::table*> TablesOf(const toml::table& root, std::string_view key, Complaint* complaint);

// Calls `read` with a reader for every [[key]]; complains where there is none.
template <class Read>
void ReadTables(const toml::table& root, std::string_view key, Complaint* complaint, Read read) {
  for (const toml::table* table : TablesOf(root, key, complaint)) {
    TableReader reader("[[" + std::string(key) + "]]", *table, complaint);
    read(reader);
    reader.RefuseUntaken();
  }
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_TABLE_READER_H_
