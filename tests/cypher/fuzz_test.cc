// Random bytes and random words of the language never crash anything: they are read, or refused, and what is read runs.
#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "run_cypher.h"

namespace entente::query {
namespace {

constexpr int kCases = 20000;

constexpr std::string_view kWords[] = {"MATCH",
                                       "OPTIONAL MATCH",
                                       "WHERE",
                                       "RETURN",
                                       "WITH",
                                       "UNWIND",
                                       "AS",
                                       "ORDER BY",
                                       "SKIP",
                                       "LIMIT",
                                       "UNION",
                                       "ALL",
                                       "DISTINCT",
                                       "AND",
                                       "OR",
                                       "NOT",
                                       "XOR",
                                       "IN",
                                       "IS NULL",
                                       "STARTS WITH",
                                       "CONTAINS",
                                       "=~",
                                       "CASE",
                                       "WHEN",
                                       "THEN",
                                       "ELSE",
                                       "END",
                                       "null",
                                       "true",
                                       "1",
                                       "2",
                                       "-1",
                                       "0.5",
                                       "'a'",
                                       "'('",
                                       "n",
                                       "m",
                                       "r",
                                       "p",
                                       "x",
                                       "(",
                                       ")",
                                       "[",
                                       "]",
                                       "{",
                                       "}",
                                       ",",
                                       ".",
                                       ":",
                                       "|",
                                       "..",
                                       "*",
                                       "+",
                                       "-",
                                       "/",
                                       "%",
                                       "^",
                                       "=",
                                       "<>",
                                       "<",
                                       ">",
                                       "<=",
                                       "->",
                                       "<-",
                                       "--",
                                       "(n)",
                                       "(m:N)",
                                       "-[r:T]->",
                                       "-[*1..2]-",
                                       "-[*0..1]->",
                                       "count(*)",
                                       "collect(",
                                       "sum(",
                                       "size(",
                                       "range(1, 3)",
                                       "$p",
                                       "EXISTS {",
                                       "any(x IN ",
                                       "[x IN ",
                                       "shortestPath((n)-[*]-(m))",
                                       "date('2020-01-01')",
                                       "datetime({year: 2020, timezone: 'Europe/Oslo'})",
                                       "time('12:00+01:00')",
                                       "date.truncate('month', ",
                                       "duration.between(",
                                       "CREATE",
                                       "MERGE",
                                       "SET",
                                       "REMOVE",
                                       "DELETE",
                                       "DETACH DELETE",
                                       "ON CREATE SET",
                                       "CALL db.labels()",
                                       "YIELD label",
                                       "duration('P1D')",
                                       "keys(",
                                       "p = ",
                                       ".v",
                                       "reduce(x = 1, n IN "};

constexpr std::string_view kGraph = "CREATE (:N {v: 1})-[:T]->(:N {v: 2})-[:T]->(:M)";

std::unique_ptr<MemoryGraph> MakeGraph() {
  auto graph = std::make_unique<MemoryGraph>();
  EXPECT_TRUE(RunCypher(kGraph, graph.get()).status.ok());
  return graph;
}

void Try(const std::string& text, std::unique_ptr<MemoryGraph>* graph) {
  const auto plan = Prepare(text);
  if (!plan.ok()) {
    EXPECT_FALSE(plan.status().message().empty());
    return;
  }
  ExecuteOptions options;
  options.max_rows = 50;
  options.memory_max = size_t{1} << 20;
  options.time_limit = std::chrono::milliseconds(100);
  EXPECT_FALSE(PrintTree(TreeOf(plan.value())).empty());
  const auto visit = [](const std::vector<Value>& row) {
    for (const Value& value : row) EXPECT_FALSE(ToText(value).empty());
    return true;
  };
  const Status status = Execute(plan.value(), **graph, {{"p", List{1, "x"}}}, options, visit);
  EXPECT_EQ(status.ok(), status.message().empty());
  if (plan.value().writes) *graph = MakeGraph();
}

class Fuzz : public testing::Test {
 protected:
  size_t Pick(size_t count) { return random_() % count; }

  std::unique_ptr<MemoryGraph> graph_ = MakeGraph();
  std::mt19937 random_{20190425};
};

TEST_F(Fuzz, Bytes) {
  for (int i = 0; i < kCases; ++i) {
    std::string text;
    for (size_t size = Pick(60); size > 0; --size) text += static_cast<char>(random_());
    Try(text, &graph_);
  }
}

TEST_F(Fuzz, Words) {
  for (int i = 0; i < kCases; ++i) {
    std::string text = Pick(2) == 0 ? "RETURN" : "MATCH (n)";
    for (size_t size = Pick(20); size > 0; --size) text += " " + std::string(kWords[Pick(std::size(kWords))]);
    if (text.starts_with("MATCH")) text += " RETURN n";
    Try(text, &graph_);
  }
}

// Whole queries with a few tokens dropped, doubled or replaced: most get far.
TEST_F(Fuzz, Changes) {
  const std::vector<std::string> query = {"MATCH",    "p",     "=",        "(n:N",  "{v",  ":",     "1",
                                          "})",       "-",     "[r:T",     "*1..2", "]",   "->",    "(m)",
                                          "WHERE",    "n.v",   "<",        "2",     "AND", "any(x", "IN",
                                          "nodes(p)", "WHERE", "x.v",      "=",     "1",   ")",     "WITH",
                                          "n",        ",",     "count(*)", "AS",    "c",   ",",     "collect(m.v)",
                                          "AS",       "l",     "ORDER",    "BY",    "c",   "LIMIT", "5",
                                          "RETURN",   "n.v",   "+",        "c",     "AS",  "s",     ",",
                                          "[y",       "IN",    "l",        "|",     "y",   "+",     "1",
                                          "]",        "AS",    "t"};
  for (int i = 0; i < kCases; ++i) {
    std::string text;
    for (const std::string& token : query) {
      const size_t what = Pick(40);
      if (what != 0) text += token + " ";
      if (what == 1) text += token + " ";
      if (what == 2) text += std::string(kWords[Pick(std::size(kWords))]) + " ";
    }
    Try(text, &graph_);
  }
}

// The same for a query that writes.
TEST_F(Fuzz, WritingChanges) {
  const std::vector<std::string> query = {"MATCH",
                                          "(n:N",
                                          "{v",
                                          ":",
                                          "1",
                                          "})",
                                          "OPTIONAL MATCH",
                                          "(n)",
                                          "-[r]->",
                                          "(m)",
                                          "CREATE",
                                          "(n)",
                                          "-[s:S",
                                          "{w: n.v}",
                                          "]->",
                                          "(o",
                                          ":O)",
                                          "MERGE",
                                          "(p",
                                          "{v: o.w}",
                                          ")",
                                          "ON CREATE SET",
                                          "p.x",
                                          "=",
                                          "1",
                                          "SET",
                                          "n",
                                          "+=",
                                          "{y: 1}",
                                          ",",
                                          "o:P",
                                          "REMOVE",
                                          "n.v",
                                          "DETACH DELETE",
                                          "m",
                                          "RETURN",
                                          "n",
                                          ",",
                                          "s"};
  for (int i = 0; i < kCases / 4; ++i) {
    std::string text;
    for (const std::string& token : query) {
      const size_t what = Pick(40);
      if (what != 0) text += token + " ";
      if (what == 1) text += token + " ";
      if (what == 2) text += std::string(kWords[Pick(std::size(kWords))]) + " ";
    }
    Try(text, &graph_);
  }
}

}  // namespace
}  // namespace entente::query
