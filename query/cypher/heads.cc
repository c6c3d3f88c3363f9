// Which relationships are read no further than their heads: id, type, ends and time.
#include <algorithm>
#include <set>

#include "query/cypher/pattern_parts.h"
#include "query/cypher/planner.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

bool IsOneOf(const std::string& name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == one; });
}

// Whether the expression asks the variable that it stands for no more than its head.
bool AsksForHead(const Expression& expression) {
  if (expression.operands.empty() || expression.operands[0] == nullptr) return false;
  if (expression.operands[0]->kind != Kind::kVariable) return false;
  if (expression.kind == Kind::kProperty) return IsOneOf(expression.name, {"id", "start", "end", "time"});
  return expression.kind == Kind::kCall && expression.operands.size() == 1 &&
         IsOneOf(expression.name, {"count", "id", "type", "startNode", "endNode", "length", "nodes"});
}

// The slots whose values are read whole, or handed on to who knows what.
std::set<int> ReadWhole(const SingleQuery& query) {
  std::set<int> whole;
  Walk(query, [&](const Expression& part) {
    if (AsksForHead(part)) return false;
    if (part.kind == Kind::kVariable) whole.insert(part.slot);
    if (part.subquery) whole.insert(part.subquery->reads.begin(), part.subquery->reads.end());
    return true;
  });
  for (const Clause& clause : query.clauses) {
    for (const PathPattern& path : clause.pattern.paths) {
      for (const RelationshipPattern& relationship : path.relationships) {
        if (relationship.properties) whole.insert(relationship.slot);
      }
    }
  }
  return whole;
}

}  // namespace

void MarkHeads(const SingleQuery& query, PlanPart* part) {
  std::set<int> whole = ReadWhole(query);
  const auto is_whole = [&](int slot) { return whole.count(slot) > 0; };
  for (const PlanStep& step : part->steps) {
    for (const MatchStep& path : step.match.steps) {
      if (is_whole(path.path)) whole.insert(path.elements.begin(), path.elements.end());
    }
  }
  for (PlanStep& step : part->steps) {
    if (step.kind != StepKind::kMatch && step.kind != StepKind::kCountEnds) continue;
    for (MatchStep& match : step.match.steps)
      match.heads = match.relationship != kNoSlot && !is_whole(match.relationship);
  }
}

}  // namespace entente::query
