#include <gtest/gtest.h>

#include <atomic>

#include "query/cypher/prepare.h"
#include "query/execute.h"
#include "run_cypher.h"

namespace entente::query {
namespace {

constexpr std::string_view kGraph =
    "CREATE (a:N {v: 1})-[:T {w: 1}]->(b:N {v: 2})-[:T {w: 2}]->(c:N {v: 3})-[:T {w: 3}]->(a), (c)-[:U]->(d:M {v: 4}), "
    "(d)-[:U]->(d)";

std::string Rows(std::string_view cypher, const ExecuteOptions& options = {}) {
  MemoryGraph graph;
  EXPECT_TRUE(RunCypher(kGraph, &graph).status.ok());
  const auto plan = Prepare(cypher);
  if (!plan.ok()) return plan.status().message();
  std::string rows;
  const Status status = Execute(plan.value(), graph, {}, options, [&](const std::vector<Value>& row) {
    for (size_t i = 0; i < row.size(); ++i) rows += (i > 0 ? "," : rows.empty() ? "" : " ") + ToText(row[i]);
    return true;
  });
  return status.ok() ? rows : rows + "! " + status.message();
}

struct Case {
  std::string_view cypher;
  std::string_view rows;
};

TEST(Execute, Patterns) {
  const Case cases[] = {
      {"MATCH (n:N) RETURN n.v", "1 2 3"},
      {"MATCH (a)-->(b) RETURN a.v, b.v", "1,2 2,3 3,1 3,4 4,4"},
      {"MATCH (a)--(a) RETURN a.v", "4"},
      {"MATCH (a {v: 1})--(b) RETURN b.v", "2 3"},
      {"MATCH (a {v: 1})-->()-->(c) RETURN c.v", "3"},
      {"MATCH (a {v: 1})-[:T*]->(c) RETURN c.v", "2 3 1"},
      {"MATCH (a {v: 1})-[r:T*0..2]->(c) RETURN c.v, size(r)", "1,0 2,1 3,2"},
      {"MATCH (a {v: 1})-[*2 {w: 2}]->(c) RETURN c.v", ""},
      {"MATCH (c {v: 3})<-[r*2]-(a) RETURN [x IN r | x.w]", "[2, 1]"},
      {"MATCH (x)-[r*2]->(d:M) RETURN [y IN r | type(y)]", "['T', 'U'] ['U', 'U']"},
      {"MATCH (a {v: 1}), (d {v: 4}), p = shortestPath((a)-[*]->(d)) RETURN [n IN nodes(p) | n.v]", "[1, 2, 3, 4]"},
      {"MATCH p = shortestPath((a {v: 4})-[*]->(b {v: 1})) RETURN p", ""},
      {"MATCH p = (a {v: 3})-[:U*]->(d) RETURN length(p)", "1 2"},
      {"MATCH p = (a {v: 1}) RETURN length(p), p", "0,<(:N {v: 1})>"},
      {"MATCH (a)-[r {w: 1}]->(b) MATCH (x)-[r]->(y) RETURN x.v, y.v", "1,2"},
      {"MATCH (a)-[r {w: 1}]->(b) MATCH (x)<-[r]-(y) RETURN x.v, y.v", "2,1"},
      {"MATCH (a:N), (b:M) RETURN a.v, b.v", "1,4 2,4 3,4"},
      {"OPTIONAL MATCH (x:Nope) RETURN x", "null"},
      {"MATCH (n) OPTIONAL MATCH (n)-[:U]->(m) WHERE m.v > 3 RETURN n.v, m.v", "1,null 2,null 3,4 4,4"},
      {"OPTIONAL MATCH (x:Nope) MATCH (x)-->(y) RETURN y", ""},
      {"MATCH (n) WHERE (n)-[:U]->() RETURN n.v", "3 4"},
      {"MATCH (n) WHERE exists((n)-[:U]->()) RETURN n.v", "3 4"},
      {"MATCH (n) WHERE NOT exists((n)-[:U]->(:M)) RETURN n.v", "1 2"},
      {"MATCH (n) RETURN exists((n)-[:U]->(n)), exists(n.v), exists(n.w)",
       "false,true,false false,true,false false,true,false true,true,false"},
      {"MATCH (n) WHERE NOT EXISTS { (n)-[:T]->(m) WHERE m.v > 1 } RETURN n.v", "3 4"},
      {"MATCH (n:N) RETURN [(n)-->(m) | m.v] AS l", "[2] [3] [1, 4]"},
  };
  for (const Case& one : cases) EXPECT_EQ(one.rows, Rows(one.cypher)) << one.cypher;
}

TEST(Execute, Projections) {
  const Case cases[] = {
      {"UNWIND [3, 1, 2] AS x RETURN x ORDER BY x DESC", "3 2 1"},
      {"UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 1 LIMIT 1", "2"},
      {"UNWIND [2, null, 1] AS x RETURN x ORDER BY x", "1 2 null"},
      {"UNWIND [1, 1.0, 2] AS x RETURN DISTINCT x", "1 2"},
      {"UNWIND [1, 2, null] AS x RETURN count(*), count(x), sum(x), avg(x), min(x), max(x), collect(x)",
       "3,2,3,1.5,1,2,[1, 2]"},
      {"UNWIND [] AS x RETURN count(x), sum(x), avg(x), min(x), collect(x)", "0,0,null,null,[]"},
      {"UNWIND [] AS x RETURN x, count(*)", ""},
      {"UNWIND [1, 1, 2] AS x RETURN count(DISTINCT x), collect(DISTINCT x)", "2,[1, 2]"},
      {"UNWIND [1, 2, 3] AS x RETURN x % 2 AS odd, count(*) AS n ORDER BY odd", "0,1 1,2"},
      {"UNWIND [1, 2] AS x WITH x, x * 2 AS y WHERE y > 2 RETURN x, y", "2,4"},
      {"UNWIND [1, 2] AS x RETURN x AS y ORDER BY -x", "2 1"},
      {"UNWIND [1, 2] AS x RETURN sum(x) + 1 AS s ORDER BY sum(x) + 1", "4"},
      {"UNWIND [1, 2] AS x WITH x ORDER BY x DESC LIMIT 1 RETURN count(x)", "1"},
      {"UNWIND [1, 2] AS x WITH collect(x) AS l UNWIND l AS y RETURN y", "1 2"},
      {"WITH 1 AS a, 2 AS b WITH b AS a, a AS b RETURN a, b", "2,1"},
      {"WITH 1 AS a WITH *, 2 AS b RETURN *", "1,2"},
      {"RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x", "1 2"},
      {"RETURN 1 AS x UNION ALL RETURN 1 AS x", "1 1"},
      {"UNWIND null AS x RETURN x", ""},
      {"UNWIND 1 AS x RETURN x LIMIT 0", ""},
      {"UNWIND [1, 2, 3, 4] AS x RETURN percentileCont(x, 0.5), percentileDisc(x, 0.5), stDevP(x)",
       "2.5,2,1.118033988749895"},
  };
  for (const Case& one : cases) EXPECT_EQ(one.rows, Rows(one.cypher)) << one.cypher;
}

TEST(Execute, GoesAsDeepAsItReads) {
  std::string sum = "RETURN 1", nested = "RETURN ";
  for (int i = 1; i < 450; ++i) sum += " + 1";
  for (int i = 0; i < 90; ++i) nested += "[";
  nested += "1" + std::string(90, ']') + " = 1";
  EXPECT_EQ("450", Rows(sum));
  EXPECT_EQ("false", Rows(nested));
}

TEST(Execute, StopsWhenToldTo) {
  const std::string_view endless =
      "UNWIND range(1, 999936) AS a UNWIND range(1, 999936) AS b WITH a WHERE a < 0 RETURN a";
  std::atomic<bool> cancel = true;
  ExecuteOptions options;
  options.cancel = &cancel;
  EXPECT_EQ("! the query was cancelled", Rows(endless, options));
  options = {};
  options.time_limit = std::chrono::milliseconds(20);
  EXPECT_EQ("! the query ran longer than 20 milliseconds", Rows(endless, options));
  options = {};
  options.max_rows = 2;
  EXPECT_EQ("1 2", Rows("UNWIND range(1, 9) AS x RETURN x", options));
  options = {};
  options.memory_max = size_t{64} << 10;
  EXPECT_EQ("! the query would hold more than 64 KiB of memory at once; ask for less, or allow it more",
            Rows("UNWIND range(1, 999) AS a UNWIND range(1, 9) AS b RETURN a, b ORDER BY b", options));
}

// Each of these made more than 64 KiB, or took seconds over it.
TEST(Execute, HoldsWhatExpressionsMakeAgainstTheLimits) {
  ExecuteOptions options;
  options.memory_max = size_t{64} << 10;
  const std::string text = "WITH reduce(s = 'abcdefgh', x IN range(1, 12) | s + s) AS s ";  // 32 KiB
  const std::string too_large[] = {
      text + "RETURN size(s + s + 1)",
      text + "RETURN size(replace(s, 'a', 'abcdefghij'))",
      text + "RETURN size(replace(s, 'h', 'abcdefghij'))",
      text + "RETURN size(split(s, 'a'))",
      text + "RETURN size(split(s, ''))",
      text + "RETURN size([s, s, s])",
      text + "RETURN keys({a: s, b: s, c: s})",
      text + "RETURN size([x IN range(1, 3) | s])",
      text + "RETURN size([0] + [s, s])",
      text + "RETURN size([s] + s)",
      "RETURN size(reduce(l = [1], x IN range(1, 40) | l + l))",
      "RETURN reduce(l = [1], x IN range(1, 40) | [l, l])",
      "RETURN reduce(m = {}, x IN range(1, 40) | {a: m, b: m})",
  };
  for (const std::string& cypher : too_large) {
    EXPECT_EQ("! the query would hold more than 64 KiB of memory at once; ask for less, or allow it more",
              Rows(cypher, options))
        << cypher;
  }
  EXPECT_EQ("64768", Rows(text + "RETURN size(s + left(s, 32000))", options));
}

TEST(Execute, StopsInsideAnExpression) {
  ExecuteOptions options;
  options.time_limit = std::chrono::milliseconds(20);
  const std::string text = "WITH reduce(s = 'abcdefgh', x IN range(1, 20) | s + s) AS s ";  // 8 MiB
  // Ranges that are looked at last with their last element; what follows does less than is done between two looks,
  // unless its bytes and elements count.
  const std::string slow[] = {
      text + "RETURN size([x IN range(1, 200) WHERE s CONTAINS 'ha ha'])",
      text + "RETURN reduce(n = 0, x IN range(1, 200) | n + size(s))",
      "WITH range(1, 999936) AS l RETURN size([x IN range(1, 200) WHERE 0 IN l])",
      "WITH range(1, 999936) AS l, range(1, 999936) AS m RETURN size([x IN range(1, 200) WHERE l = m])",
      "WITH range(1, 999936) AS l RETURN [x IN range(1, 200) | size(tail(l))]",
      "WITH range(1, 999936) AS l RETURN [x IN range(1, 200) | size(l[1..])]",
      "WITH range(1, 999936) AS l RETURN [x IN range(1, 200) | size(reverse(l))]",
  };
  for (const std::string& cypher : slow) {
    EXPECT_EQ("! the query ran longer than 20 milliseconds", Rows(cypher, options)) << cypher;
  }
}

TEST(Execute, NestsNoDeeperThanTheStackAllows) {
  EXPECT_EQ("1", Rows("RETURN size(reduce(l = [], x IN range(1, 499) | [l]))"));
  const std::string_view refusal =
      "! line 1, column 13: more than 500 lists and maps inside each other\nRETURN size(reduce(";
  for (const std::string_view step : {"[l]", "[l][..1]", "[{a: l}]", "[x IN [1] | l]"}) {
    const std::string cypher = "RETURN size(reduce(l = [], x IN range(1, 1000000) | " + std::string(step) + "))";
    EXPECT_EQ(refusal, Rows(cypher).substr(0, refusal.size())) << cypher;
  }
}

}  // namespace
}  // namespace entente::query
