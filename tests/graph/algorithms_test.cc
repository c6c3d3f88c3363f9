#include "graph/algorithms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "sample.h"

namespace entente {
namespace {

using Strings = std::vector<std::string>;

// A square Ann-Bob-Dov-Cid with a tail Dov-Eve, and Fay and Gus apart.
Graph Square() {
  return SampleGraph({SampleReport("One", "2019-04-26",
                                   {{"hosted", "Ann", "Bob", "actual", "2019"},
                                    {"thanked", "Bob", "Ann", "actual", "2018"},
                                    {"hosted", "Ann", "Cid"},
                                    {"met-with", "Bob", "Dov"},
                                    {"praised", "Dov", "Cid", "planned"},
                                    {"criticised", "Eve", "Dov"},
                                    {"praised", "Eve", "Eve"},
                                    {"met-with", "Fay", "Gus"}})});
}

std::string NameOf(const Graph& graph, ActorId id) { return graph.GetActor(id).value().name; }

// "Ann -hosted,thanked- Bob -met-with- Dov" for each path, sorted by text.
Strings PathsIn(const Graph& graph, const char* from, const char* to, const Selection& selection, size_t most,
                PathCost cost = PathCost::kSteps) {
  const auto paths = ShortestPaths(graph, IdOf(graph, from), IdOf(graph, to), selection, most, cost);
  if (!paths.ok()) return {paths.status().message()};
  Strings texts;
  for (const Path& path : paths.value()) {
    std::string text;
    for (const PathStep& step : path) {
      std::string relations;
      for (const Edge& edge : step.edges) relations += (relations.empty() ? "" : ",") + edge.relation;
      text += (text.empty() ? "" : " -" + relations + "- ") + NameOf(graph, step.actor);
    }
    texts.push_back(text);
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

// "Ann 0.1234" for each, in the order given.
template <class Scores>
Strings Printed(const Graph& graph, const Scores& scores) {
  Strings texts;
  for (const ActorScore& score : scores.value()) {
    char number[32];
    std::snprintf(number, sizeof number, " %.4f", score.score);
    texts.push_back(NameOf(graph, score.actor) + number);
  }
  return texts;
}

TEST(ShortestPathsTest, FindsEveryShortestWay) {
  const Graph graph = Square();
  const Strings both = {"Ann -hosted,thanked- Bob -met-with- Dov -criticised- Eve",
                        "Ann -hosted- Cid -praised- Dov -criticised- Eve"};
  EXPECT_EQ(PathsIn(graph, "Ann", "Eve", {}, 9), both);
  EXPECT_EQ(PathsIn(graph, "Ann", "Eve", {}, 1).size(), 1U);
  EXPECT_EQ(PathsIn(graph, "Ann", "Eve", {}, 0), Strings{});
  EXPECT_EQ(PathsIn(graph, "Ann", "Eve", {{}, {"actual"}, {}, 0, {}, 1}, 9), Strings{both[0]});
  EXPECT_EQ(PathsIn(graph, "Ann", "Bob", {{"thanked", "met-with"}, {}, {}, 0, {}, 1}, 9), Strings{"Ann -thanked- Bob"});
  EXPECT_EQ(PathsIn(graph, "Ann", "Ann", {}, 9), Strings{"Ann"});
  EXPECT_EQ(PathsIn(graph, "Ann", "Fay", {}, 9), Strings{});
  EXPECT_EQ(PathsIn(graph, "Ann", "Eve", {{"hosted"}, {}, {}, 0, {}, 1}, 9), Strings{});
}

TEST(ShortestPathsTest, GoesBothWaysAlike) {
  const Graph graph = Square();
  EXPECT_EQ(PathsIn(graph, "Eve", "Ann", {}, 9), (Strings{"Eve -criticised- Dov -met-with- Bob -hosted,thanked- Ann",
                                                          "Eve -criticised- Dov -praised- Cid -hosted- Ann"}));
}

TEST(ShortestPathsTest, OrdersPathsByIds) {
  const Graph graph = Square();
  const auto paths = ShortestPaths(graph, IdOf(graph, "Ann"), IdOf(graph, "Dov"), {}, 9).value();
  ASSERT_EQ(paths.size(), 2U);
  EXPECT_LT(paths[0][1].actor, paths[1][1].actor);
  const auto first = ShortestPaths(graph, IdOf(graph, "Ann"), IdOf(graph, "Dov"), {}, 1).value();
  EXPECT_EQ(first.at(0).at(1).actor, paths[0][1].actor);
}

TEST(ShortestPathsTest, RefusesStrangers) {
  const Graph graph = Square();
  const auto paths = ShortestPaths(graph, IdOf(graph, "Ann"), ActorId{1}, {}, 1);
  EXPECT_EQ(paths.status().message(), "the graph has no actor 0000000000000001");
  EXPECT_EQ(PathsIn(graph, "Ann", "Ann", {{"x"}, {}, {}, 0, {}, 1}, 1).at(0).substr(0, 25),
            "there is no relation \"x\";");
}

TEST(ShortestPathsTest, AreCutOffWhereTheyAreMany) {
  std::vector<Told> told;
  for (int layer = 0; layer < 30; ++layer) {  // two ways through each of thirty layers
    const std::string from = "L" + std::to_string(layer), to = "L" + std::to_string(layer + 1);
    for (const char* side : {"a", "b"}) {
      told.push_back({"hosted", from, side + from});
      told.push_back({"hosted", side + from, to});
    }
  }
  const Graph graph = SampleGraph({SampleReport("One", "", told)});
  const auto paths = ShortestPaths(graph, IdOf(graph, "L0"), IdOf(graph, "L30"), {}, 100).value();
  ASSERT_EQ(paths.size(), 100U);
  for (const Path& path : paths) EXPECT_EQ(path.size(), 61U);
}

TEST(ShortestPathsTest, MayPreferRecentEdges) {
  const Graph graph = SampleGraph({SampleReport("One", "2019-05-01",
                                                {{"met-with", "Ann", "Bob", "actual", "2004-05-01"},
                                                 {"met-with", "Ann", "Cid", "actual", "2019-04-01"},
                                                 {"met-with", "Cid", "Bob", "actual", "2019-03-01"},
                                                 {"met-with", "Bob", "Dov", "actual", "2018-05-01"},
                                                 {"hosted", "Bob", "Dov", "actual", "2004-01-01"},
                                                 {"thanked", "Cid", "Dov"}})});
  const struct {
    const char *from, *to;
    Selection selection;
    PathCost cost;
    Strings expected;
  } kRows[] = {
      {"Ann", "Bob", {}, PathCost::kSteps, {"Ann -met-with- Bob"}},
      {"Ann", "Bob", {}, PathCost::kAge, {"Ann -met-with- Cid -met-with- Bob"}},
      // An edge without a date is as old as the oldest; of several edges the newest counts.
      {"Cid", "Dov", {}, PathCost::kSteps, {"Cid -thanked- Dov"}},
      {"Cid", "Dov", {}, PathCost::kAge, {"Cid -met-with- Bob -met-with,hosted- Dov"}},
      {"Cid", "Dov", {{"thanked"}, {}, {}, 0, {}, 1}, PathCost::kAge, {"Cid -thanked- Dov"}},
      {"Ann", "Dov", {{"thanked", "met-with"}, {}, TimeSpan::Year(2018), 0, {}, 1}, PathCost::kAge, {}},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(PathsIn(graph, row.from, row.to, row.selection, 9, row.cost), row.expected) << row.from << row.to;
  }
}

// A chain of directed edges, a sink and a symmetric pair; figures by hand from the equations, damping 0.5.
TEST(PageRankTest, SolvesTheEquations) {
  const Graph graph = SampleGraph({SampleReport("One", "", {{"hosted", "Ann", "Bob"}, {"hosted", "Bob", "Cid"}})});
  // Up to scale: a = 1, b = 1 + a/2, c = 1 + b/2.
  EXPECT_EQ(Printed(graph, PageRank(graph, {}, 0.5)), (Strings{"Cid 0.4118", "Bob 0.3529", "Ann 0.2353"}));
  const Graph pair = SampleGraph({SampleReport("One", "", {{"met-with", "Ann", "Bob"}, {"hosted", "Cid", "Ann"}})});
  // c = 1, a = 1 + b/2 + c/2, b = 1 + a/2.
  EXPECT_EQ(Printed(pair, PageRank(pair, {}, 0.5)), (Strings{"Ann 0.4444", "Bob 0.3889", "Cid 0.1667"}));
}

TEST(PageRankTest, CountsEachEdge) {
  const Graph graph = SampleGraph({SampleReport(
      "One", "",
      {{"hosted", "Ann", "Bob"}, {"praised", "Ann", "Bob"}, {"thanked", "Ann", "Bob"}, {"hosted", "Ann", "Cid"}})});
  // a = 1, b = 1 + 3a/8, c = 1 + a/8.
  EXPECT_EQ(Printed(graph, PageRank(graph, {}, 0.5)), (Strings{"Bob 0.3929", "Cid 0.3214", "Ann 0.2857"}));
}

TEST(PageRankTest, AddsUpToOne) {
  const Graph graph = Square();
  double sum = 0;
  for (const ActorScore& score : PageRank(graph, {}).value()) sum += score.score;
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_TRUE(PageRank(Graph(TestOntology()), {}).value().empty());
}

TEST(BetweennessTest, CountsPairsBetween) {
  const Graph graph = Square();
  const auto printed = Printed(graph, Betweenness(graph, {}));
  // Dov: Eve with each of the three, and half of Bob-Cid; Bob and Cid: half of Ann-Dov and of Ann-Eve; Ann: half of
  // Bob-Cid.
  EXPECT_EQ((Strings(printed.begin(), printed.begin() + 1)), Strings{"Dov 3.5000"});
  Strings rest(printed.begin() + 1, printed.end());
  std::sort(rest.begin(), rest.end());
  EXPECT_EQ(rest, (Strings{"Ann 0.5000", "Bob 1.0000", "Cid 1.0000", "Eve 0.0000", "Fay 0.0000", "Gus 0.0000"}));
}

TEST(BetweennessTest, TiesGoById) {
  const auto scores = Betweenness(Square(), {}).value();
  for (size_t i = 1; i < scores.size(); ++i) {
    EXPECT_TRUE(scores[i - 1].score > scores[i].score ||
                (scores[i - 1].score == scores[i].score && scores[i - 1].actor < scores[i].actor));
  }
}

TEST(DegreesTest, CountsEdgesAndNeighbours) {
  const Graph graph = Square();
  Strings texts;
  for (const ActorDegree& degree : Degrees(graph, {}).value()) {
    texts.push_back(std::to_string(degree.edges) + "/" + std::to_string(degree.neighbours) + " " +
                    NameOf(graph, degree.actor));
  }
  EXPECT_TRUE(std::is_sorted(texts.begin(), texts.end(), [](auto& a, auto& b) { return a[0] > b[0]; }));
  std::sort(texts.begin(), texts.end());
  EXPECT_EQ(texts, (Strings{"1/1 Fay", "1/1 Gus", "2/1 Eve", "2/2 Cid", "3/2 Ann", "3/2 Bob", "3/3 Dov"}));
}

TEST(ConnectedComponentsTest, LargestFirst) {
  const Graph graph = Square();
  std::vector<Strings> named;
  for (const auto& component :
       ConnectedComponents(graph, {{"hosted", "met-with", "praised"}, {}, {}, 0, {}, 1}).value()) {
    EXPECT_TRUE(std::is_sorted(component.begin(), component.end()));
    Strings names;
    for (ActorId id : component) names.push_back(NameOf(graph, id));
    std::sort(names.begin(), names.end());
    named.push_back(names);
  }
  EXPECT_EQ(named, (std::vector<Strings>{{"Ann", "Bob", "Cid", "Dov"}, {"Fay", "Gus"}, {"Eve"}}));
}

// "Ann Bob Cid" for each group, the names sorted.
Strings Named(const Graph& graph, const std::vector<std::vector<ActorId>>& groups) {
  Strings texts;
  for (const auto& group : groups) {
    EXPECT_TRUE(std::is_sorted(group.begin(), group.end()));
    Strings names;
    for (ActorId id : group) names.push_back(NameOf(graph, id));
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    texts.push_back(text);
  }
  return texts;
}

// All pairs of `names` meet.
void AddClique(const Strings& names, std::vector<Told>* told) {
  for (size_t i = 0; i < names.size(); ++i) {
    for (size_t j = i + 1; j < names.size(); ++j) told->push_back({"met-with", names[i], names[j]});
  }
}

TEST(CommunitiesTest, PartTwoTriangles) {
  std::vector<Told> told = {{"hosted", "Cid", "Dov"}};
  AddClique({"Ann", "Bob", "Cid"}, &told);
  AddClique({"Dov", "Eve", "Fay"}, &told);
  const Graph graph = SampleGraph({SampleReport("One", "", told)});
  const Communities found = FindCommunities(graph, {}).value();
  Strings named = Named(graph, found.groups);
  std::sort(named.begin(), named.end());
  EXPECT_EQ(named, (Strings{"Ann Bob Cid", "Dov Eve Fay"}));
  EXPECT_NEAR(found.modularity, 2 * (6.0 / 14 - 0.25), 1e-12);
}

TEST(CommunitiesTest, PartARingOfCliques) {
  std::vector<Told> told;
  const Strings rings = {"A", "B", "C", "D"};
  for (size_t i = 0; i < rings.size(); ++i) {
    AddClique({rings[i] + "1", rings[i] + "2", rings[i] + "3", rings[i] + "4"}, &told);
    told.push_back({"hosted", rings[i] + "4", rings[(i + 1) % rings.size()] + "1"});
  }
  const Graph graph = SampleGraph({SampleReport("One", "", told)});
  const Communities found = FindCommunities(graph, {}).value();
  Strings named = Named(graph, found.groups);
  std::sort(named.begin(), named.end());
  EXPECT_EQ(named, (Strings{"A1 A2 A3 A4", "B1 B2 B3 B4", "C1 C2 C3 C4", "D1 D2 D3 D4"}));
  EXPECT_NEAR(found.modularity, 4 * (12.0 / 56 - 1.0 / 16), 1e-12);
}

TEST(CommunitiesTest, FollowTheNumberOfEdges) {
  // A square whose opposite sides are told of thrice.
  std::vector<Told> told = {{"met-with", "Ann", "Cid"}, {"met-with", "Bob", "Dov"}};
  for (const char* relation : {"met-with", "hosted", "thanked"}) {
    told.push_back({relation, "Ann", "Bob"});
    told.push_back({relation, "Cid", "Dov"});
  }
  const Graph graph = SampleGraph({SampleReport("One", "", told)});
  Strings named = Named(graph, FindCommunities(graph, {}).value().groups);
  std::sort(named.begin(), named.end());
  EXPECT_EQ(named, (Strings{"Ann Bob", "Cid Dov"}));
  EXPECT_EQ(FindCommunities(Graph(TestOntology()), {}).value().groups.size(), 0U);
}

TEST(DegreeOverTimeTest, CountsWhatIsSharpEnough) {
  const Graph graph = SampleGraph({SampleReport("One", "",
                                                {{"met-with", "Ann", "Bob", "actual", "2018-03-05"},
                                                 {"hosted", "Ann", "Bob", "actual", "2018-03"},
                                                 {"praised", "Cid", "Ann", "actual", "2018"},
                                                 {"thanked", "Ann", "Cid", "planned", "2019-01-02"},
                                                 {"hosted", "Ann", "Dov"},
                                                 {"met-with", "Bob", "Cid", "actual", "2018-03-05"}})});
  const struct {
    Granularity unit;
    Selection selection;
    const char* expected;
  } kRows[] = {
      {Granularity::kYear, {}, "2018 3/2 2019 1/1 "},
      {Granularity::kMonth, {}, "2018-03 2/1 2019-01 1/1 "},
      {Granularity::kDay, {}, "2018-03-05 1/1 2019-01-02 1/1 "},
      {Granularity::kYear, {{}, {"actual"}, {}, 0, {}, 1}, "2018 3/2 "},
  };
  for (const auto& row : kRows) {
    std::string text;
    for (const auto& degree : DegreeOverTime(graph, IdOf(graph, "Ann"), row.selection, row.unit).value()) {
      text += degree.period + " " + std::to_string(degree.edges) + "/" + std::to_string(degree.neighbours) + " ";
    }
    EXPECT_EQ(text, row.expected);
  }
}

TEST(CommonNeighboursTest, OrderByTheWeakerTie) {
  const Graph graph = SampleGraph({SampleReport("One", "",
                                                {{"met-with", "Ann", "Cid"},
                                                 {"hosted", "Ann", "Cid"},
                                                 {"thanked", "Cid", "Bob"},
                                                 {"met-with", "Bob", "Cid"},
                                                 {"met-with", "Ann", "Dov"},
                                                 {"hosted", "Dov", "Ann"},
                                                 {"thanked", "Dov", "Bob"},
                                                 {"met-with", "Ann", "Bob"},
                                                 {"met-with", "Ann", "Eve"},
                                                 {"praised", "Ann", "Ann"}})});
  const auto print = [&](const char* first, const char* second, const Selection& selection) {
    std::string text;
    for (const auto& common : CommonNeighbours(graph, IdOf(graph, first), IdOf(graph, second), selection).value()) {
      text += NameOf(graph, common.actor) + " " + std::to_string(common.edges_to_first) + "+" +
              std::to_string(common.edges_to_second) + " ";
    }
    return text;
  };
  EXPECT_EQ(print("Ann", "Bob", {}), "Cid 2+2 Dov 2+1 ");
  EXPECT_EQ(print("Bob", "Ann", {}), "Cid 2+2 Dov 1+2 ");
  EXPECT_EQ(print("Ann", "Bob", {{"met-with"}, {}, {}, 0, {}, 1}), "Cid 1+1 ");
  EXPECT_EQ(print("Eve", "Dov", {{"hosted"}, {}, {}, 0, {}, 1}), "");
}

}  // namespace
}  // namespace entente
