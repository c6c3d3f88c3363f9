// Leaves out what a plan need not do: sorting what comes in order already, keeping more rows than LIMIT lets pass,
// reading relationships that are older than the newest which it lets pass, and making those that are only counted.
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

// The step of the match whose relationships the rows are sorted by, newest first; nullptr where there is none.
MatchStep* StepSortedBy(const PlanStep& sort, const std::vector<Column>& columns, MatchPlan* match) {
  for (MatchStep& step : match->steps) {
    const bool in_order = step.kind == MatchKind::kExpand ||  // each walk by itself
                          (step.kind == MatchKind::kRelationshipScan && step.window.known);
    if (in_order && IsStart(*sort.order[0].expression, columns, step.relationship)) return &step;
  }
  return nullptr;
}

// The newest rows that are wanted tell how old a relationship may be to make one of them.
void LookNoFurtherBack(PlanPart* part, int* slot_count) {
  auto& steps = part->steps;
  for (size_t i = 0; i < steps.size(); ++i) {
    PlanStep& sort = steps[i];
    if (sort.kind != StepKind::kSort || !sort.top || !sort.order[0].descending) continue;
    std::vector<Column> columns;
    for (size_t before = i; before-- > 0 && KeepsOrder(steps[before].kind);) {
      PlanStep& step = steps[before];
      columns.insert(columns.end(), step.columns.begin(), step.columns.end());
      if (step.kind != StepKind::kMatch) continue;
      MatchStep* const found = StepSortedBy(sort, columns, &step.match);
      if (found == nullptr) continue;
      // An optional match must know whether anything was found.
      if (!step.optional) found->oldest = sort.oldest = (*slot_count)++;
      break;
    }
  }
}

bool Counts(const AggregateCall& aggregate, const MatchStep& scan) {
  const Expression& call = *aggregate.call;
  if (call.kind == Kind::kCountStar) return true;
  if (call.kind != Kind::kCall || call.name != "count" || call.distinct) return false;
  const Expression& counted = *call.operands[0];
  return IsVariable(counted, scan.relationship) || IsVariable(counted, scan.from) || IsVariable(counted, scan.to);
}

// A part that begins with counting relationships by one of their nodes, with no condition but the window.
void CountByNode(PlanPart* part) {
  auto& steps = part->steps;
  if (steps.size() < 2 || steps[0].kind != StepKind::kMatch || steps[1].kind != StepKind::kAggregate) return;
  const auto& match = steps[0].match.steps;
  const auto& keys = steps[1].columns;
  if (steps[0].optional || match.empty() || match[0].kind != MatchKind::kRelationshipScan || keys.size() != 1) return;
  const MatchStep& scan = match[0];
  const bool by_end = IsVariable(*keys[0].expression, scan.from) || IsVariable(*keys[0].expression, scan.to);
  const bool scans = !scan.from_bound && !scan.to_bound && scan.from != scan.to && scan.settled + 1 == match.size();
  const auto counts = [&](const AggregateCall& aggregate) { return Counts(aggregate, scan); };
  if (!by_end || !scans || !std::all_of(steps[1].aggregates.begin(), steps[1].aggregates.end(), counts)) return;
  steps[1].kind = StepKind::kCountEnds;
  steps[1].match = std::move(steps[0].match);
  steps[1].slots = std::move(steps[0].slots);
  steps.erase(steps.begin());
}

}  // namespace

void Simplify(const Estimator& estimator, PlanPart* part, int* slot_count) {
  if (!estimator.statistics().planned) return;
  if (estimator.statistics().newest_first) DropNeedlessSort(part);
  KeepOnlyTop(part);
  CountByNode(part);
  if (estimator.statistics().newest_first) LookNoFurtherBack(part, slot_count);
  DropRepeats(part);
}

}  // namespace entente::query
