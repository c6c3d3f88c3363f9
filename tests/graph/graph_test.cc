#include "graph/graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/print.h"
#include "sample.h"

namespace entente {
namespace {

std::vector<Report> Reports() {
  return {
      SampleReport("One", "2019-04-26",
                   {{"met-with", "Ann", "Bob", "actual", "2019-04-25", "trade", "", 0.9},
                    {"hosted", "Ann", "Bob", "actual", "", "dinner"},
                    {"holds-office", "Ann", "country:Utopia", "actual", "", "President"},
                    {"visited", "Bob", "place:Harbour", "planned", "2019-05"}}),
      SampleReport("Two", "2019-04-25",
                   {{"met-with", "BOB", "Ann", "actual", "", "fish", "", 0.6},
                    {"holds-office", "Ann", "country:Utopia", "actual", "", "president"},
                    {"criticised", "Cid", "Ann", "actual", "2018"}}),
      SampleReport("Three", "",
                   {{"visited", "Bob", "place:Harbour", "planned", "2019-05", "", "", 0.8},
                    {"met-with", "Ann", "Cid", "negated"},
                    {"met-with", "Ann", "Cid", "negated", "", "", "Again they did not."}}),
      SampleReport("Four", "2019-04-25", {}),
  };
}

// "hosted Ann>Bob 2019-04-25" for each visited edge.
std::vector<std::string> EdgesOf(const Graph& graph, std::string_view actor, const EdgeFilter& filter,
                                 size_t most = 99) {
  std::vector<std::string> seen;
  const Status status = graph.VisitEdgesOf(IdOf(graph, actor), filter, [&](const Edge& edge) {
    const std::string from = graph.GetActor(edge.from).value().name, to = graph.GetActor(edge.to).value().name;
    const bool symmetric = graph.ontology().FindRelation(edge.relation)->symmetric;
    const std::string ends = symmetric ? std::min(from, to) + "-" + std::max(from, to) : from + ">" + to;
    seen.push_back(edge.relation + " " + ends + (edge.time.known() ? " " + edge.time.ToString() : ""));
    return seen.size() < most;
  });
  EXPECT_TRUE(status.ok());
  return seen;
}

using Strings = std::vector<std::string>;

TEST(GraphTest, ASecondReportAddsEvidence) {
  const Graph graph = SampleGraph(Reports());
  EXPECT_EQ(graph.Counts().value(), (GraphCounts{5, 6, 10, 4}));
  Edge met;
  EXPECT_TRUE(graph
                  .VisitEdgesOf(IdOf(graph, "Ann"), {{"met-with"}, Direction::kBoth, IdOf(graph, "Bob")},
                                [&](auto& edge) {
                                  met = edge;
                                  return true;
                                })
                  .ok());
  EXPECT_EQ(met.time.ToString(), "2019-04-25");
  EXPECT_EQ(met.theme, "trade");
  EXPECT_NEAR(met.confidence, 0.96, 1e-12);
  EXPECT_EQ(met.document_count, 2U);
  EXPECT_EQ(graph.GetEvidence(met.id).value().size(), 2U);
}

TEST(GraphTest, TheOrderOfReportsDoesNotMatter) {
  std::vector<Report> reports = Reports();
  const std::string expected = PrintGraph(SampleGraph(reports)).value();
  std::vector<size_t> order(reports.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  do {
    Graph graph(TestOntology());
    for (size_t i : order) graph.Add(reports[i]);
    EXPECT_EQ(PrintGraph(graph).value(), expected);
    EXPECT_EQ(EdgesOf(graph, "Ann", {}), EdgesOf(SampleGraph(reports), "Ann", {}));
  } while (std::next_permutation(order.begin(), order.end()));
}

// Many reports of few actors, so that edges meet often.
std::vector<Report> RandomReports(std::mt19937* random) {
  const auto pick = [&](std::initializer_list<const char*> from) {
    return *(from.begin() + (*random)() % from.size());
  };
  std::vector<Report> reports;
  for (int i = 0; i < 40; ++i) {
    std::vector<Told> told;
    for (int j = 0; j < 6; ++j) {
      told.push_back({pick({"met-with", "gifted", "said", "member-of", "hosted"}),
                      pick({"Ann", "Bob", "ANN", "group:Crew"}), pick({"Bob", "Cid", "organization:League", "cid"}),
                      pick({"actual", "planned"}), pick({"", "2019-04-25", "2019-04", "../2018"}),
                      pick({"", "tea", "Tea", "a vase"}), "", static_cast<double>((*random)() % 100) / 100,
                      pick({"", "Harbour"}), pick({"", "the Gazette"})});
    }
    reports.push_back(SampleReport("Article " + std::to_string(i), pick({"", "2019-04-25", "2019-04-26"}), told));
  }
  return reports;
}

TEST(GraphTest, ShuffledReportsGiveTheSameGraph) {
  std::mt19937 random(17);
  std::vector<Report> reports = RandomReports(&random);
  const std::string expected = PrintGraph(SampleGraph(reports)).value();
  for (int round = 0; round < 20; ++round) {
    std::shuffle(reports.begin(), reports.end(), random);
    const Graph graph = SampleGraph(reports);
    ASSERT_EQ(PrintGraph(graph).value(), expected);
  }
}

TEST(GraphTest, ListsStayNewestFirst) {
  std::mt19937 random(18);
  const Graph graph = SampleGraph(RandomReports(&random));
  std::vector<std::pair<int32_t, EdgeId>> keys;
  EXPECT_TRUE(graph
                  .VisitEdgesOf(IdOf(graph, "Bob"), {},
                                [&](const Edge& edge) {
                                  keys.emplace_back(-1 - edge.time.first.day,
                                                    edge.id);  // the complement: its order is reversed
                                  return true;
                                })
                  .ok());
  EXPECT_GT(keys.size(), 20U);
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

TEST(GraphTest, AddingAgainChangesNothing) {
  Graph graph = SampleGraph(Reports());
  const std::string before = PrintGraph(graph).value();
  for (const Report& report : Reports()) graph.Add(report);
  EXPECT_EQ(PrintGraph(graph).value(), before);
}

TEST(GraphTest, ADocumentIsTakenOnce) {
  Graph graph = SampleGraph(Reports());
  const std::string before = PrintGraph(graph).value();
  graph.Add(SampleReport("One", "2019-04-26", {{"praised", "Gus", "Hal"}}));  // the same article, read another way
  EXPECT_EQ(PrintGraph(graph).value(), before);
}

TEST(GraphTest, VisitsEdgesOfAnActor) {
  const Graph graph = SampleGraph(Reports());
  EXPECT_EQ(EdgesOf(graph, "Bob", {}),
            (Strings{"visited Bob>Harbour 2019-05", "met-with Ann-Bob 2019-04-25", "hosted Ann>Bob"}));
  EXPECT_EQ(EdgesOf(graph, "Bob", {}, 1), (Strings{"visited Bob>Harbour 2019-05"}));
  EXPECT_EQ(EdgesOf(graph, "Bob", {{}, Direction::kOut, {}}),
            (Strings{"visited Bob>Harbour 2019-05", "met-with Ann-Bob 2019-04-25"}));
  EXPECT_EQ(EdgesOf(graph, "Bob", {{}, Direction::kIn, {}}),
            (Strings{"met-with Ann-Bob 2019-04-25", "hosted Ann>Bob"}));
  EXPECT_EQ(EdgesOf(graph, "Bob", {{"hosted", "visited"}, Direction::kBoth, {}}),
            (Strings{"visited Bob>Harbour 2019-05", "hosted Ann>Bob"}));
  EXPECT_EQ(EdgesOf(graph, "Ann", {{}, Direction::kIn, IdOf(graph, "Cid")}),
            (Strings{"criticised Cid>Ann 2018", "met-with Ann-Cid"}));
}

TEST(GraphTest, AnEdgeToOneselfIsListedOnce) {
  const Graph graph = SampleGraph({SampleReport("One", "", {{"praised", "Ann", "Ann"}})});
  EXPECT_EQ(EdgesOf(graph, "Ann", {}), Strings{"praised Ann>Ann"});
  EXPECT_EQ(EdgesOf(graph, "Ann", {{}, Direction::kBoth, IdOf(graph, "Ann")}), Strings{"praised Ann>Ann"});
}

TEST(GraphTest, FindsActorsByFoldedName) {
  const Graph graph = SampleGraph({SampleReport("One", "", {{"met-with", "Kim Jong-un", "José"}}),
                                   SampleReport("Two", "", {{"met-with", "Ann", "group:Jose"}})});
  EXPECT_EQ(graph.ActorsNamed("KIM JONG UN").value().size(), 1U);
  EXPECT_EQ(graph.ActorsNamed("kim").value().size(), 0U);
  const auto both = graph.ActorsNamed("jose").value();
  EXPECT_EQ(both.size(), 2U);
  EXPECT_TRUE(std::is_sorted(both.begin(), both.end()));
}

TEST(GraphTest, SaysWhatIsNotThere) {
  const Graph graph(TestOntology());
  EXPECT_EQ(graph.GetActor(ActorId{5}).status().message(), "the graph has no actor 0000000000000005");
  EXPECT_EQ(graph.GetEdge(EdgeId{5}).status().message(), "the graph has no edge 0000000000000005");
  EXPECT_EQ(graph.GetEvidence(EdgeId{5}).status().code(), ErrorCode::kNotFound);
  EXPECT_EQ(graph.GetDocument(DocumentId{5}).status().message(), "the graph has no document 0000000000000005");
  EXPECT_TRUE(graph.VisitEdgesOf(ActorId{5}, {}, [](const Edge&) { return true; }).ok());
}

TEST(GraphTest, VisitorsMayStop) {
  const Graph graph = SampleGraph(Reports());
  int actors = 0, edges = 0, documents = 0;
  EXPECT_TRUE(graph.VisitActors([&](const Actor&) { return ++actors < 2; }).ok());
  EXPECT_TRUE(graph.VisitEdges([&](const Edge&) { return ++edges < 3; }).ok());
  EXPECT_TRUE(graph.VisitDocuments([&](const SourceDocument&) { return ++documents < 2; }).ok());
  EXPECT_EQ(actors, 2);
  EXPECT_EQ(edges, 3);
  EXPECT_EQ(documents, 2);
}

}  // namespace
}  // namespace entente
