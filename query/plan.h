// How a query is answered: the one form between its front doors and the executor. Plans never change once made and may
// be executed many times, by many threads at once.
#ifndef ENTENTE_QUERY_PLAN_H_
#define ENTENTE_QUERY_PLAN_H_

#include <memory>
#include <string>
#include <vector>

#include "query/change.h"
#include "query/expression.h"
#include "query/procedure.h"

namespace entente::query {

enum class MatchKind {
  kArgument,          // nothing: one row as it comes
  kScan,              // from: every node with `labels`
  kSeek,              // from: the nodes whose property `key` may be `expression`
  kElements,          // from: the nodes in the list `expression`
  kRelationshipScan,  // from, relationship, to: every relationship
  kBound,             // from, to: the ends of a relationship that is bound
  kExpand,            // relationship, to: one step from `from`
  kExpandFar,         // relationship (a list), to: `min` to `max` steps from `from`
  kShortest,          // relationship (a list): between `from` and `to`, both bound
  kFilter,            // where `expression` is true
  kPath,              // path: made of `elements`
  kOnce,              // the first of the rows that agree in `elements`: nodes and relationships
};

// What the `start` of a relationship is at least and at most, where known.
struct StartWindow {
  ExpressionPtr from, until;
  bool known = false;  // it is not null
};

struct MatchStep {
  MatchKind kind{};
  int from = kNoSlot, relationship = kNoSlot, to = kNoSlot, path = kNoSlot;
  bool to_bound = false;  // `to` (of kBound: or `from`) is bound already and must agree
  bool from_bound = false;
  bool backwards = false;  // goes from right to left of the pattern: a list is reversed
  bool all = false;        // every shortest path
  Direction direction = Direction::kBoth;
  std::vector<std::string> labels, types;
  std::string key;
  ExpressionPtr expression;
  StartWindow window;  // of kExpand and kRelationshipScan; the graph may give others too
  size_t settled = 0;  // so many filters that come next hold in a graph by_start() where the window is made of dates
  // kExpand and kRelationshipScan: the slot of the oldest `start` that is still wanted, null where all are, as a later
  // kSort knows it. A graph by_start() need not go on beyond it.
  int oldest = kNoSlot;
  bool heads = false;   // of its relationships only id, type, ends and time are read
  bool pushed = false;  // kFilter: a step before has seen to it that most rows pass
  int64_t min = 1, max = 1;
  // Relationships of the same MATCH that may not come again. Of kOnce: rows must also agree in those that a step from
  // `from` in `direction` could find again.
  std::vector<int> used;
  std::vector<int> elements;  // of a path: node, relationship, node ...
  std::string shown;          // the part of the pattern, for people
  double rows = 1;            // how many are expected after this step, for each that the pattern is matched for
};

struct MatchPlan {
  std::vector<MatchStep> steps;
};

struct Column {
  ExpressionPtr expression;
  int slot = kNoSlot;
  std::string name;
};

struct AggregateCall {
  ExpressionPtr call;  // as written; its operands are the arguments
  int slot = kNoSlot;
};

struct SortKey {
  ExpressionPtr expression;
  bool descending = false;
};

// One result of a procedure and the slot that takes it.
struct Output {
  size_t index = 0;
  int slot = kNoSlot;
};

enum class StepKind {
  kMatch,
  kUnwind,
  kAggregate,
  kCountEnds,  // kMatch of a kRelationshipScan and kAggregate in one
  kProject,
  kFilter,
  kDistinct,
  kSort,
  kSkip,
  kLimit,
  kCall,
  kCreate,  // from here on they write: they take in all rows before they change anything, and hand them on afterwards
  kMerge,
  kChange,
  kDelete
};

struct PlanStep {
  StepKind kind{};
  MatchPlan match;
  bool optional = false;        // of kMatch: where nothing matches, one row with null in `slots`
  std::vector<int> slots;       // kMatch: those it binds; kDistinct: those that count; kSort: those read later
  std::vector<Column> columns;  // kProject; the keys of kAggregate; the node that kCountEnds counts for
  std::vector<AggregateCall> aggregates;
  std::vector<SortKey> order;
  ExpressionPtr top, top_after;  // kSort: only so many rows are wanted, and after so many; null: all, none
  int oldest = kNoSlot;          // kSort: where to tell a step before which `start` is still wanted
  ExpressionPtr expression;      // kUnwind: the list; kFilter: the condition; kSkip, kLimit: the number
  int slot = kNoSlot;            // kUnwind

  std::shared_ptr<const PatternBody> pattern;  // kCreate, kMerge: what to make
  std::vector<Change> changes;                 // kChange; kMerge: of what it finds
  std::vector<Change> on_create;               // kMerge: of what it makes
  std::vector<ExpressionPtr> expressions;      // kDelete: what; kCall: the arguments
  bool detach = false;                         // kDelete: relationships too
  std::shared_ptr<const Procedure> procedure;  // kCall
  std::vector<Output> outputs;                 // kCall
  double rows = 1;                             // how many are expected after this step
};

// One single query: its steps, each fed by the one before, the first by one empty row.
struct PlanPart {
  std::vector<PlanStep> steps;
  std::vector<int> result;  // the slots of the columns
  size_t slot_count = 0;
};

struct ParameterUse {
  std::string name;
  Place place;
};

enum class Show {
  kRows,
  kPlan,     // EXPLAIN: the plan itself, which is not executed
  kProfile,  // PROFILE: the plan and what its steps did
};

struct Plan {
  std::string text;  // the query, for messages
  std::vector<std::string> columns;
  std::vector<PlanPart> parts;  // joined by UNION
  bool distinct = false;        // UNION without ALL
  Show show = Show::kRows;
  bool writes = false;                   // needs a WritableGraph
  std::vector<ParameterUse> parameters;  // that the query names, each once
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_PLAN_H_
