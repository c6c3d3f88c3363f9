// Leaves out what a plan need not do: sorting what comes in order already, and keeping more rows than LIMIT lets pass.
#include <algorithm>

#include "query/cypher/lookup.h"
#include "query/cypher/planner.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

// The relationship that rows of the match come ordered by, newest first, none without a start: the first that is walked
// from a single node. kNoSlot where there is none.
int OrderedBy(const MatchPlan& match) {
  for (const MatchStep& step : match.steps) {
    const bool single = step.kind == MatchKind::kSeek && (step.key == "id" || step.key == "known_id");
    if (single || step.kind == MatchKind::kFilter || step.kind == MatchKind::kArgument) continue;
    return step.kind == MatchKind::kExpand && step.window.known ? step.relationship : kNoSlot;
  }
  return kNoSlot;
}

bool KeepsOrder(StepKind kind) {
  return kind == StepKind::kProject || kind == StepKind::kFilter || kind == StepKind::kDistinct ||
         kind == StepKind::kMatch || kind == StepKind::kUnwind;
}

// Whether the expression, computed after `columns`, is `start` of the relationship in `slot`.
bool IsStart(const Expression& expression, const std::vector<Column>& columns, int slot) {
  if (IsKey(expression, slot, "start")) return true;
  return std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return IsVariable(expression, column.slot) && IsKey(*column.expression, slot, "start");
  });
}

void DropNeedlessSort(PlanPart* part) {
  auto& steps = part->steps;
  if (steps.empty() || steps[0].kind != StepKind::kMatch || steps[0].optional) return;
  const int slot = OrderedBy(steps[0].match);
  std::vector<Column> columns;
  for (size_t i = 1; i < steps.size() && slot != kNoSlot; ++i) {
    if (steps[i].kind == StepKind::kSort) {
      const auto& order = steps[i].order;
      const bool needless = order.size() == 1 && order[0].descending && IsStart(*order[0].expression, columns, slot);
      if (needless) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
    if (!KeepsOrder(steps[i].kind)) return;
    columns.insert(columns.end(), steps[i].columns.begin(), steps[i].columns.end());
  }
}

void KeepOnlyTop(PlanPart* part) {
  auto& steps = part->steps;
  for (size_t i = 0; i + 1 < steps.size(); ++i) {
    if (steps[i].kind != StepKind::kSort) continue;
    size_t next = i + 1;
    const bool skips = steps[next].kind == StepKind::kSkip;
    if (skips) ++next;
    if (next == steps.size() || steps[next].kind != StepKind::kLimit) continue;
    steps[i].top = steps[next].expression;
    if (skips) steps[i].top_after = steps[i + 1].expression;
  }
}

}  // namespace

void Simplify(const Estimator& estimator, PlanPart* part) {
  if (!estimator.statistics().planned) return;
  if (estimator.statistics().newest_first) DropNeedlessSort(part);
  KeepOnlyTop(part);
}

}  // namespace entente::query
