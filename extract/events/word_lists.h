// Lists of words that stand once, in a table [words] of a file of frames, and that frames name: "@aid" in a list of
// theirs stands for all words of the list "aid".
#ifndef ENTENTE_EXTRACT_EVENTS_WORD_LISTS_H_
#define ENTENTE_EXTRACT_EVENTS_WORD_LISTS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "extract/events/toml_table.h"
#include "graph/status.h"

namespace entente::extract {

class WordLists {
 public:
  // Adds those of a file, if it has any.
  Status Read(const toml::table& root, std::string_view file);
  // The texts of a list; where it names others, their words, and each word once.
  std::vector<std::string> Texts(const toml::table& table, std::string_view key, TomlReader* reader);
  // Complains of a list that nobody has named.
  Status CheckUse() const;

 private:
  struct List {
    std::string file;
    uint32_t line = 0;
    std::vector<std::string> words;
    bool used = false;
  };

  void Add(const toml::table& table, std::string_view name, TomlReader* reader);
  // The list that a text such as "@aid" names; it counts as used. Nothing where there is none.
  const List* Use(std::string_view text);
  std::string UnknownList(std::string_view text) const;

  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_WORD_LISTS_H_
