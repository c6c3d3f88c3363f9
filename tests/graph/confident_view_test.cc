#include "graph/confident_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ranges>

#include "graph/print.h"
#include "sample.h"

namespace entente {
namespace {

// The edges that are there, by relation, as `visit` gives them.
template <class Visit>
std::string Relations(Visit visit) {
  std::vector<std::string> relations;
  EXPECT_TRUE(visit([&](const Edge& edge) {
                relations.push_back(edge.relation);
                return true;
              }).ok());
  std::sort(relations.begin(), relations.end());
  std::string text;
  for (const std::string& relation : relations) text += (text.empty() ? "" : " ") + relation;
  return text;
}

Report Article() {
  return SampleReport("a", "2019-04-25",
                      {{"hosted", "A", "B", "actual", "", "", "", 0.9},
                       {"praised", "A", "B", "actual", "", "", "", 0.6},
                       {"visited", "C", "country:D", "actual", "", "", "", 0.3}});
}

TEST(ConfidentView, ShowsWhatIsSureEnough) {
  const Graph graph = SampleGraph({Article()});
  const std::pair<double, const char*> rows[] = {
      {0, "hosted praised visited"}, {0.3, "hosted praised visited"}, {0.5, "hosted praised"}, {0.91, ""}};
  for (const auto& [confidence, expected] : rows) {
    const ConfidentView view(graph, confidence);
    EXPECT_EQ(Relations([&](const auto& visit) { return view.VisitEdges(visit); }), expected) << confidence;
    const size_t count =
        std::string_view(expected).empty() ? 0 : std::ranges::count(std::string_view(expected), ' ') + 1;
    EXPECT_EQ(view.Counts().value().edges, count) << confidence;
    EXPECT_EQ(view.Counts().value().evidence, count) << confidence;
  }
  const ConfidentView view(graph, 0.7);
  EXPECT_EQ(Relations([&](const auto& visit) { return view.VisitEdgesOf(IdOf(graph, "A"), {}, visit); }), "hosted");
  size_t heads = 0;
  EXPECT_TRUE(view.VisitHeadsOf(IdOf(graph, "A"), {}, [&](const EdgeHead&) { return ++heads > 0; }).ok());
  EXPECT_EQ(heads, 1u);
  Status status = graph.VisitEdges([&](const Edge& edge) {
    EXPECT_EQ(view.GetEdge(edge.id).ok(), edge.relation == "hosted");
    EXPECT_EQ(view.GetEvidence(edge.id).ok(), edge.relation == "hosted");
    return true;
  });
  EXPECT_TRUE(status.ok());
}

TEST(SureEdges, LeaveOutActorsThatNobodyNames) {
  const Report sure = SureEdges(Article(), 0.5);
  EXPECT_EQ(sure.edges.size(), 2u);
  EXPECT_EQ(sure.actors.size(), 2u);
}

}  // namespace
}  // namespace entente
