// Whole queries that read and change one graph in memory, one after another: tests/cases/memory_graph/*.txt.
//
// What a query gives is its columns and rows, then what it changed, or the error with its class. With
// ENTENTE_REWRITE_CASES set the expected half is written anew.
#include <gtest/gtest.h>

#include <cstdlib>

#include "case_file.h"
#include "run_cypher.h"

namespace entente::query {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = ENTENTE_SOURCE_DIR "/tests/cases/memory_graph";

std::string AnswerText(const std::string& cypher, MemoryGraph* graph) {
  const Snapshot before(*graph);
  const Parameters parameters = {{"name", "Lind"}, {"props", Map{{"name", "Roe"}, {"since", 2031}}}};
  const CypherAnswer answer = RunCypher(cypher.substr(0, cypher.size() - 1), graph, parameters);
  std::string text = answer.columns.empty() ? "" : JoinCells(answer.columns);
  for (const List& row : answer.rows) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(ToPlainText(value));
    text += JoinCells(cells);
  }
  std::string changes;
  for (const auto& [what, count] : Snapshot(*graph).ChangesSince(before)) {
    changes += " " + what + " " + std::to_string(count);
  }
  if (!changes.empty()) text += "changed:" + changes + "\n";
  if (answer.status.ok()) return text;
  return text + answer.status.detail() + (answer.prepared ? " (runtime)\n" : " (compile time)\n") +
         answer.status.message() + "\n";
}

class MemoryCases : public testing::TestWithParam<std::string> {};

TEST_P(MemoryCases, GiveAndChange) {
  const fs::path path = kCases / (GetParam() + ".txt");
  CaseFile file = ReadCases(path);
  ASSERT_FALSE(file.cases.empty());
  MemoryGraph graph;
  for (Case& one : file.cases) {
    const std::string answer = AnswerText(one.cypher, &graph);
    EXPECT_EQ(one.expected, answer) << one.head << "\n" << one.cypher;
    one.expected = answer;
  }
  if (std::getenv("ENTENTE_REWRITE_CASES") != nullptr) WriteCases(path, file);
}

INSTANTIATE_TEST_SUITE_P(Cypher, MemoryCases, testing::ValuesIn(CaseNames(kCases)),
                         [](const testing::TestParamInfo<std::string>& test) { return test.param; });

}  // namespace
}  // namespace entente::query
