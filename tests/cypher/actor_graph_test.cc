// Relationships made of heads alone, and ends without relationships, beside relationships made of whole edges.
#include "query/actor_graph.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/graph.h"
#include "store/store.h"
#include "tests/store/random_reports.h"
#include "tests/support/temporary_directory.h"

namespace entente::query {
namespace {

std::string PrintEnds(const RelationshipEnds& ends) {
  return fmt::format("{} {} {}\n", ends.start, ends.end, ends.symmetric);
}

// What there is of each relationship, asked for when the visits are over.
struct Seen {
  std::vector<RelationshipPtr> relationships;
  std::vector<uint64_t> ids;
  std::string whole, ends;

  bool Add(const RelationshipPtr& relationship) { return relationships.push_back(relationship), true; }
  void Ask() {
    for (const RelationshipPtr& one : relationships) {
      ids.push_back(one->id());
      whole += ToText(Value(one)) + one->type() + "\n";
      ends += PrintEnds({one->start(), one->end(), one->symmetric()});
    }
  }
};

// Each is itself, be it made of its head or of its edge, and its neighbour only where the ids say so.
void ExpectThemselves(const std::vector<RelationshipPtr>& whole, const std::vector<RelationshipPtr>& heads) {
  ASSERT_EQ(heads.size(), whole.size());
  for (size_t i = 0; i < whole.size(); ++i) {
    EXPECT_TRUE(heads[i]->Is(*whole[i]));
    const RelationshipPtr& next = whole[(i + 1) % whole.size()];
    EXPECT_EQ(heads[i]->Is(*next), heads[i]->id() == next->id());
  }
}

void ExpectTheSame(const ActorGraph& graph, const std::vector<RelationshipFilter>& filters) {
  size_t bytes = 0;
  std::vector<NodePtr> nodes;
  EXPECT_TRUE(graph.VisitNodes({}, [&](const NodePtr& node) { return nodes.push_back(node), true; }).ok());
  for (const RelationshipFilter& filter : filters) {
    RelationshipFilter of_heads = filter;
    of_heads.heads = true;
    Seen whole, heads;
    std::string ends;
    const auto add_ends = [&](const RelationshipEnds& one) { return ends += PrintEnds(one), true; };
    EXPECT_TRUE(graph.VisitRelationships(filter, [&](const auto& one) { return whole.Add(one); }).ok());
    EXPECT_TRUE(graph.VisitRelationships(of_heads, [&](const auto& one) { return heads.Add(one); }).ok());
    EXPECT_TRUE(graph.VisitEnds(filter, add_ends).ok());
    for (const NodePtr& node : nodes) {
      EXPECT_TRUE(graph.VisitRelationshipsOf(*node, filter, [&](const auto& one) { return whole.Add(one); }).ok());
      EXPECT_TRUE(graph.VisitRelationshipsOf(*node, of_heads, [&](const auto& one) { return heads.Add(one); }).ok());
      EXPECT_TRUE(graph.VisitEndsOf(node->id(), filter, add_ends).ok());
    }
    ExpectThemselves(whole.relationships, heads.relationships);
    whole.Ask();
    heads.Ask();
    EXPECT_EQ(heads.whole, whole.whole);
    EXPECT_EQ(ends, whole.ends);
    EXPECT_EQ(heads.ids, whole.ids);
    bytes += whole.whole.size();
  }
  EXPECT_GT(bytes, 10'000u);
}

TEST(ActorGraph, ReadsTheRestOfAnEdgeWhenItIsAskedFor) {
  const std::vector<Report> reports = RandomReports(21, 20);
  std::vector<RelationshipFilter> filters(4);
  filters[1].types = {"MET_WITH", "VISITED"};
  filters[1].direction = Direction::kOut;
  filters[2].start_from = Date{17000};
  filters[2].start_until = Date{17030};
  filters[3].start_from = Date{TimeSpan::kOpenPast};
  Graph graph(TestOntology());
  for (const Report& report : reports) graph.Add(report);
  ExpectTheSame(ActorGraph(graph), filters);
  const TemporaryDirectory directory;
  const auto store = store::Store::Open(directory.path(), store::OpenMode::kCreate, TestOntology());
  ASSERT_TRUE(store.ok()) << store.status().message();
  ASSERT_TRUE(store.value()->Write(reports).ok());
  ExpectTheSame(ActorGraph(*store.value()), filters);
}

}  // namespace
}  // namespace entente::query
