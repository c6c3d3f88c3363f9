// Strict reading of TOML tables: every value has a type, every key is known, and what is wrong is said with its line.
#ifndef ENTENTE_GRAPH_TABLE_READER_H_
#define ENTENTE_GRAPH_TABLE_READER_H_

#include <toml++/toml.h>

#include <set>
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

}  // namespace entente

#endif  // ENTENTE_GRAPH_TABLE_READER_H_
