// Tab-separated tables with a header line, read strictly.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_TSV_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_TSV_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/status.h"

namespace entente::extract {

// Walks the rows of a table. The first error ends the walk and stays in status(), unless it is taken.
class TsvReader {
 public:
  // The columns must be those expected. `text` must outlive the reader; `file` is named in errors.
  TsvReader(std::string_view text, std::string_view file, std::initializer_list<std::string_view> columns);
  // Columns as the header names them; fields that are missing at the end of a row are empty, as spreadsheets write
  // them.
  TsvReader(std::string_view text, std::string_view file);

  // Goes to the next row that is not empty; false at the end or after an error.
  bool Next();
  std::string_view Field(size_t column) const { return fields_[column]; }
  // The values of a field that holds several, separated by "|"; none for an empty field.
  std::vector<std::string> List(size_t column) const;
  // Ends the walk: "FILE:LINE: what".
  void Refuse(std::string_view what);
  size_t line() const { return line_; }
  const Status& status() const { return status_; }
  // What was refused; the walk may go on behind it.
  Status TakeRefusal() { return std::exchange(status_, Status()); }
  const std::vector<std::string>& header() const { return header_; }

 private:
  bool ReadLine();

  std::string_view rest_;
  std::string file_;
  size_t columns_;
  bool padded_ = false;
  std::vector<std::string> header_;
  size_t line_ = 0;
  std::vector<std::string_view> fields_;
  Status status_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_TSV_H_
