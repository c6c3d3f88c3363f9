// Whole-system cases in text files: a head, then queries, each begun by a line "query" with a remark behind it, closed
// by "----" and followed by what it gives.
#ifndef ENTENTE_TESTS_CYPHER_CASE_FILE_H_
#define ENTENTE_TESTS_CYPHER_CASE_FILE_H_

#include <filesystem>
#include <string>
#include <vector>

namespace entente::query {

struct Case {
  std::string head;  // the line "query ..."
  std::string cypher;
  std::string expected;
};

struct CaseFile {
  std::string graph;  // what stands before the first query
  std::vector<Case> cases;
};

CaseFile ReadCases(const std::filesystem::path& path);
void WriteCases(const std::filesystem::path& path, const CaseFile& file);

// The names, without ".txt", of the files in a folder, sorted.
std::vector<std::string> CaseNames(const std::filesystem::path& folder);

// "a | b\n"
std::string JoinCells(const std::vector<std::string>& cells);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_CASE_FILE_H_
