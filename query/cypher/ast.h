// A query as it was written.
#ifndef ENTENTE_QUERY_CYPHER_AST_H_
#define ENTENTE_QUERY_CYPHER_AST_H_

#include <string>
#include <vector>

#include "query/change.h"
#include "query/expression.h"
#include "query/plan.h"
#include "query/procedure.h"

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

// One result of a procedure and the variable that it becomes.
struct Yield {
  std::string output;
  std::string variable;
  Place place;
  size_t index = 0;  // of the output
  int slot = kNoSlot;
};

struct ProcedureCall {
  std::string name;
  Place place;
  bool explicit_arguments = false;
  bool yields_given = false;
  bool star = false;  // YIELD *
  Place star_place;
  std::vector<Yield> yields;
  bool standalone = false;  // the whole query
  std::shared_ptr<const Procedure> procedure;
};

enum class ClauseKind {
  kMatch,
  kOptionalMatch,
  kUnwind,
  kWith,
  kReturn,
  kCall,
  kCreate,  // from here on they write
  kMerge,
  kSet,
  kDelete
};

inline bool Writes(ClauseKind kind) { return kind >= ClauseKind::kCreate; }

struct Clause {
  ClauseKind kind{};
  Place place;          // of its first word
  PatternBody pattern;  // MATCH, CREATE, MERGE; its condition also of CALL
  ExpressionPtr list;   // UNWIND
  std::string variable;
  Place variable_place;
  int slot = kNoSlot;
  Projection projection;                   // WITH, RETURN
  std::vector<Change> changes;             // SET, REMOVE, ON MATCH SET
  std::vector<Change> on_create;           // MERGE
  std::vector<ExpressionPtr> expressions;  // DELETE; the arguments of CALL
  bool detach = false;                     // DELETE
  ProcedureCall call;                      // CALL
};

struct SingleQuery {
  std::vector<Clause> clauses;
  int slot_count = 0;

  // Those of its last clause; none where that returns nothing.
  std::vector<std::string> Columns() const;
  std::vector<int> ColumnSlots() const;
};

// Single queries joined by UNION.
struct Query {
  Show show = Show::kRows;
  bool union_all = false;
  Place union_place;
  std::vector<SingleQuery> parts;
};

// Calls `visit` for every expression of the clauses, those of subqueries not, and all below it, as Walk does for one.
void Walk(const SingleQuery& query, const std::function<bool(const Expression&)>& visit);

// In Cypher again, a clause a line.
std::string Print(const Query& query);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_AST_H_
