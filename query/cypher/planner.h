// Turns a bound query into a plan: which part of a pattern to look up first, which way to go on, where to test what.
#ifndef ENTENTE_QUERY_CYPHER_PLANNER_H_
#define ENTENTE_QUERY_CYPHER_PLANNER_H_

#include <set>
#include <string>
#include <string_view>

#include "query/cypher/ast.h"
#include "query/plan.h"

namespace entente::query {

// Fails where an item of WITH or RETURN mixes aggregates with values that are not grouped by.
Result<Plan> MakePlan(std::string_view text, const Query& query);

// The order in which to match a bound pattern. New slots are taken from `slot_count`.
MatchPlan PlanMatch(const PatternBody& body, int* slot_count);

// Plans the patterns inside an expression.
void PlanBodies(const ExpressionPtr& expression, int* slot_count);

// The slots that an expression reads, those of its own variables included.
std::set<int> SlotsOf(const Expression& expression);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_PLANNER_H_
