#include "train/knowledge/write_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace entente::train {
namespace {

// Tabs, line ends and bars have a meaning in the tables.
std::string Plain(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '|'; }, ' ');
  return text;
}

std::string List(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text.append(text.empty() ? "" : "|").append(Plain(value));
  return text;
}

Status Write(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) return Status(ErrorCode::kIo, fmt::format("{}: cannot be written", path));
  return {};
}

}  // namespace

Status WritePeople(const std::string& path, const std::vector<extract::PersonRow>& rows) {
  std::string text = "id\tname\tnames\tfamily\tgender\tborn\tdied\tcountry\n";
  for (const extract::PersonRow& row : rows) {
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.id, Plain(row.name), List(row.names), List(row.family),
                        row.gender, row.born, row.died, row.country);
  }
  return Write(path, text);
}

Status WriteOffices(const std::string& path, const std::vector<extract::OfficeRow>& rows) {
  std::string text = "person\tof\ttitle\toffice\tfirst\tlast\tseen\n";
  for (const extract::OfficeRow& row : rows) {
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.person, row.of, Plain(row.title), row.office,
                        row.first.ToString(), row.last.ToString(), row.seen.ToString());
  }
  return Write(path, text);
}

Status WritePlaces(const std::string& path, const std::vector<extract::PlaceRow>& rows) {
  std::string text = "id\tname\tnames\tcountry\n";
  for (const extract::PlaceRow& row : rows) {
    text += fmt::format("{}\t{}\t{}\t{}\n", row.id, Plain(row.name), List(row.names), row.country);
  }
  return Write(path, text);
}

Status WriteGazetteer(const std::string& path, const std::vector<std::string>& words, const std::string& name) {
  std::string text = "words\tclasses\n";
  for (const std::string& word : words) text += fmt::format("{}\t{}\n", word, name);
  return Write(path, text);
}

}  // namespace entente::train
