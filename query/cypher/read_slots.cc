#include "query/cypher/read_slots.h"

#include <numeric>

#include "query/cypher/pattern_parts.h"
#include "query/cypher/planner.h"

namespace entente::query {
namespace {

void ReadExpressions(const PlanStep& step, ReadSlots* read) {
  for (const ExpressionPtr& expression : {step.expression, step.top, step.top_after}) read->Read(expression);
  for (const ExpressionPtr& argument : step.expressions) read->Read(argument);
  for (const Column& column : step.columns) read->Read(column.expression);
  for (const AggregateCall& aggregate : step.aggregates) read->Read(aggregate.call);
  for (const SortKey& key : step.order) read->Read(key.expression);
}

// Whether it is known what a step reads.
bool IsKnown(const PlanStep& step) { return step.kind < StepKind::kCreate; }

}  // namespace

void MarkRead(int slot_count, PlanPart* part) {
  ReadSlots read;
  read.slots.insert(part->result.begin(), part->result.end());
  bool known = true;
  for (auto step = part->steps.rbegin(); step != part->steps.rend(); ++step) {
    if (step->kind == StepKind::kSort && known) step->slots.assign(read.slots.begin(), read.slots.end());
    known = known && IsKnown(*step);
    if (known) {
      read.GoBack(*step);
    } else if (step->kind == StepKind::kSort) {
      step->slots.resize(static_cast<size_t>(slot_count));
      std::iota(step->slots.begin(), step->slots.end(), 0);
    }
  }
}

void ReadSlots::Read(const ExpressionPtr& expression) {
  if (!expression) return;
  slots.merge(SlotsOf(*expression));
  Walk(*expression, [this](const Expression& part) {
    same &= part.subquery == nullptr && !(part.kind == ExpressionKind::kCall && part.name == "rand");
    return true;
  });
}

void ReadSlots::Read(const MatchStep& step) {
  for (const ExpressionPtr& expression : {step.expression, step.window.from, step.window.until}) Read(expression);
  const bool walks = step.kind == MatchKind::kExpand || step.kind == MatchKind::kExpandFar;
  const bool joins = step.kind == MatchKind::kShortest;
  if (walks || joins || step.from_bound) slots.insert(step.from);
  if (joins || step.to_bound) slots.insert(step.to);
  if (step.kind == MatchKind::kBound) slots.insert(step.relationship);
  slots.insert(step.elements.begin(), step.elements.end());
}

void ReadSlots::GoBack(const PlanStep& step) {
  for (const Column& column : step.columns) slots.erase(column.slot);
  for (const AggregateCall& aggregate : step.aggregates) slots.erase(aggregate.slot);
  for (const Output& output : step.outputs) slots.erase(output.slot);
  if (step.kind == StepKind::kUnwind) slots.erase(step.slot);
  ReadExpressions(step, this);
  for (const MatchStep& match : step.match.steps) Read(match);
  if (step.kind == StepKind::kDistinct) slots.insert(step.slots.begin(), step.slots.end());
  if (step.kind != StepKind::kMatch) return;
  for (const int slot : step.slots) slots.erase(slot);
}

}  // namespace entente::query
