#include <gtest/gtest.h>

#include "query/cypher/prepare.h"

namespace entente::query {
namespace {

struct Row {
  std::string cypher;
  std::string message;
};

TEST(Errors, ShowTheirPlace) {
  const Row rows[] = {
      {"",
       "line 1, column 1: expected MATCH, OPTIONAL MATCH, UNWIND, CALL, WITH, RETURN, UNION, CREATE, MERGE, SET, "
       "REMOVE or "
       "DELETE, found the end of the query\n\n^"},
      {"MACTH (n) RETURN n",
       "line 1, column 1: expected MATCH, OPTIONAL MATCH, UNWIND, CALL, WITH, RETURN, UNION, CREATE, MERGE, SET, "
       "REMOVE or "
       "DELETE, found MACTH\nMACTH (n) RETURN n\n^"},
      {"MATCH (n)\nRETRUN n",
       "line 2, column 1: expected MATCH, OPTIONAL MATCH, UNWIND, CALL, WITH, RETURN, UNION, CREATE, MERGE, SET, "
       "REMOVE or "
       "DELETE, found RETRUN\nRETRUN n\n^"},
      {"MATCH (n)", "line 1, column 10: expected RETURN, found the end of the query\nMATCH (n)\n         ^"},
      {"MATCH (n RETURN n", "line 1, column 10: expected ), found RETURN\nMATCH (n RETURN n\n         ^"},
      {"RETURN 'abc", "line 1, column 8: a string that does not end; expected '\nRETURN 'abc\n       ^"},
      {"RETURN 1 /* x", "line 1, column 10: a comment that does not end; expected */\nRETURN 1 /* x\n         ^"},
      {"RETURN ?", "line 1, column 8: a character that has no meaning here\nRETURN ?\n       ^"},
      {"RETURN 12ab",
       "line 1, column 8: a number with letters in it; names begin with a letter\nRETURN 12ab\n       ^"},
      {"RETURN 99999999999999999999",
       "line 1, column 8: this is no integer of 64 bits\nRETURN 99999999999999999999\n       ^"},
      {"RETURN '\xc3\xa9' + x", "line 1, column 14: unknown variable 'x'\nRETURN '\xc3\xa9' + x\n             ^"},
      {"MATCH (n:A) RETURN m.x",
       "line 1, column 20: unknown variable 'm'; known here: 'n'\nMATCH (n:A) RETURN m.x\n                   ^"},
      {"RETURN toUper('a')",
       "line 1, column 8: unknown function 'toUper'; did you mean 'toUpper'?\nRETURN toUper('a')\n       ^"},
      {"RETURN size()", "line 1, column 8: size takes 1 argument, not 0\nRETURN size()\n       ^"},
      {"RETURN substring('a')",
       "line 1, column 8: substring takes 2 to 3 arguments, not 1\nRETURN substring('a')\n       ^"},
      {"RETURN count(1, 2)", "line 1, column 8: count takes 1 argument, not 2\nRETURN count(1, 2)\n       ^"},
      {"MATCH (n) WHERE count(n) > 1 RETURN n",
       "line 1, column 17: an aggregate can stand only in WITH and RETURN\n"
       "MATCH (n) WHERE count(n) > 1 RETURN n\n                ^"},
      {"MATCH (n) RETURN n.x + count(*)",
       "line 1, column 18: 'n' stands beside an aggregate but is not grouped by; return it by itself too\n"
       "MATCH (n) RETURN n.x + count(*)\n                 ^"},
      {"MATCH (n)-[r]->() MATCH (r) RETURN n",
       "line 1, column 26: 'r' is a relationship, a node is needed here\nMATCH (n)-[r]->() MATCH (r) RETURN n\n        "
       "                 ^"},
      {"MATCH (a)-[r]->(b)-[r]->(c) RETURN a",
       "line 1, column 21: the relationship 'r' stands in the pattern twice\nMATCH (a)-[r]->(b)-[r]->(c) RETURN a\n    "
       "                ^"},
      {"WITH 1 AS n MATCH (n) RETURN n",
       "line 1, column 20: 'n' is an integer, a node is needed here\nWITH 1 AS n MATCH (n) RETURN n\n                  "
       " "
       "^"},
      {"MATCH (n) WHERE (n)-->(m) RETURN n",
       "line 1, column 24: unknown variable 'm'; a pattern in a condition cannot bind new ones\n"
       "MATCH (n) WHERE (n)-->(m) RETURN n\n                       ^"},
      {"WITH 1 + 1 RETURN 1",
       "line 1, column 11: expected AS and a name: WITH needs one for each expression\nWITH 1 + 1 RETURN "
       "1\n          ^"},
      {"RETURN 1 AS a, 2 AS a",
       "line 1, column 16: two columns have the name 'a'\nRETURN 1 AS a, 2 AS a\n               ^"},
      {"RETURN 1 AS a UNION RETURN 2 AS b",
       "line 1, column 15: the parts of a UNION return columns of different names\nRETURN 1 AS a UNION RETURN 2 AS b\n "
       "             ^"},
      {"RETURN *", "line 1, column 1: there are no variables that RETURN * could give\nRETURN *\n^"},
      {"RETURN 1 LIMIT -1",
       "line 1, column 16: LIMIT takes a whole number, 0 or more\nRETURN 1 LIMIT -1\n               ^"},
      {"MATCH (n) RETURN n SKIP n.x",
       "line 1, column 25: SKIP cannot depend on variables\nMATCH (n) RETURN n SKIP n.x\n                        ^"},
      {"RETURN count(count(*))",
       "line 1, column 14: an aggregate cannot stand inside another\nRETURN count(count(*))\n             ^"},
      {"MATCH (n $p) RETURN n",
       "line 1, column 10: a parameter cannot stand for all properties; write {name: $parameter}\nMATCH (n $p) RETURN "
       "n\n         ^"},
      {"MATCH p = shortestPath((a)-[*]-(b)-[*]-(c)) RETURN p",
       "line 1, column 11: a shortest path needs a pattern of one relationship\n"
       "MATCH p = shortestPath((a)-[*]-(b)-[*]-(c)) RETURN p\n          ^"},
      {"RETURN \xff", "line 1, column 8: a byte that is no UTF-8\nRETURN \n       ^"},
  };
  for (const Row& row : rows) EXPECT_EQ(row.message, Prepare(row.cypher).status().message()) << row.cypher;
}

TEST(Errors, WritingIsRefusedWhereAnOntologyDescribesTheGraph) {
  const Row rows[] = {
      {"CREATE (n) RETURN n",
       "line 1, column 1: CREATE would change the graph; queries only read it\nCREATE (n) RETURN n\n^"},
      {"MATCH (n) SET n.x = 1",
       "line 1, column 11: SET would change the graph; queries only read it\nMATCH (n) SET n.x = 1\n          ^"},
      {"MATCH (n) DETACH DELETE n",
       "line 1, column 11: DETACH would change the graph; queries only read it\nMATCH (n) DETACH DELETE n\n          "
       "^"},
  };
  const auto ontology = Ontology::Load(ENTENTE_SOURCE_DIR "/schemas/ontology.toml");
  ASSERT_TRUE(ontology.ok());
  for (const Row& row : rows) {
    EXPECT_EQ(row.message, Prepare(row.cypher, ontology.value()).status().message()) << row.cypher;
  }
}

// The class and detail that openCypher gives each error, for programs.
TEST(Errors, AreNamed) {
  const Row rows[] = {
      {"RETURN x", "SyntaxError: UndefinedVariable"},
      {"RETURN foo(1)", "SyntaxError: UnknownFunction"},
      {"RETURN NOT 1", "SyntaxError: InvalidArgumentType"},
      {"RETURN 'a' - 1", "SyntaxError: InvalidArgumentType"},
      {"RETURN 1 IN 2", "SyntaxError: InvalidArgumentType"},
      {"WITH 1 AS n RETURN n.x", "TypeError: InvalidArgumentType"},
      {"MATCH (n) RETURN type(n)", "SyntaxError: InvalidArgumentType"},
      {"MATCH (n) WHERE n RETURN n", "SyntaxError: InvalidArgumentType"},
      {"RETURN any(x IN ['a'] WHERE x % 2 = 0)", "SyntaxError: InvalidArgumentType"},
      {"MATCH (n) RETURN (n)-->()", "SyntaxError: UnexpectedSyntax"},
      {"MATCH (n) RETURN exists(NOT (n)-->())", "SyntaxError: UnexpectedSyntax"},
      {"RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a", "SyntaxError: InvalidClauseComposition"},
      {"MATCH (n)", "SyntaxError: InvalidClauseComposition"},
      {"MATCH (a)-[:R*-2]->(b) RETURN a", "SyntaxError: InvalidRelationshipPattern"},
      {"MATCH (a)-[:R..]->(b) RETURN a", "SyntaxError: InvalidRelationshipPattern"},
      {"RETURN count(rand())", "SyntaxError: NonConstantExpression"},
      {"MATCH (n) RETURN n.x ORDER BY max(n.y)", "SyntaxError: InvalidAggregation"},
      {"MATCH (n) RETURN DISTINCT n.x ORDER BY n.y", "SyntaxError: UndefinedVariable"},
      {"MATCH (n) RETURN n.x + n.y, count(*) AS c ORDER BY n.x + n.y + count(*)",
       "SyntaxError: AmbiguousAggregationExpression"},
      {"RETURN 1.5e999", "SyntaxError: FloatingPointOverflow"},
      {"RETURN 0x", "SyntaxError: InvalidNumberLiteral"},
      {"RETURN '\\uH'", "SyntaxError: InvalidUnicodeLiteral"},
      {"RETURN 1 \xe2\x80\x94 1", "SyntaxError: InvalidUnicodeCharacter"},
      {"RETURN 1 LIMIT 1.5", "SyntaxError: InvalidArgumentType"},
      {"CALL nothing()", "ProcedureError: ProcedureNotFound"},
  };
  for (const Row& row : rows) EXPECT_EQ(row.message, Prepare(row.cypher).status().detail()) << row.cypher;
}

TEST(Errors, ShowAWindowOfALongLine) {
  const std::string message = Prepare("RETURN " + std::string(500, '1') + "x").status().message();
  EXPECT_EQ("line 1, column 8: a number with letters in it; names begin with a letter\nRETURN " + std::string(60, '1') +
                "\n       ^",
            message);
}

TEST(Errors, DeepNestingIsRefused) {
  const std::string open(100000, '('), brackets(100000, '[');
  EXPECT_NE(std::string::npos, Prepare("RETURN " + open).status().message().find("nested too deeply"));
  EXPECT_NE(std::string::npos, Prepare("RETURN " + brackets).status().message().find("nested too deeply"));
  std::string sum = "RETURN 1", nots = "RETURN ", clauses;
  for (int i = 0; i < 5000; ++i) {
    sum += "+1";
    nots += "NOT ";
    clauses += "WITH 1 AS a ";
  }
  EXPECT_NE(std::string::npos, Prepare(sum).status().message().find("too deep"));
  EXPECT_NE(std::string::npos, Prepare(nots + "true").status().message().find("too deep"));
  EXPECT_NE(std::string::npos, Prepare(clauses + "RETURN a").status().message().find("too many clauses"));
}

}  // namespace
}  // namespace entente::query
