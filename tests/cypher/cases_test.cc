// Whole queries over small graphs: tests/cases/cypher/*.txt, over the graph in memory and over the store.
//
// A file is a graph (graph_text.h), then queries, each begun by a line "query" with a remark behind it, closed by
// "----" and followed by the columns and the rows that it gives, or the error. With ENTENTE_REWRITE_CASES set the
// expected half is written anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "graph/graph.h"
#include "graph_text.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "store/store.h"

namespace entente::query {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = ENTENTE_SOURCE_DIR "/tests/cases/cypher";

struct Case {
  std::string head;  // the line "query ..."
  std::string cypher;
  std::string expected;
};

struct CaseFile {
  std::string graph;
  std::vector<Case> cases;
};

CaseFile ReadCases(const fs::path& path) {
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

void WriteCases(const fs::path& path, const CaseFile& file) {
  std::ofstream out(path);
  out << file.graph;
  for (size_t i = 0; i < file.cases.size(); ++i) {
    const Case& one = file.cases[i];
    out << one.head << "\n" << one.cypher << "----\n" << one.expected << (i + 1 < file.cases.size() ? "\n" : "");
  }
}

std::string Join(const std::vector<std::string>& parts) {
  std::string text;
  for (size_t i = 0; i < parts.size(); ++i) text += (i > 0 ? " | " : "") + parts[i];
  return text + "\n";
}

std::string Answer(const std::string& cypher, const GraphView& graph) {
  const std::string text = cypher.substr(0, cypher.size() - 1);
  const auto plan = Prepare(text, graph.ontology());
  if (!plan.ok()) return "error: " + plan.status().message() + "\n";
  std::string answer = Join(plan.value().columns);
  const Parameters parameters = {{"name", "Lind"}, {"least", 0.8}};
  const Status status = Execute(plan.value(), graph, parameters, {}, [&](const std::vector<Value>& row) {
    std::vector<std::string> cells;
    for (const Value& value : row) cells.push_back(ToPlainText(value));
    answer += Join(cells);
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

std::vector<std::string> CaseFiles() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases)) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
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

INSTANTIATE_TEST_SUITE_P(Cypher, Cases, testing::ValuesIn(CaseFiles()),
                         [](const testing::TestParamInfo<std::string>& test) { return test.param; });

}  // namespace
}  // namespace entente::query
