#include "train/knowledge/source_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace entente::train {
namespace {

// One line; a quoted field may hold commas, and a quote written twice.
std::vector<std::string> SplitFields(std::string_view line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (separator == ',' && c == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += line[i++];
      } else {
        quoted = !quoted;
      }
    } else if (c == separator && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

Result<std::string> ReadSourceFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Status(ErrorCode::kIo, fmt::format("{}: cannot be read", path));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<SourceTable> SourceTable::Load(const std::string& path) {
  Result<std::string> text = ReadSourceFile(path);
  if (!text.ok()) return text.status();
  const char separator = path.ends_with(".tsv") ? '\t' : ',';
  SourceTable table;
  std::string_view rest = text.value();
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    table.rows_.push_back(SplitFields(line, separator));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (table.rows_.empty()) return Status(ErrorCode::kInvalidInput, fmt::format("{}: expected a header line", path));
  table.header_ = std::move(table.rows_.front());
  table.rows_.erase(table.rows_.begin());
  return table;
}

const std::string& SourceTable::Get(size_t row, std::string_view column) const {
  static const std::string kEmpty;
  const auto found = std::find(header_.begin(), header_.end(), column);
  const auto at = static_cast<size_t>(found - header_.begin());
  return found == header_.end() || at >= rows_[row].size() ? kEmpty : rows_[row][at];
}

}  // namespace entente::train
