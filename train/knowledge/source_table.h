// A comma- or tab-separated source file, read whole, with columns by name.
#ifndef ENTENTE_TRAIN_KNOWLEDGE_SOURCE_TABLE_H_
#define ENTENTE_TRAIN_KNOWLEDGE_SOURCE_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente::train {

Result<std::string> ReadSourceFile(const std::string& path);

class SourceTable {
 public:
  // The separator is a tab where the file's name ends in .tsv, else a comma (then fields may be quoted).
  static Result<SourceTable> Load(const std::string& path);

  size_t size() const { return rows_.size(); }
  // Empty where the row or the table has no such column.
  const std::string& Get(size_t row, std::string_view column) const;

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_KNOWLEDGE_SOURCE_TABLE_H_
