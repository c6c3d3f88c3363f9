// Whole queries over small graphs: tests/cases/cypher/*.txt, over the graph in memory and over the store.
//
// The head of a file (case_file.h) is a graph (graph_text.h); what a query gives is its columns and rows, or the error.
// With ENTENTE_REWRITE_CASES set the expected half is written anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "case_file.h"
#include "graph/graph.h"
#include "graph_text.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "store/store.h"

namespace entente::query {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = ENTENTE_SOURCE_DIR "/tests/cases/cypher";

std::string Answer(const std::string& cypher, const GraphView& graph) {
  const std::string text = cypher.substr(0, cypher.size() - 1);
  const auto plan = Prepare(text, graph);
  if (!plan.ok()) return "error: " + plan.status().message() + "\n";
  std::string answer = JoinCells(plan.value().columns);
  const Parameters parameters = {{"name", "Lind"}, {"least", 0.8}};
  const Status status = Execute(plan.value(), graph, parameters, {}, [&](const std::vector<Value>& row) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(ToPlainText(value));
    answer += JoinCells(cells);
    return true;
  });
  return status.ok() ? answer : answer + "error: " + status.message() + "\n";
}

const Ontology& TheOntology() {
  static const auto kOntology = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
  return kOntology.value();
}

std::vector<Report> Reports(const CaseFile& file) {
  auto reports = ReadGraphText(file.graph, TheOntology());
  EXPECT_TRUE(reports.ok()) << reports.status().message();
  return reports.ok() ? std::move(reports).value() : std::vector<Report>();
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, InMemory) {
  const fs::path path = kCases / (GetParam() + ".txt");
  CaseFile file = ReadCases(path);
  Graph graph(TheOntology());
  for (const Report& report : Reports(file)) graph.Add(report);
  ASSERT_FALSE(file.cases.empty());
  for (Case& one : file.cases) {
    const std::string answer = Answer(one.cypher, graph);
    EXPECT_EQ(one.expected, answer) << one.head << "\n" << one.cypher;
    one.expected = answer;
  }
  if (std::getenv("ENTENTE_REWRITE_CASES") != nullptr) WriteCases(path, file);
}

TEST_P(Cases, InTheStore) {
  const CaseFile file = ReadCases(kCases / (GetParam() + ".txt"));
  const fs::path folder = fs::path(ENTENTE_BINARY_DIR) / ("cypher_cases_" + GetParam());
  fs::remove_all(folder);
  {
    const auto store = store::Store::Open(folder.string(), store::OpenMode::kCreate, TheOntology());
    ASSERT_TRUE(store.ok()) << store.status().message();
    for (const Report& report : Reports(file)) {
      const Status status = store.value()->Write(report);
      ASSERT_TRUE(status.ok()) << status.message();
    }
    for (const Case& one : file.cases) {
      EXPECT_EQ(one.expected, Answer(one.cypher, *store.value())) << one.head << "\n" << one.cypher;
    }
  }
  fs::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Cypher, Cases, testing::ValuesIn(CaseNames(kCases)),
                         [](const testing::TestParamInfo<std::string>& test) { return test.param; });

}  // namespace
}  // namespace entente::query
