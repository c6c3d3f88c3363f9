// Which plan is made of a query by what is known of the graph.
#include <gtest/gtest.h>

#include <span>

#include "query/cypher/prepare.h"
#include "query/plan_tree.h"

namespace entente::query {
namespace {

// A hundred thousand actors, a few of them countries, and a million edges over ten years.
Statistics Large() {
  Statistics statistics;
  statistics.nodes = 100'000;
  statistics.relationships = 1'000'000;
  statistics.nodes_by_label = {{"Person", 80'000}, {"Country", 200}, {"Place", 5000}};
  statistics.relationships_by_type = {
      {"MET_WITH", {200'000, true}}, {"VISITED", {100'000, false}}, {"HOLDS_OFFICE", {500, false}}};
  for (int year = 2010; year < 2020; ++year) statistics.relationships_by_year[year] = 100'000;
  statistics.newest_first = true;
  return statistics;
}

// The operators and what they are about, without numbers: the last first.
std::string Outline(const PlanNode& node) {
  std::string text;
  if (node.name != "Filter") text = node.name + (node.details.empty() ? "" : " " + node.details) + "\n";
  for (const PlanNode& input : node.inputs) text += Outline(input);
  return text;
}

const Ontology& TheOntology() {
  static const auto kOntology = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
  return kOntology.value();
}

struct Row {
  std::string_view cypher;
  std::string_view outline;
};

void ExpectOutlines(std::span<const Row> rows) {
  for (const Row& row : rows) {
    const auto plan = Prepare(row.cypher, TheOntology(), Large());
    ASSERT_TRUE(plan.ok()) << plan.status().message();
    EXPECT_EQ(row.outline, Outline(TreeOf(plan.value()))) << row.cypher;
  }
}

TEST(Plans, BeginWhereLeastIsRead) {
  const Row rows[] = {
      {"MATCH (a)-[m]-(b) WHERE a IN actor('Lind') AND b IN actor('Roe') RETURN *",
       "ExpandInto (a)-[m]-(b)\n"
       "NodeByAlias (b) from actor('Roe')\n"
       "NodeByAlias (a) from actor('Lind')\n"},
      {"MATCH (a:Person)-[m:VISITED]->(c:Country) RETURN *",
       "Expand (a:Person)-[m:VISITED]->(c:Country), from right to left\n"
       "NodeByLabelScan (c:Country)\n"},
      {"MATCH (a)-[m:MET_WITH]-(b) WHERE m.start = date('2014-05-05') RETURN *",
       "RelationshipByTimeScan (a)-[m:MET_WITH]-(b), starts from date('2014-05-05'), starts until "
       "date('2014-05-05')\n"},
      {"MATCH (p)<-[v:VISITED]-(b)-[m:MET_WITH]-(a) WHERE a.id = $id AND date('2014-01-01') <= m.start RETURN *",
       "Expand (p)<-[v:VISITED]-(b), from right to left\n"
       "Expand (b)-[m:MET_WITH]-(a), from right to left, starts from date('2014-01-01')\n"
       "NodeById (a) by id: $id\n"},
      // Of two ways from b the one with few relationships goes first, be it written last.
      {"MATCH (b)-[m:MET_WITH]-(a), (b)-[h:HOLDS_OFFICE]->(c) WHERE b.id = $id RETURN *",
       "Expand (b)-[m:MET_WITH]-(a)\n"
       "Expand (b)-[h:HOLDS_OFFICE]->(c)\n"
       "NodeById (b) by id: $id\n"},
      // A name that another row gives is looked up once that row is there.
      {"MATCH (a {id: $id}), (b {name: a.country}) RETURN *",
       "NodeByName (b {name: a.country}) by name: a.country\n"
       "NodeById (a {id: $id}) by id: $id\n"},
      {"MATCH (a {id: $id})-[*..3]-(x), (b {id: $other})-[:VISITED]->(x) RETURN *",
       "ExpandFar (a {id: $id})-[*..3]-(x)\n"
       "Expand (b {id: $other})-[:VISITED]->(x)\n"
       "NodeById (b {id: $other}) by id: $other\n"
       "NodeById (a {id: $id}) by id: $id\n"},
  };
  ExpectOutlines(rows);
}

TEST(Plans, WalkOnFromEachOnce) {
  const Row rows[] = {
      {"MATCH (a)-[r]->(b)-[s]->(c) WHERE a.id = $id AND r.start > $day RETURN DISTINCT c.id",
       "Distinct\n"
       "Project c.id\n"
       "Expand (b)-[s]->(c)\n"
       "Once\n"
       "Expand (a)-[r]->(b), starts from $day\n"
       "NodeById (a) by id: $id\n"},
      {"MATCH (a)-[r]->(b)-[s]->(c) WHERE a.id = $id WITH c WHERE c.name < 'M' RETURN count(DISTINCT c), max(c.name)",
       "Aggregate count(DISTINCT c), max(c.name)\n"
       "Expand (b)-[s]->(c)\n"
       "Once\n"
       "Expand (a)-[r]->(b)\n"
       "NodeById (a) by id: $id\n"},
      // From b each relationship that led there leads back.
      {"MATCH (a)-[r]-(b)-[s]-(c) WHERE a.id = $id RETURN DISTINCT c.id",
       "Distinct\n"
       "Project c.id\n"
       "Expand (b)-[s]-(c)\n"
       "Expand (a)-[r]-(b)\n"
       "NodeById (a) by id: $id\n"},
      // The first of three may come again as the last.
      {"MATCH (a)-[r]->(b)-[s]->(c)-[t]->(d) WHERE a.id = $id RETURN DISTINCT d.id",
       "Distinct\n"
       "Project d.id\n"
       "Expand (c)-[t]->(d)\n"
       "Once\n"
       "Expand (b)-[s]->(c)\n"
       "Expand (a)-[r]->(b)\n"
       "NodeById (a) by id: $id\n"},
      // All that tells rows apart is read.
      {"MATCH (a)-[r]->(b)-[s]->(c) WHERE a.id = $id RETURN DISTINCT r.start, c.id",
       "Distinct\n"
       "Project r.start, c.id\n"
       "Expand (b)-[s]->(c)\n"
       "Expand (a)-[r]->(b)\n"
       "NodeById (a) by id: $id\n"},
      {"MATCH (a)-[r]->(b)-[s]->(c) WHERE a.id = $id RETURN DISTINCT c.id, rand()",
       "Distinct\n"
       "Project c.id, rand()\n"
       "Expand (b)-[s]->(c)\n"
       "Expand (a)-[r]->(b)\n"
       "NodeById (a) by id: $id\n"},
      {"MATCH (a)-[r]->(b)-[s]->(c) WHERE a.id = $id RETURN c.id, count(*)",
       "Aggregate count(*) by c.id\n"
       "Expand (b)-[s]->(c)\n"
       "Expand (a)-[r]->(b)\n"
       "NodeById (a) by id: $id\n"},
      {"MATCH (a)-[r]->(b)-[s]->(c) WHERE a.id = $id WITH c LIMIT 9 RETURN DISTINCT c.id",
       "Distinct\n"
       "Project c.id\n"
       "Limit 9\n"
       "Expand (b)-[s]->(c)\n"
       "Expand (a)-[r]->(b)\n"
       "NodeById (a) by id: $id\n"},
  };
  ExpectOutlines(rows);
}

TEST(Plans, SortNoMoreThanIsAsked) {
  const Row rows[] = {
      {"MATCH (a)-[m]-(b) WHERE a.id = $id AND m.start IS NOT NULL RETURN b.id, m.start ORDER BY m.start DESC LIMIT 9",
       "Limit 9\n"
       "Project b.id, m.start\n"
       "Expand (a)-[m]-(b), with a start\n"
       "NodeById (a) by id: $id\n"},
      // Null would come first.
      {"MATCH (a)-[m]-(b) WHERE a.id = $id RETURN b.id ORDER BY m.start DESC LIMIT 9",
       "Limit 9\n"
       "TopSort m.start descending, the first 9\n"
       "Project b.id\n"
       "Expand (a)-[m]-(b), as far back as sorted\n"
       "NodeById (a) by id: $id\n"},
      {"MATCH (a)-[m]-(b)-[n]->(c) WHERE a IN actor('Lind') AND m.start > $day WITH b, n.start AS s WHERE b.name < 'M' "
       "RETURN DISTINCT b.id, s ORDER BY s DESC, b.id SKIP 3 LIMIT 2",
       "Limit 2\n"
       "Skip 3\n"
       "TopSort s descending, b.id, the first 2 after 3\n"
       "Distinct\n"
       "Project b.id\n"
       "Project n.start\n"
       "Expand (b)-[n]->(c), as far back as sorted\n"
       "Expand (a)-[m]-(b), starts from $day\n"
       "NodeByAlias (a) from actor('Lind')\n"},
      // Nobody would know whether anything was found.
      {"MATCH (a) WHERE a.id = $id OPTIONAL MATCH (a)-[m]-(b) RETURN b.id ORDER BY m.start DESC LIMIT 9",
       "Limit 9\n"
       "TopSort m.start descending, the first 9\n"
       "Project b.id\n"
       "OptionalMatch\n"
       "Expand (a)-[m]-(b)\n"
       "NodeById (a) by id: $id\n"},
      {"MATCH (a)-[m]->(b) WHERE m.start >= $day RETURN b.id ORDER BY m.start DESC LIMIT 9",
       "Limit 9\n"
       "TopSort m.start descending, the first 9\n"
       "Project b.id\n"
       "RelationshipByTimeScan (a)-[m]->(b), starts from $day, as far back as sorted\n"},
      // Those without a start would come first, and no index has them.
      {"MATCH (a)-[m]->(b) RETURN b.id ORDER BY m.start DESC LIMIT 9",
       "Limit 9\n"
       "TopSort m.start descending, the first 9\n"
       "Project b.id\n"
       "RelationshipScan (a)-[m]->(b)\n"},
      // Of several actors each has its newest first.
      {"MATCH (a)-[m]-(b) WHERE a IN actor('Lind') AND m.start > $day RETURN b.id ORDER BY m.start DESC",
       "Sort m.start descending\n"
       "Project b.id\n"
       "Expand (a)-[m]-(b), starts from $day\n"
       "NodeByAlias (a) from actor('Lind')\n"},
      {"MATCH (a)-[m]-(b) WHERE a.id = $id AND m.start > $day WITH b, m ORDER BY m.start RETURN b SKIP 2",
       "Skip 2\n"
       "Sort m.start\n"
       "Expand (a)-[m]-(b), starts from $day\n"
       "NodeById (a) by id: $id\n"},
  };
  ExpectOutlines(rows);
}

TEST(Plans, CountWithoutMakingWhatIsCounted) {
  const Row rows[] = {
      {"MATCH (a)-[m]-() WHERE m.start >= $day AND m.start <= $day RETURN a, count(m)",
       "CountByNode count(m) by a\n"
       "RelationshipByTimeScan (a)-[m]-(), starts from $day, starts until $day\n"
       "Argument\n"},
      {"MATCH (a)-[m]->(b) RETURN b, count(*) AS n",
       "CountByNode count(*) by b\n"
       "RelationshipScan (a)-[m]->(b)\n"
       "Argument\n"},
      // The window holds the day itself.
      {"MATCH (a)-[m]-() WHERE m.start > $day RETURN a, count(m)",
       "Aggregate count(m) by a\n"
       "RelationshipByTimeScan (a)-[m]-(), starts from $day\n"},
      {"MATCH (a)-[m]->(b) RETURN a, count(DISTINCT b)",
       "Aggregate count(DISTINCT b) by a\n"
       "RelationshipScan (a)-[m]->(b)\n"},
      {"MATCH (a)-[m]->(b) RETURN a, count(m.place)",
       "Aggregate count(m.place) by a\n"
       "RelationshipScan (a)-[m]->(b)\n"},
      {"MATCH (a)-[m]->(a) RETURN a, count(m)",
       "Aggregate count(m) by a\n"
       "ExpandInto (a)-[m]->(a)\n"
       "AllNodesScan (a)\n"},
  };
  ExpectOutlines(rows);
}

TEST(Plans, AreShownAsJson) {
  const auto plan = Prepare("MATCH (a {id: 'x'}) RETURN [(a)-[:VISITED]->(b) | b] AS l", TheOntology(), Large());
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(
      "{\"operator\":\"Project\",\"details\":\"[(a)-[:VISITED]->(b) | b]\",\"estimated_rows\":1.0,\"inputs\":["
      "{\"operator\":\"Expand\",\"details\":\"(a)-[:VISITED]->(b)\",\"estimated_rows\":1.0,\"inputs\":[]},"
      "{\"operator\":\"Filter\",\"details\":\"(a.id = 'x')\",\"estimated_rows\":1.0,\"inputs\":["
      "{\"operator\":\"NodeById\",\"details\":\"(a {id: 'x'}) by id: 'x'\",\"estimated_rows\":1.0,\"inputs\":[]}]}]}",
      TreeToJson(TreeOf(plan.value())));
}

// Patterns too large to look at every order are planned all the same.
TEST(Plans, OfLargePatternsAreMadeSoon) {
  std::string pattern = "MATCH (n0)";
  for (int i = 1; i < 40; ++i) pattern += "-[:MET_WITH]-(n" + std::to_string(i) + ")";
  const auto plan = Prepare(pattern + " WHERE n20.id = $id RETURN n0", TheOntology(), Large());
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(1 + 1 + 39, plan.value().parts[0].steps[0].match.steps.size());
}

}  // namespace
}  // namespace entente::query
