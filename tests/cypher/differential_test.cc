// Random queries, planned over the store and as they are written over a graph without any index: the same rows.
// ENTENTE_QUERY_SEED sets the first seed, ENTENTE_QUERIES how many are asked.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "graph/graph.h"
#include "plain_graph.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "random_query.h"
#include "store/store.h"
#include "tests/store/random_reports.h"
#include "tests/support/temporary_directory.h"

namespace entente::query {
namespace {

constexpr uint64_t kFirstSeed = 20190425;
constexpr uint64_t kQueries = 600;
constexpr size_t kReports = 12;
constexpr size_t kActors = 10;

uint64_t NumberOr(const char* variable, uint64_t otherwise) {
  const char* given = std::getenv(variable);
  return given != nullptr ? std::strtoull(given, nullptr, 10) : otherwise;
}

using Rows = std::vector<std::string>;

struct Answer {
  Status status;
  Rows rows;
  Rows order;  // the columns that rows are sorted by

  // What must be the same.
  std::string Print(const RandomQuery& query) const {
    if (!status.ok()) return status.message();
    Rows shown = order;
    if (!query.cut) {
      Rows sorted = rows;
      std::sort(sorted.begin(), sorted.end());
      shown.insert(shown.end(), sorted.begin(), sorted.end());
    }
    std::string text;
    for (const std::string& row : shown) text += row + "\n";
    return text;
  }
};

template <class G>
Answer Ask(const Result<Plan>& plan, const G& graph, const RandomQuery& query) {
  Answer answer;
  answer.status = plan.status();
  if (!plan.ok()) return answer;
  ExecuteOptions options;
  options.time_limit = std::chrono::seconds(60);
  answer.status = Execute(plan.value(), graph, {}, options, [&](const std::vector<Value>& row) {
    std::string text, key;
    for (size_t i = 0; i < row.size(); ++i) {
      text += ToText(row[i]) + " | ";
      if (i < query.sorted_columns) key += ToText(row[i]) + " | ";
    }
    answer.rows.push_back(std::move(text));
    if (query.sorted_columns > 0) answer.order.push_back(std::move(key));
    return true;
  });
  return answer;
}

// Shortest paths are searched for from both ends; what they must be is found by walking all ways.
TEST(Differential, ShortestPathsAreTheShortestOfAllWays) {
  Graph graph(TestOntology());
  for (const Report& report : RandomReports(11, 9, 8)) graph.Add(report);
  const RandomQuery whole{"", 0, false};
  const std::string all_ways = "MATCH p = (a){}(b) WHERE a <> b WITH a, b, min(length(p)) AS shortest ";
  for (const std::string walk :
       {"-[*..3]->", "<-[*..3]-", "-[*..3]-", "-[:MET_WITH|SPOKE_WITH|NEGOTIATED_WITH|VISITED|HOSTED|INVITED*..3]->"}) {
    const auto ask = [&](const std::string& cypher) { return Ask(Prepare(cypher, graph), graph, whole).Print(whole); };
    const std::string found = ask("MATCH (a), (b) WHERE a <> b MATCH p = shortestPath((a)" + walk +
                                  "(b)) WHERE nodes(p)[0] = a AND nodes(p)[-1] = b RETURN a.id, b.id, length(p)");
    EXPECT_EQ(ask(fmt::format(fmt::runtime(all_ways), walk) + "RETURN a.id, b.id, shortest"), found) << walk;
    EXPECT_GT(std::count(found.begin(), found.end(), '\n'), 3) << walk;
    EXPECT_EQ(found, ask("MATCH (a), (b) WHERE a <> b MATCH p = shortestPath((a)" + walk + "(b)) MATCH q = (a)" + walk +
                         "(b) WHERE relationships(p) = relationships(q) RETURN a.id, b.id, length(p)"))
        << walk;
    EXPECT_EQ(
        ask(fmt::format(fmt::runtime(all_ways), walk) + "MATCH q = (a)" + walk +
            "(b) WHERE length(q) = shortest RETURN a.id, b.id, count(*)"),
        ask("MATCH (a), (b) WHERE a <> b MATCH p = allShortestPaths((a)" + walk + "(b)) RETURN a.id, b.id, count(*)"))
        << walk;
  }
}

TEST(Differential, PlannedGivesWhatIsWritten) {
  const TemporaryDirectory directory;
  const auto store = store::Store::Open(directory.path(), store::OpenMode::kCreate, TestOntology());
  ASSERT_TRUE(store.ok()) << store.status().message();
  const std::vector<Report> reports = RandomReports(7, kReports, kActors);
  ASSERT_TRUE(store.value()->Write(reports).ok());
  Graph graph(TestOntology());
  for (const Report& report : reports) graph.Add(report);
  const PlainGraph plain(graph);
  const uint64_t first = NumberOr("ENTENTE_QUERY_SEED", kFirstSeed), count = NumberOr("ENTENTE_QUERIES", kQueries);
  std::cout << count << " queries from seed " << first << "\n";
  size_t answered = 0, empty = 0, counting = 0, looking_back = 0, dropping = 0;
  for (uint64_t seed = first; seed < first + count && !testing::Test::HasFailure(); ++seed) {
    const RandomQuery query = MakeRandomQuery(seed);
    const Answer expected = Ask(PrepareAsWritten(query.cypher, TestOntology()), plain, query);
    const auto plan = Prepare(query.cypher, *store.value());
    const Answer got = Ask(plan, *store.value(), query);
    if (expected.status.code() == ErrorCode::kCancelled) continue;  // too large without a plan
    const std::string tree = plan.ok() ? PrintTree(TreeOf(plan.value())) : "";
    EXPECT_EQ(expected.Print(query), got.Print(query)) << "seed " << seed << "\n" << query.cypher << "\n" << tree;
    counting += tree.find("CountByNode") != std::string::npos;
    looking_back += tree.find("as far back as sorted") != std::string::npos;
    dropping += tree.find("+ Once") != std::string::npos;
    answered += expected.status.ok();
    empty += expected.status.ok() && expected.rows.empty();
  }
  // Most queries mean something, and many find something.
  EXPECT_GE(answered * 10, count * 9);
  EXPECT_LE(empty * 10, count * 7);
  EXPECT_GE(counting * 100, count);
  EXPECT_GE(looking_back * 100, count * 3);
  EXPECT_GE(dropping * 100, count);
}

}  // namespace
}  // namespace entente::query
