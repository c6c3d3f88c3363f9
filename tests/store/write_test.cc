#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

#include "graph/graph.h"
#include "graph/merge.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/database.h"
#include "store/store.h"

namespace entente::store {
namespace {

TEST(Write, GivesTheSameGraphInEveryOrderAndGrouping) {
  std::vector<Report> reports = RandomReports(11, 100);
  const std::string expected = InMemory(reports);
  for (size_t group : {1, 7, 100}) {
    TemporaryDirectory directory;
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    std::shuffle(reports.begin(), reports.end(), std::mt19937_64(group));
    for (size_t i = 0; i < reports.size(); i += group) {
      const size_t size = std::min(group, reports.size() - i);
      ASSERT_TRUE(store->Write(std::span<const Report>(reports).subspan(i, size)).ok());
    }
    EXPECT_EQ(Print(*store), expected) << group;
    EXPECT_EQ(Problems(*store), "") << group;
  }
}

TEST(Write, KeepsEverythingWhenClosedAndOpened) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(12, 60);
  for (size_t i = 0; i < reports.size(); i += 20) {
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    ASSERT_TRUE(store->Write(std::span<const Report>(reports).subspan(i, 20)).ok());
    if (i == 20) {
      ASSERT_TRUE(store->Flush().ok());
    }
    if (i == 40) {
      ASSERT_TRUE(store->Sync().ok());
    }
  }
  EXPECT_EQ(Print(*OpenOrFail(directory.path(), OpenMode::kMustExist)), InMemory(reports));
  EXPECT_EQ(Print(*OpenOrFail(directory.path(), OpenMode::kReadOnly)), InMemory(reports));
}

// Many articles that all tell one standing fact, and differ in how and how surely.
std::vector<Report> ReportsOfOneFact(size_t count) {
  const Relation& relation = *TestOntology().FindRelation("holds-office");
  std::vector<Report> reports = RandomReports(19, count);
  const std::vector<Actor> ends = {{ActorId{1}, "person", "Ann", {"Ann"}, "", ""},
                                   {ActorId{2}, "country", "Utopia", {"Utopia"}, "", ""}};
  for (Report& report : reports) {
    report.edges.resize(1);
    report.actors = ends;
    Edge& edge = report.edges[0].edge;
    edge.relation = relation.name;
    edge.modality = TestOntology().modalities().front().name;
    edge.from = ends[0].id;
    edge.to = ends[1].id;
    edge.time = TimeSpan::Unknown();
    edge.theme = "president";
    edge.id = MakeEdgeId(relation, edge, report.document.published);
  }
  return reports;
}

TEST(Write, JoinsEdgesThatSoManyArticlesTellThatTheyAreCertain) {
  const std::vector<Report> reports = ReportsOfOneFact(400);
  for (size_t group : {1, 9}) {
    TemporaryDirectory directory;
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    Graph graph(TestOntology());
    for (size_t i = 0; i < reports.size(); i += group) {
      const size_t size = std::min(group, reports.size() - i);
      ASSERT_TRUE(store->Write(std::span<const Report>(reports).subspan(i, size)).ok());
      for (size_t j = i; j < i + size; ++j) graph.Add(reports[j]);
      const EdgeId edge = reports[0].edges[0].edge.id;
      ASSERT_EQ(store->GetEdge(edge).value(), graph.GetEdge(edge).value()) << i;
    }
    EXPECT_EQ(Print(*store), Print(graph));
    EXPECT_EQ(Problems(*store), "");
    store.reset();
    const auto database = Database::Open(directory.path(), Database::Access::kRead);
    EXPECT_TRUE(database.value()->Has(Family::kCertain, Key(reports[0].edges[0].edge.id)).value());
  }
}

TEST(Write, ChangesNothingTheSecondTime) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(13, 30);
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(reports).ok());
  ASSERT_TRUE(store->Write(reports).ok());
  ASSERT_TRUE(store->Write(reports[3]).ok());
  Report changed = reports[4];
  changed.document.title = "Another";
  changed.edges.clear();
  ASSERT_TRUE(store->Write(changed).ok());
  EXPECT_EQ(Print(*store), InMemory(reports));
  EXPECT_EQ(Problems(*store), "");
}

TEST(Write, TakesTheSameEdgeTwiceInOneReport) {
  TemporaryDirectory directory;
  Report report = RandomReports(14, 1).front();
  const size_t edges = report.edges.size();
  report.edges.push_back(report.edges.front());
  report.edges.back().evidence.front().theme = "another";
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(report).ok());
  EXPECT_EQ(Print(*store), InMemory(std::vector<Report>{report}));
  EXPECT_EQ(store->Counts().value().edges, edges);
  EXPECT_EQ(Problems(*store), "");
}

TEST(Write, DatesAnUndatedEdgeThatAnotherArticleDates) {
  const std::vector<Report> reports = UndatedAndDated(15);
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  for (const Report& report : reports) ASSERT_TRUE(store->Write(report).ok());
  EXPECT_EQ(store->Counts().value().edges, 1u);
  EXPECT_EQ(Print(*store), InMemory(reports));
  EXPECT_EQ(Problems(*store), "");
}

TEST(Write, RefusesReportsThatBreakTheirContract) {
  struct BrokenReport {
    const char* why;
    void (*spoil)(Report*);
  };
  const BrokenReport cases[] = {
      {"edge I: the ontology has no relation 'x'", [](Report* report) { report->edges[0].edge.relation = "x"; }},
      {"edge I: the ontology has no modality ''", [](Report* report) { report->edges[0].edge.modality = ""; }},
      {"edge I: it names actor 0000000000000001 and does not bring it",
       [](Report* report) { report->edges[0].edge.to = ActorId{1}; }},
      {"edge I: it has no evidence", [](Report* report) { report->edges[0].evidence.clear(); }},
      {"edge I: its evidence stands in another document",
       [](Report* report) { report->edges[0].evidence[0].document = DocumentId{2}; }},
      {"the ontology has no kind 'y'", [](Report* report) { report->actors[0].kind = "y"; }},
  };
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  for (const BrokenReport& spoilt : cases) {
    std::vector<Report> reports = RandomReports(16, 3);
    spoilt.spoil(&reports[2]);
    const Status status = store->Write(reports);
    EXPECT_EQ(status.code(), ErrorCode::kInvalidInput);
    std::string message = status.message();
    const std::string id = ToString(reports[2].edges[0].edge.id);
    if (const size_t place = message.find(id); place != std::string::npos) message.replace(place, id.size(), "I");
    EXPECT_EQ(message, "the report of document " + ToString(reports[2].document.id) + " is refused: " + spoilt.why);
    EXPECT_EQ(store->Counts().value(), GraphCounts());
  }
}

// Of each edge of an actor the edges of the actor at its other end, by visits within a visit.
std::string TwoSteps(const GraphView& graph, ActorId actor) {
  DayByDay steps;
  const auto of_other = [&](const EdgeHead& edge) {
    DayByDay seconds;
    const ActorId other = edge.from == actor ? edge.to : edge.from;
    const auto add = [&](const EdgeHead& second) { return seconds.Add(second.time.first, ToString(second.id())); };
    EXPECT_TRUE(graph.VisitHeadsOf(other, {}, add).ok());
    return steps.Add(edge.time.first, ToString(edge.id()) + ":\n" + seconds.Text());
  };
  EXPECT_TRUE(graph.VisitHeadsOf(actor, {}, of_other).ok());
  return steps.Text();
}

TEST(Write, ShowsToEachVisitWhatHasBeenWritten) {
  TemporaryDirectory directory;
  Graph graph(TestOntology());
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  const std::vector<Report> reports = RandomReports(23, 16);
  for (size_t i = 0; i < reports.size(); ++i) {
    graph.Add(reports[i]);
    ASSERT_TRUE((i % 5 == 3 ? store->Load({&reports[i], 1}) : store->Write(reports[i])).ok());
    if (i % 4 == 2) {
      ASSERT_TRUE(store->Flush().ok());
    }
    for (const Actor& actor : reports[i].actors) EXPECT_EQ(TwoSteps(graph, actor.id), TwoSteps(*store, actor.id)) << i;
  }
}

TEST(Write, TakesReportsFromSeveralThreadsWhileOthersRead) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(17, 80);
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  std::vector<std::thread> threads;
  for (size_t begin : {0, 1}) {
    threads.emplace_back([&store, &reports, begin] {
      for (size_t i = begin; i < reports.size(); i += 2) EXPECT_TRUE(store->Write(reports[i]).ok());
    });
  }
  threads.emplace_back([&store] {
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(store->VisitEdges([](const Edge&) { return true; }).ok());
  });
  for (size_t reader : {0, 1}) {
    threads.emplace_back([&store, &reports, reader] {
      for (size_t i = reader; i < reports.size(); i += 2) TwoSteps(*store, reports[i].actors[0].id);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Print(*store), InMemory(reports));
}

TEST(Write, IsRefusedByAStoreOpenForReading) {
  TemporaryDirectory directory;
  OpenOrFail(directory.path());
  const Status status = OpenOrFail(directory.path(), OpenMode::kReadOnly)->Write(RandomReports(18, 1));
  EXPECT_EQ(status.code(), ErrorCode::kInvalidInput);
  EXPECT_EQ(status.message(), "store '" + directory.path() + "' is open for reading only");
}

}  // namespace
}  // namespace entente::store
