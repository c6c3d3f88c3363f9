// Turns a bound query into a plan: which part of a pattern to look up first, which way to go on, where to test what.
#ifndef ENTENTE_QUERY_CYPHER_PLANNER_H_
#define ENTENTE_QUERY_CYPHER_PLANNER_H_

#include <string_view>

#include "query/cypher/ast.h"
#include "query/cypher/estimate.h"
#include "query/plan.h"

namespace entente::query {

// Fails where an item of WITH or RETURN mixes aggregates with values that are not grouped by.
Result<Plan> MakePlan(std::string_view text, const Query& query, const Statistics& statistics);

// The order in which to match a bound pattern. New slots are taken from `slot_count`.
MatchPlan PlanMatch(const PatternBody& body, const Estimator& estimator, int* slot_count);

// Plans the patterns inside an expression.
void PlanBodies(const ExpressionPtr& expression, const Estimator& estimator, int* slot_count);

// Leaves out what a plan need not do: sorting what comes in order already, keeping more rows than LIMIT lets pass,
// reading relationships that are older than the newest which it lets pass, and making those that are only counted. New
// slots are taken from `slot_count`.
void Simplify(const Estimator& estimator, PlanPart* part, int* slot_count);

// Drops rows of matches as soon as they would only lead to what others have led to, where each is wanted once.
void DropRepeats(PlanPart* part);

// Enters into sorting steps which of `slot_count` slots are read after them.
void MarkRead(int slot_count, PlanPart* part);

// Marks the steps of whose relationships `query` reads no more than the heads.
void MarkHeads(const SingleQuery& query, PlanPart* part);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_PLANNER_H_
