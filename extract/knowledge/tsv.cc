#include "extract/knowledge/tsv.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/byte_order_mark.h"

namespace entente::extract {
namespace {

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

TsvReader::TsvReader(std::string_view text, std::string_view file, std::initializer_list<std::string_view> columns)
    : rest_(text), file_(file), columns_(columns.size()) {
  if (!ReadLine() || !std::equal(fields_.begin(), fields_.end(), columns.begin(), columns.end())) {
    line_ = 1;
    Refuse(fmt::format("expected the header line \"{}\", fields separated by tabs", fmt::join(columns, " ")));
  }
}

TsvReader::TsvReader(std::string_view text, std::string_view file)
    : rest_(WithoutByteOrderMark(text)), file_(file), columns_(0), padded_(true) {
  if (ReadLine()) header_.assign(fields_.begin(), fields_.end());
  columns_ = header_.size();
}

bool TsvReader::ReadLine() {
  while (status_.ok() && !rest_.empty()) {
    const size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    fields_ = Split(line, '\t');
    return true;
  }
  return false;
}

bool TsvReader::Next() {
  if (!ReadLine()) return false;
  if (padded_ && fields_.size() < columns_) fields_.resize(columns_);
  if (fields_.size() == columns_) return true;
  Refuse(fmt::format("expected {} fields separated by tabs, found {}", columns_, fields_.size()));
  return false;
}

std::vector<std::string> TsvReader::List(size_t column) const {
  std::vector<std::string> values;
  if (Field(column).empty()) return values;
  for (const std::string_view value : Split(Field(column), '|')) values.emplace_back(value);
  return values;
}

void TsvReader::Refuse(std::string_view what) {
  if (status_.ok()) status_ = Status(ErrorCode::kInvalidInput, fmt::format("{}:{}: {}", file_, line_, what));
}

}  // namespace entente::extract
