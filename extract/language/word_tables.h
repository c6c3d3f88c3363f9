// Word lists of schemas/words/*.toml: tables (classes) of words, each with a whole number or a short text.
#ifndef ENTENTE_EXTRACT_LANGUAGE_WORD_TABLES_H_
#define ENTENTE_EXTRACT_LANGUAGE_WORD_TABLES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente::extract {

struct WordEntry {
  std::string table;
  std::string word;
  int number = 0;  // where `is_text` is false
  std::string text;
  bool is_text = false;
  uint32_t line = 0;
};

struct WordTables {
  std::string file;                // for messages
  std::vector<WordEntry> entries;  // sorted by table and word

  // Both fail with "file:line: what was expected". Numbers must lie in -1000 ... 1000.
  static Result<WordTables> Load(const std::string& path);
  static Result<WordTables> Parse(std::string_view toml, std::string_view file);

  // kInvalidInput at the entry's place.
  Status Refuse(const WordEntry& entry, std::string_view expected) const;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_WORD_TABLES_H_
