// The same questions to the graph in memory and to the one on disk.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

constexpr size_t kViewReports = 150;

std::string Ids(const std::function<Status(const std::function<bool(const Edge&)>&)>& visit_edges) {
  DayByDay ids;
  const Status status = visit_edges([&](const Edge& edge) { return ids.Add(edge.time.first, ToString(edge.id)); });
  return status.ok() ? ids.Text() : status.message();
}

std::string EdgesOf(const GraphView& graph, ActorId actor, const EdgeFilter& filter) {
  return Ids([&](const auto& visit) { return graph.VisitEdgesOf(actor, filter, visit); });
}

std::string PrintHead(const EdgeHead& edge) {
  return fmt::format("{} {} {} {} {} {}", ToString(edge.id()), edge.relation, edge.modality, ToString(edge.from),
                     ToString(edge.to), edge.time.ToString());
}

std::string Heads(const std::function<Status(const std::function<bool(const EdgeHead&)>&)>& visit_heads) {
  DayByDay heads;
  const Status status = visit_heads([&](const EdgeHead& edge) { return heads.Add(edge.time.first, PrintHead(edge)); });
  return status.ok() ? heads.Text() : status.message();
}

std::string HeadsOf(const GraphView& graph, ActorId actor, const EdgeFilter& filter) {
  return Heads([&](const auto& visit) { return graph.VisitHeadsOf(actor, filter, visit); });
}

// The first ones, in the graph's own order.
std::vector<EdgeId> FirstOf(const GraphView& graph, ActorId actor, size_t most) {
  std::vector<EdgeId> ids;
  const auto visit = [&](const auto& edge) {
    ids.push_back(HeadOf(edge).id());
    return ids.size() < most;
  };
  EXPECT_TRUE(graph.VisitEdgesOf(actor, {}, visit).ok());
  std::vector<EdgeId> of_edges;
  ids.swap(of_edges);
  EXPECT_TRUE(graph.VisitHeadsOf(actor, {}, visit).ok());
  EXPECT_EQ(ids, of_edges);
  return ids;
}

// Every way to ask for an actor's edges.
std::vector<EdgeFilter> Filters(const std::vector<ActorId>& actors) {
  std::vector<std::string> all;
  for (const Relation& relation : TestOntology().relations()) all.push_back(relation.name);
  const std::vector<std::vector<std::string>> relation_sets = {
      {}, {all[0]}, {all[0], all[1], all[2], all[0]}, {"unheard-of"}, {all[3], "unheard-of"}, all};
  std::vector<EdgeFilter> filters;
  for (const auto& relations : relation_sets) {
    for (Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
      filters.push_back({relations, direction, std::nullopt});
      for (ActorId other : actors) filters.push_back({relations, direction, other});
    }
  }
  return filters;
}

std::vector<ActorId> ActorsOf(const GraphView& graph) {
  std::vector<ActorId> actors = {ActorId{0}, ActorId{UINT64_MAX}};
  EXPECT_TRUE(graph
                  .VisitActors([&](const Actor& actor) {
                    actors.push_back(actor.id);
                    return true;
                  })
                  .ok());
  return actors;
}

class ViewTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    directory_ = new TemporaryDirectory;
    graph_ = new Graph(TestOntology());
    const std::vector<Report> reports = RandomReports(7, kViewReports);
    for (const Report& report : reports) graph_->Add(report);
    std::unique_ptr<Store> store = OpenOrFail(directory_->path());
    ASSERT_TRUE(store->Write(reports).ok());
    store_ = store.release();
  }
  static void TearDownTestSuite() {
    delete store_;
    delete graph_;
    delete directory_;
  }

  static TemporaryDirectory* directory_;
  static Graph* graph_;
  static Store* store_;
};

TemporaryDirectory* ViewTest::directory_;
Graph* ViewTest::graph_;
Store* ViewTest::store_;

TEST_F(ViewTest, PrintsTheSame) {
  EXPECT_EQ(Print(*store_), Print(*graph_));
  EXPECT_EQ(store_->Counts().value(), graph_->Counts().value());
  EXPECT_EQ(store_->Statistics().value(), graph_->Statistics().value());
  EXPECT_GT(graph_->Statistics().value().edges_by_relation.size(), 3u);
  EXPECT_EQ(Problems(*store_), "");
}

TEST_F(ViewTest, GivesTheSameEdgesOfEveryActorByEveryFilter) {
  const std::vector<ActorId> actors = ActorsOf(*graph_);
  size_t edges = 0;
  for (const EdgeFilter& filter : Filters(actors)) {
    for (ActorId actor : actors) {
      const std::string expected = EdgesOf(*graph_, actor, filter);
      ASSERT_EQ(EdgesOf(*store_, actor, filter), expected)
          << ToString(actor) << " " << filter.relations.size() << " relations, direction "
          << static_cast<int>(filter.direction) << (filter.other ? ToString(*filter.other) : "");
      ASSERT_EQ(HeadsOf(*store_, actor, filter), HeadsOf(*graph_, actor, filter));
      edges += expected.size();
    }
  }
  EXPECT_GT(edges, 1000u);
}

TEST_F(ViewTest, GivesTheSameEdgesOfAWindow) {
  const std::optional<Date> days[] = {std::nullopt, Date{TimeSpan::kOpenPast},  Date{17000}, Date{17020},
                                      Date{17400},  Date{TimeSpan::kOpenFuture}};
  const std::string relation = TestOntology().relations()[0].name;
  size_t narrowed = 0;
  for (ActorId actor : ActorsOf(*graph_)) {
    const std::string all = EdgesOf(*graph_, actor, {});
    for (const auto& from : days) {
      for (const auto& until : days) {
        EdgeFilter filter{{}, Direction::kBoth, std::nullopt, from, until};
        const std::string expected = EdgesOf(*graph_, actor, filter);
        EXPECT_EQ(EdgesOf(*store_, actor, filter), expected);
        narrowed += !expected.empty() && expected != all;
        filter.relations = {relation};
        EXPECT_EQ(EdgesOf(*store_, actor, filter), EdgesOf(*graph_, actor, filter));
        EXPECT_EQ(HeadsOf(*store_, actor, filter), HeadsOf(*graph_, actor, filter));
      }
    }
  }
  EXPECT_GT(narrowed, 20u);
}

TEST_F(ViewTest, GivesTheSameEdgesWithoutADate) {
  const std::string relation = TestOntology().relations()[0].name;
  size_t found = 0;
  for (ActorId actor : ActorsOf(*graph_)) {
    for (const auto& relations : {std::vector<std::string>(), {relation}}) {
      EdgeFilter undated{relations, Direction::kBoth, std::nullopt};
      undated.undated = true;
      const std::string expected = EdgesOf(*graph_, actor, undated);
      EXPECT_EQ(EdgesOf(*store_, actor, undated), expected);
      EXPECT_EQ(HeadsOf(*store_, actor, undated), HeadsOf(*graph_, actor, undated));
      const EdgeFilter dated{relations, Direction::kBoth, std::nullopt, Date{TimeSpan::kOpenPast}};
      EXPECT_EQ(EdgesOf(*store_, actor, dated) + expected, EdgesOf(*store_, actor, {relations, Direction::kBoth, {}}));
      found += expected.size();
    }
  }
  EXPECT_GT(found, 100u);
}

TEST_F(ViewTest, StopsWhereTheVisitorSaysSo) {
  for (ActorId actor : ActorsOf(*graph_)) {
    std::vector<EdgeId> all = FirstOf(*store_, actor, SIZE_MAX);
    EXPECT_EQ(all.size(), FirstOf(*graph_, actor, SIZE_MAX).size());
    all.resize(std::min<size_t>(all.size(), 3));
    EXPECT_EQ(FirstOf(*store_, actor, 3), all);
  }
  int visited = 0;
  EXPECT_TRUE(store_->VisitDocuments([&](const SourceDocument&) { return ++visited < 2; }).ok());
  EXPECT_EQ(visited, 2);
}

TEST_F(ViewTest, FindsActorsByEveryName) {
  size_t found = 0;
  for (const char* name : {"frau 0", "FRAU 1", "Frau-2", "Anna Nummer 3", "N. 4", "nobody", "", "...", "Frau"}) {
    EXPECT_EQ(store_->ActorsNamed(name).value(), graph_->ActorsNamed(name).value()) << name;
    found += store_->ActorsNamed(name).value().size();
  }
  EXPECT_GT(found, 5u);
}

TEST_F(ViewTest, GivesWholeDocuments) {
  EXPECT_TRUE(graph_
                  ->VisitDocuments([](const SourceDocument& document) {
                    EXPECT_EQ(store_->GetDocument(document.id).value(), document);
                    EXPECT_TRUE(store_->HasDocument(document.id).value());
                    return true;
                  })
                  .ok());
}

TEST_F(ViewTest, SaysWhatIsNotThere) {
  EXPECT_EQ(store_->GetActor(ActorId{1}).status().code(), ErrorCode::kNotFound);
  EXPECT_EQ(store_->GetEdge(EdgeId{1}).status().code(), ErrorCode::kNotFound);
  EXPECT_EQ(store_->GetEvidence(EdgeId{1}).status().code(), ErrorCode::kNotFound);
  EXPECT_EQ(store_->GetDocument(DocumentId{1}).status().code(), ErrorCode::kNotFound);
  EXPECT_EQ(store_->GetActor(ActorId{1}).status().message(),
            fmt::format("store '{}' has no actor 0000000000000001", directory_->path()));
  EXPECT_FALSE(store_->HasDocument(DocumentId{1}).value());
}

std::string EdgesBetween(const GraphView& graph, Date from, Date to) {
  return Ids([&](const auto& visit) { return graph.VisitEdgesBetweenDates(from, to, visit); });
}

std::string HeadsBetween(const GraphView& graph, Date from, Date to) {
  return Heads([&](const auto& visit) { return graph.VisitHeadsBetweenDates(from, to, visit); });
}

TEST_F(ViewTest, FindsEdgesByTime) {
  const auto between = [](Date from, Date to) { return EdgesBetween(*store_, from, to); };
  for (int first = 16990; first < 17050; first += 3) {
    for (int length : {0, 1, 6, 40, 400}) {
      const Date from{first}, to{first + length};
      EXPECT_EQ(between(from, to), EdgesBetween(*graph_, from, to));
      EXPECT_EQ(HeadsBetween(*store_, from, to), HeadsBetween(*graph_, from, to));
    }
  }
  const Date past{TimeSpan::kOpenPast}, future{TimeSpan::kOpenFuture};
  EXPECT_EQ(between(past, future), EdgesBetween(*graph_, past, future));
  EXPECT_EQ(between(past, Date{0}), EdgesBetween(*graph_, past, Date{0}));
  EXPECT_EQ(between(Date{20000}, future), EdgesBetween(*graph_, Date{20000}, future));
}

}  // namespace
}  // namespace entente::store
