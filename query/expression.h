// Expressions and graph patterns: what a front door reads and the executor evaluates.
#ifndef ENTENTE_QUERY_EXPRESSION_H_
#define ENTENTE_QUERY_EXPRESSION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "query/value.h"

namespace entente::query {

// Half-open stretch of bytes of the query's text.
struct Place {
  size_t begin = 0;
  size_t end = 0;
};

// A variable that has not been bound to a place in the row.
constexpr int kNoSlot = -1;

enum class ExpressionKind {
  kLiteral,    // value
  kVariable,   // name, slot
  kParameter,  // name
  kProperty,   // operand . name
  kList,       // operands
  kMap,        // keys, operands
  kCall,       // name, distinct, operands
  kCountStar,
  kNot,
  kNegate,
  kIdentity,  // one operand
  kOr,
  kXor,
  kAnd,  // two operands each from here ...
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kMatches,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,  // ... to here
  kIsNull,
  kIsNotNull,
  kIndex,              // operands: container, index
  kSlice,              // operands: list, first or absent, last or absent
  kHasLabels,          // operand, keys
  kCase,               // operands: subject or absent, then each condition with its result, last the default or absent
  kListComprehension,  // name and slot of the element; operands: list, condition or absent, result or absent
  kAll,
  kAny,
  kNone,
  kSingle,                // name and slot of the element; operands: list, condition
  kReduce,                // name and slot of the element, keys[0] and slot2 of the sum; operands: start, list, step
  kPatternPredicate,      // body
  kPatternComprehension,  // body with a projection
  kExists,                // body
  kSubquery,              // subquery: whether it gives a row
};

struct Expression;
struct PatternBody;
struct PlanPart;
struct SingleQuery;
using ExpressionPtr = std::shared_ptr<Expression>;

// Clauses of their own inside an expression.
struct Subquery {
  std::shared_ptr<SingleQuery> query;    // as written
  std::vector<int> reads;                // slots that it may read
  std::shared_ptr<const PlanPart> plan;  // made by the planner
};

struct Expression {
  ExpressionKind kind{};
  Place place;
  Value value;
  std::string name;
  int slot = kNoSlot;
  int slot2 = kNoSlot;
  bool distinct = false;
  std::vector<std::string> keys;
  std::vector<ExpressionPtr> operands;  // null where the kind says "or absent"
  std::shared_ptr<PatternBody> body;
  std::shared_ptr<Subquery> subquery;
  int depth = 1;  // of the tree below, this node included
};

struct NodePattern {
  std::string variable;  // empty where it has no name
  int slot = kNoSlot;
  std::vector<std::string> labels;
  std::vector<Place> label_places;
  ExpressionPtr properties;  // a map or a parameter; null where none
  Place place;
};

struct RelationshipPattern {
  std::string variable;
  int slot = kNoSlot;
  std::vector<std::string> types;  // any of them; empty: all
  std::vector<Place> type_places;
  Direction direction = Direction::kBoth;
  bool variable_length = false;
  std::optional<int64_t> min, max;
  ExpressionPtr properties;
  Place place;
};

enum class Shortest { kNo, kOne, kAll };

struct PathPattern {
  std::string variable;
  int slot = kNoSlot;
  Shortest shortest = Shortest::kNo;
  std::vector<NodePattern> nodes;  // one more than relationships
  std::vector<RelationshipPattern> relationships;
  Place place;
};

struct MatchPlan;

// Paths to be matched together, so that no relationship is used twice.
struct PatternBody {
  std::vector<PathPattern> paths;
  ExpressionPtr where;
  std::vector<int> introduced;            // slots that are not bound before
  ExpressionPtr projection;               // of a pattern comprehension
  std::shared_ptr<const MatchPlan> plan;  // made by the planner
};

// In Cypher, with every operation in parentheses: equal texts mean equal expressions.
std::string Print(const Expression& expression);
std::string Print(const PathPattern& path);
std::string Print(const PatternBody& body);

// Calls `visit` for the expression and all below it, patterns included, parents first. Where `visit` returns false what
// lies below is left out.
void Walk(const Expression& expression, const std::function<bool(const Expression&)>& visit);
void Walk(const PatternBody& body, const std::function<bool(const Expression&)>& visit);
// Nothing where there is none.
void WalkOptional(const ExpressionPtr& expression, const std::function<bool(const Expression&)>& visit);

bool IsAggregate(const Expression& expression);
bool ContainsAggregate(const Expression& expression);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_EXPRESSION_H_
