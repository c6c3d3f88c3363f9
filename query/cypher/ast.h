// A query as it was written.
#ifndef ENTENTE_QUERY_CYPHER_AST_H_
#define ENTENTE_QUERY_CYPHER_AST_H_

#include <string>
#include <vector>

#include "query/expression.h"

namespace entente::query {

struct ProjectionItem {
  ExpressionPtr expression;
  std::string name;  // the alias, or the text of the expression
  bool aliased = false;
  int slot = kNoSlot;
};

struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};

// What WITH and RETURN say.
struct Projection {
  bool distinct = false;
  bool star = false;  // `*` before the items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip, limit;
  ExpressionPtr where;  // of WITH
};

enum class ClauseKind { kMatch, kOptionalMatch, kUnwind, kWith, kReturn };

struct Clause {
  ClauseKind kind{};
  Place place;          // of its first word
  PatternBody pattern;  // MATCH
  ExpressionPtr list;   // UNWIND
  std::string variable;
  Place variable_place;
  int slot = kNoSlot;
  Projection projection;  // WITH, RETURN
};

struct SingleQuery {
  std::vector<Clause> clauses;
  int slot_count = 0;
};

// Single queries joined by UNION.
struct Query {
  bool explain = false;
  bool union_all = false;
  Place union_place;
  std::vector<SingleQuery> parts;
};

// In Cypher again, a clause a line.
std::string Print(const Query& query);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_AST_H_
