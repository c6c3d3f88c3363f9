#include <gtest/gtest.h>

#include "graph/graph.h"
#include "graph/merge.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

std::string EdgesOfAll(const GraphView& graph, const std::vector<EdgeFilter>& filters) {
  std::string ids;
  EXPECT_TRUE(graph
                  .VisitActors([&](const Actor& actor) {
                    for (const EdgeFilter& filter : filters) {
                      DayByDay edges;
                      const auto add = [&](const Edge& edge) {
                        return edges.Add(edge.time.first, ToString(edge.id) + edge.time.ToString());
                      };
                      EXPECT_TRUE(graph.VisitEdgesOf(actor.id, filter, add).ok());
                      ids += ToString(actor.id) + ":\n" + edges.Text();
                    }
                    return true;
                  })
                  .ok());
  return ids;
}

// Articles by twenty on one day after another; what one would have seen on each day.
TEST(AsOf, ShowsTheGraphOfTheArticlesLearnedByThen) {
  constexpr size_t kADay = 20;
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(61, 80);
  const std::vector<EdgeFilter> filters = {{}, {{TestOntology().relations()[0].name}, Direction::kOut, std::nullopt}};
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  std::vector<std::unique_ptr<Graph>> then;
  for (size_t day = 0; day <= reports.size() / kADay; ++day) {
    then.push_back(std::make_unique<Graph>(TestOntology()));
    for (size_t i = 0; i < day * kADay; ++i) then.back()->Add(reports[i]);
    if (day == reports.size() / kADay) break;
    const auto learned = std::span<const Report>(reports).subspan(day * kADay, kADay);
    ASSERT_TRUE(store->Write(learned, Date{100 + static_cast<int32_t>(day)}).ok());
  }
  for (size_t day = 0; day < then.size(); ++day) {
    const auto view = store->AsOf(Date{99 + static_cast<int32_t>(day)});
    ASSERT_TRUE(view.ok());
    EXPECT_EQ(Print(*view.value()), Print(*then[day])) << day;
    EXPECT_EQ(view.value()->Counts().value(), then[day]->Counts().value()) << day;
    EXPECT_EQ(EdgesOfAll(*view.value(), filters), EdgesOfAll(*then[day], filters)) << day;
    for (const char* name : {"frau 0", "FRAU 1", "Anna Nummer 3", "N. 4", "nobody"}) {
      EXPECT_EQ(view.value()->ActorsNamed(name).value(), then[day]->ActorsNamed(name).value()) << day << name;
    }
  }
}

// An edge told undated on the first day and dated on the second stands last until then.
TEST(AsOf, ShowsAnEdgeUndatedUntilItsDateIsLearned) {
  const Relation& relation = *TestOntology().FindRelation("met-with");
  std::vector<Report> reports = RandomReports(62, 40, 3);
  for (size_t i = 0; i < reports.size(); ++i) {
    reports[i].document.published = Date{17000 + static_cast<int>(i / 2)};
    ReportedEdge& edge = reports[i].edges.front();
    edge.edge.relation = relation.name;
    edge.edge.modality = TestOntology().modalities().front().name;
    edge.edge.from = reports[0].actors.front().id;
    edge.edge.to = reports[0].actors.back().id;
    edge.edge.time = i % 2 == 0 ? TimeSpan::Unknown() : TimeSpan::Day(*reports[i].document.published);
    Normalise(relation, &edge);
    edge.edge.id = MakeEdgeId(relation, edge.edge, reports[i].document.published);
    reports[i].edges.resize(1);
    reports[i].actors = reports[0].actors;
  }
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  Graph then(TestOntology());
  for (size_t i = 0; i < reports.size(); ++i) {
    const bool early = i % 2 == 0 || i % 3 == 0;
    if (early) then.Add(reports[i]);
    ASSERT_TRUE(store->Write(reports[i], Date{early ? 1 : 2}).ok());
  }
  ASSERT_EQ(store->Counts().value().edges, 20u);
  const auto view = store->AsOf(Date{1});
  EXPECT_EQ(EdgesOfAll(*view.value(), {{}}), EdgesOfAll(then, {{}}));
  EXPECT_NE(EdgesOfAll(*view.value(), {{}}), EdgesOfAll(*store, {{}}));
}

TEST(AsOf, SaysWhatWasNotKnown) {
  TemporaryDirectory directory;
  const Report report = RandomReports(63, 1).front();
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(report, *Date::Parse("2020-02-02")).ok());
  const auto view = store->AsOf(*Date::Parse("2020-02-01"));
  const std::string had = "store '" + directory.path() + "' had no ";
  EXPECT_EQ(view.value()->GetDocument(report.document.id).status().message(),
            had + "document " + ToString(report.document.id) + " by 2020-02-01");
  EXPECT_EQ(view.value()->GetEdge(report.edges[0].edge.id).status().message(),
            had + "edge " + ToString(report.edges[0].edge.id) + " by 2020-02-01");
  EXPECT_EQ(view.value()->GetActor(report.actors[0].id).status().message(),
            had + "actor " + ToString(report.actors[0].id) + " by 2020-02-01");
  EXPECT_EQ(store->AsOf(*Date::Parse("2020-02-02")).value()->Counts().value(), store->Counts().value());
}

}  // namespace
}  // namespace entente::store
