#include "case_file.h"

#include <algorithm>
#include <fstream>

namespace entente::query {

CaseFile ReadCases(const std::filesystem::path& path) {
  std::ifstream in(path);
  CaseFile file;
  bool expected = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("query")) {
      file.cases.push_back({line, "", ""});
      expected = false;
    } else if (line == "----") {
      expected = true;
    } else {
      std::string& part = file.cases.empty() ? file.graph
                          : expected         ? file.cases.back().expected
                                             : file.cases.back().cypher;
      part += line + "\n";
    }
  }
  for (Case& one : file.cases) {
    while (one.expected.ends_with("\n\n")) one.expected.pop_back();
  }
  return file;
}

void WriteCases(const std::filesystem::path& path, const CaseFile& file) {
  std::ofstream out(path);
  out << file.graph;
  for (size_t i = 0; i < file.cases.size(); ++i) {
    const Case& one = file.cases[i];
    out << one.head << "\n" << one.cypher << "----\n" << one.expected << (i + 1 < file.cases.size() ? "\n" : "");
  }
}

std::vector<std::string> CaseNames(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string JoinCells(const std::vector<std::string>& cells) {
  std::string text;
  for (size_t i = 0; i < cells.size(); ++i) text += (i > 0 ? " | " : "") + cells[i];
  return text + "\n";
}

}  // namespace entente::query
