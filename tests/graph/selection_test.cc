#include "graph/selection.h"

#include <gtest/gtest.h>

#include "sample.h"

namespace entente {
namespace {

Graph Chain() {
  return SampleGraph({SampleReport("One", "2019-04-26",
                                   {{"met-with", "Ann", "Bob", "actual", "2019-04-25", "", "", 0.9},
                                    {"hosted", "Bob", "Cid", "planned", "2019-05", "", "", 0.7},
                                    {"criticised", "Cid", "Dov", "actual", "", "", "", 0.5},
                                    {"met-with", "Dov", "Ann", "negated", "2018", "", "", 0.3},
                                    {"praised", "Dov", "Dov", "actual", "2018", "", "", 0.2},
                                    {"thanked", "Eve", "Fay", "actual", "2019", "", "", 0.8}})});
}

// "Ann Bob | hosted met-with": names of the actors and relations selected, each sorted.
std::string Selected(const Graph& graph, const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status().message();
  std::vector<std::string> names, relations;
  for (ActorId id : subgraph.value().actors) names.push_back(graph.GetActor(id).value().name);
  for (const Link& link : subgraph.value().links) relations.push_back(graph.GetEdge(link.id).value().relation);
  std::sort(names.begin(), names.end());
  std::sort(relations.begin(), relations.end());
  std::string text;
  for (const std::string& name : names) text += name + " ";
  text += "|";
  for (const std::string& relation : relations) text += " " + relation;
  return text;
}

TEST(SelectTest, TakesWhatPassesEveryCondition) {
  const Graph graph = Chain();
  struct Row {
    const char* why;
    Selection selection;
    const char* selected;
  };
  const auto window = [](const char* text) { return TimeSpan::Parse(text); };
  const ActorId ann = IdOf(graph, "Ann"), eve = IdOf(graph, "Eve"), dov = IdOf(graph, "Dov");
  for (const Row& row : {
           Row{"all", {}, "Ann Bob Cid Dov Eve Fay | criticised hosted met-with met-with praised thanked"},
           Row{"relation", {{"hosted"}, {}, {}, 0, {}, 1}, "Bob Cid | hosted"},
           Row{"relation by type", {{"MET_WITH"}, {}, {}, 0, {}, 1}, "Ann Bob Dov | met-with met-with"},
           Row{"two relations", {{"hosted", "thanked"}, {}, {}, 0, {}, 1}, "Bob Cid Eve Fay | hosted thanked"},
           Row{"modality", {{}, {"planned", "negated"}, {}, 0, {}, 1}, "Ann Bob Cid Dov | hosted met-with"},
           Row{"window",
               {{}, {}, window("2019-04-25/2019-05-01"), 0, {}, 1},
               "Ann Bob Cid Eve Fay | hosted met-with thanked"},
           Row{"window without end", {{}, {}, window("2019-05/.."), 0, {}, 1}, "Bob Cid Eve Fay | hosted thanked"},
           Row{"confidence", {{}, {}, {}, 0.7, {}, 1}, "Ann Bob Cid Eve Fay | hosted met-with thanked"},
           Row{"nothing passes", {{"gifted"}, {}, {}, 0, {}, 1}, "|"},
           Row{"around, no hop", {{}, {}, {}, 0, ann, 0}, "Ann |"},
           Row{"around, no hop, oneself", {{}, {}, {}, 0, dov, 0}, "Dov | praised"},
           Row{"around, one hop", {{}, {}, {}, 0, ann, 1}, "Ann Bob Dov | met-with met-with praised"},
           Row{"around, two hops",
               {{}, {}, {}, 0, ann, 2},
               "Ann Bob Cid Dov | criticised hosted met-with met-with praised"},
           Row{"around, by selected edges only", {{}, {"actual"}, {}, 0, ann, 5}, "Ann Bob | met-with"},
           Row{"around, another component", {{}, {}, {}, 0, eve, 9}, "Eve Fay | thanked"},
           Row{"around, nothing passes", {{"gifted"}, {}, {}, 0, eve, 9}, "Eve |"},
       }) {
    EXPECT_EQ(Selected(graph, row.selection), row.selected) << row.why;
  }
}

TEST(SelectTest, RefusesWhatIsNotThere) {
  const Graph graph = Chain();
  EXPECT_EQ(Selected(graph, {{"met"}, {}, {}, 0, {}, 1}), "there is no relation \"met\"; the nearest is \"met-with\"");
  EXPECT_EQ(Selected(graph, {{}, {"real"}, {}, 0, {}, 1}),
            "there is no modality \"real\"; expected one of actual, planned, possible, called-for, negated");
  EXPECT_EQ(Selected(graph, {{}, {}, {}, 0, ActorId{9}, 1}), "the graph has no actor 0000000000000009");
}

TEST(SelectTest, IsSortedAndTellsSymmetricLinks) {
  const Graph graph = Chain();
  const Subgraph subgraph = Select(graph, {}).value();
  EXPECT_TRUE(std::is_sorted(subgraph.actors.begin(), subgraph.actors.end()));
  EXPECT_TRUE(std::is_sorted(subgraph.links.begin(), subgraph.links.end(),
                             [](const Link& a, const Link& b) { return a.id < b.id; }));
  for (const Link& link : subgraph.links) {
    EXPECT_EQ(link.symmetric, graph.GetEdge(link.id).value().relation == "met-with");
  }
}

}  // namespace
}  // namespace entente
