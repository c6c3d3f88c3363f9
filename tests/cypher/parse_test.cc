#include <gtest/gtest.h>

#include "query/cypher/parser.h"

namespace entente::query {
namespace {

struct Row {
  std::string_view cypher;
  std::string_view printed;
};

std::string Printed(std::string_view cypher) {
  const auto query = Parse(cypher);
  if (!query.ok()) return query.status().message();
  std::string text = Print(query.value());
  text.pop_back();
  return text;
}

TEST(Parse, Queries) {
  const Row rows[] = {
      {"match (n) return n", "MATCH (n)\nRETURN n"},
      {"RETURN 1;", "RETURN 1"},
      {"// remark\nRETURN /* here */ 1", "RETURN 1"},
      {"EXPLAIN RETURN 1", "EXPLAIN\nRETURN 1"},
      {"profile RETURN 1", "PROFILE\nRETURN 1"},
      {"MATCH (a:X:Y {k: 1, `odd key`: $p})-[r:T|U*2..3]->(b) RETURN a",
       "MATCH (a:X:Y {k: 1, odd key: $p})-[r:T|U*2..3]->(b)\nRETURN a"},
      {"MATCH (a)--(b)-->(c)<--(d)<-->(e) RETURN *", "MATCH (a)-[]-(b)-[]->(c)<-[]-(d)-[]-(e)\nRETURN *"},
      {"MATCH ()-[*]-()-[*2]-()-[*..3]-()-[*4..]-() RETURN 1",
       "MATCH ()-[*..]-()-[*2]-()-[*..3]-()-[*4..]-()\nRETURN 1"},
      {"MATCH p = (a)-[]->(b), q = shortestPath((a)-[*..6]-(b)) WHERE a.x RETURN p",
       "MATCH p = (a)-[]->(b), q = shortestPath((a)-[*..6]-(b)) WHERE a.x\nRETURN p"},
      {"OPTIONAL MATCH (a) WITH DISTINCT a AS b ORDER BY b.x DESC, b.y ASC SKIP 1 LIMIT 2 WHERE b.z RETURN b",
       "OPTIONAL MATCH (a)\nWITH DISTINCT a AS b ORDER BY b.x DESC, b.y SKIP 1 LIMIT 2 WHERE b.z\nRETURN b"},
      {"UNWIND [1, 2] AS x RETURN x UNION ALL RETURN 3 AS x", "UNWIND [1, 2] AS x\nRETURN x\nUNION ALL\nRETURN 3 AS x"},
      {"MATCH (`a b`) RETURN `a b`", "MATCH (a b)\nRETURN a b"},
      {"MATCH (a) WHERE (a)-[:T]->(:X) RETURN a", "MATCH (a) WHERE (a)-[:T]->(:X)\nRETURN a"},
      {"MATCH (a) WHERE EXISTS { (a)-->(b) WHERE b.x } RETURN a",
       "MATCH (a) WHERE EXISTS { (a)-[]->(b) WHERE b.x }\nRETURN a"},
  };
  for (const Row& row : rows) EXPECT_EQ(row.printed, Printed(row.cypher)) << row.cypher;
}

TEST(Parse, Expressions) {
  const Row rows[] = {
      {"1 + 2 * 3 ^ 4", "(1 + (2 * (3 ^ 4)))"},
      {"1 - 2 - 3", "((1 - 2) - 3)"},
      {"2 ^ 3 ^ 2", "((2 ^ 3) ^ 2)"},
      {"-a.b * -2", "(-a.b * -2)"},
      {"a OR b XOR c AND NOT d", "(a OR (b XOR (c AND NOT d)))"},
      {"a < b <= c", "((a < b) AND (b <= c))"},
      {"a = b <> c", "((a = b) AND (b <> c))"},
      {"a + b IN c", "((a + b) IN c)"},
      {"NOT a = b", "NOT (a = b)"},
      {"a STARTS WITH 'x' OR a ENDS WITH \"y\" OR a CONTAINS 'z' OR a =~ 'w.*'",
       "((((a STARTS WITH 'x') OR (a ENDS WITH 'y')) OR (a CONTAINS 'z')) OR (a =~ 'w.*'))"},
      {"a.b IS NULL AND c IS NOT NULL", "((a.b IS NULL) AND (c IS NOT NULL))"},
      {"a[1..2][..3][4..][5].b", "a[1..2][..3][4..][5].b"},
      {"a:Person:X", "(a:Person:X)"},
      {"CASE WHEN a THEN 1 ELSE 2 END", "CASE WHEN a THEN 1 ELSE 2 END"},
      {"case a when 1 then 'x' when 2 then 'y' end", "CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' END"},
      {"[x IN l WHERE x > 1 | x * 2]", "[x IN l WHERE (x > 1) | (x * 2)]"},
      {"[x IN l]", "[x IN l]"},
      {"[(a)-->(b) WHERE b.x | b.y]", "[(a)-[]->(b) WHERE b.x | b.y]"},
      {"all(x IN l WHERE x) AND any(x IN l WHERE x) AND none(x IN l WHERE x) AND single(x IN l WHERE x)",
       "(((all(x IN l WHERE x) AND any(x IN l WHERE x)) AND none(x IN l WHERE x)) AND single(x IN l WHERE x))"},
      {"reduce(s = 0, x IN l | s + x)", "reduce(s = 0, x IN l | (s + x))"},
      {"count(*) + COUNT(DISTINCT a)", "(count(*) + COUNT(DISTINCT a))"},
      {"{a: 1, b: {c: []}}", "{a: 1, b: {c: []}}"},
      {"0x1F + 0o17 + 1e3 + .5", "(((31 + 15) + 1000.0) + 0.5)"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"'it\\'s \\u00e9\\n'", "'it\\'s \xc3\xa9\\n'"},
      {"(a) - (b)", "(a - b)"},
      {"$p + $`odd name`", "($p + $odd name)"},
      {"duration.inDays(a, b)", "duration.inDays(a, b)"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ("RETURN " + std::string(row.printed), Printed("RETURN " + std::string(row.cypher))) << row.cypher;
  }
}

// What is printed reads back to the same.
TEST(Parse, PrintsWhatItReads) {
  const std::string once =
      Printed("MATCH (a:X)-[r:T*1..2 {k: 1}]->(b) WHERE a.x < 1 OR NOT b.y IN [1, 'z'] RETURN DISTINCT a.x AS c, -b.y");
  EXPECT_EQ(once, Printed(once));
}

}  // namespace
}  // namespace entente::query
