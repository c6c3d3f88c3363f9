// A plan for people: its operators, what feeds each, how many rows are expected, and what they did where they were
// watched.
#ifndef ENTENTE_QUERY_PLAN_TREE_H_
#define ENTENTE_QUERY_PLAN_TREE_H_

#include <optional>
#include <string>
#include <vector>

#include "query/plan.h"
#include "query/profile.h"

namespace entente::query {

struct PlanNode {
  std::string name;  // "Expand"
  std::string details;
  double estimated_rows = 1;
  std::optional<StepProfile> did;
  // The last feeds it with rows; those before are patterns and subqueries that it evaluates for each row.
  std::vector<PlanNode> inputs;
};

// Its root is what gives the answer.
PlanNode TreeOf(const Plan& plan, const Profile* profile = nullptr);

// An operator a line, each above those that feed it, in columns.
std::string PrintTree(const PlanNode& root);
// {"operator", "details", "estimated_rows", "rows", "look_ups", "inputs"}
std::string TreeToJson(const PlanNode& root);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_PLAN_TREE_H_
