// Leaves out rows of a match that would only lead to what others have led to, where a later step wants each row once.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "query/cypher/planner.h"
#include "query/cypher/read_slots.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;
using Slots = std::set<int>;

bool WantsEachOnce(const AggregateCall& aggregate) {
  const Expression& call = *aggregate.call;
  return call.kind == Kind::kCall && (call.distinct || call.name == "min" || call.name == "max");
}

bool WantsEachOnce(const PlanStep& step) {
  if (step.kind == StepKind::kDistinct) return true;
  return step.kind == StepKind::kAggregate &&
         std::all_of(step.aggregates.begin(), step.aggregates.end(),
                     [](const AggregateCall& aggregate) { return WantsEachOnce(aggregate); });
}

// Whether it hands on the same rows for rows that agree in what it reads.
bool HandsOnEach(const PlanStep& step) {
  return step.kind == StepKind::kMatch || step.kind == StepKind::kProject || step.kind == StepKind::kFilter ||
         step.kind == StepKind::kUnwind;
}

// What steps read that come after the one at `at`, where they come to one that wants each row once; else none.
std::optional<ReadSlots> ReadAfter(const std::vector<PlanStep>& steps, size_t at) {
  const auto wants = std::find_if_not(steps.begin() + static_cast<std::ptrdiff_t>(at) + 1, steps.end(), HandsOnEach);
  if (wants == steps.end() || !WantsEachOnce(*wants)) return std::nullopt;
  ReadSlots read;
  for (auto step = wants; step != steps.begin() + static_cast<std::ptrdiff_t>(at); --step) {
    read.GoBack(*step);
  }
  return read;
}

// Puts steps before walks of a match that let the first pass of the rows that agree in what is read of them later.
class RepeatDropper {
 public:
  explicit RepeatDropper(MatchPlan* match) : match_(*match) {
    for (size_t i = 0; i < match_.steps.size(); ++i) {
      const MatchStep& step = match_.steps[i];
      for (const int slot : {step.from, step.to, step.relationship, step.path}) bound_.try_emplace(slot, i);
    }
  }

  // `read` is what is read after the match.
  void Drop(ReadSlots read) {
    for (size_t at = match_.steps.size(); at-- > 1;) {
      read.Read(match_.steps[at]);
      if (!read.same) return;
      if (match_.steps[at].kind == MatchKind::kExpand) TryBefore(at, read);
    }
  }

 private:
  const MatchStep& BinderOf(int slot) const { return match_.steps[bound_.at(slot)]; }
  bool IsBoundBefore(int slot, size_t at) const {
    const auto bound = bound_.find(slot);
    return bound != bound_.end() && bound->second < at;
  }
  // Whether a slot holds one node or one relationship.
  bool IsEntity(int slot) const {
    const MatchStep& binder = BinderOf(slot);
    const bool many = binder.kind == MatchKind::kExpandFar || binder.kind == MatchKind::kShortest;
    return slot != binder.path && !(many && slot == binder.relationship);
  }

  // The relationships bound before `at` that steps from there on may not use again; nullopt where others than the one
  // at `at` look.
  std::optional<Slots> UsedFrom(size_t at) const {
    Slots used;
    for (size_t i = at; i < match_.steps.size(); ++i) {
      for (const int slot : match_.steps[i].used) {
        if (!IsBoundBefore(slot, at)) continue;
        if (i > at || !IsEntity(slot)) return std::nullopt;
        used.insert(slot);
      }
    }
    return used;
  }

  // Whether rows are likely to differ in this relationship alone.
  bool MayDiffer(int slot, size_t at, const Slots& used) const {
    if (used.count(slot) == 0) return true;
    const MatchStep &binder = BinderOf(slot), &next = match_.steps[at];
    return binder.kind == MatchKind::kExpand && binder.to == next.from && binder.direction == next.direction &&
           next.direction != Direction::kBoth;
  }

  // Before a walk: what repeats after the last costs little.
  void TryBefore(size_t at, const ReadSlots& read) {
    const std::optional<Slots> used = UsedFrom(at);
    if (!used) return;
    MatchStep step;
    step.kind = MatchKind::kOnce;
    for (const int slot : read.slots) {
      if (bound_.count(slot) == 0) return;  // from outside of the match, or of the expression itself
      if (!IsBoundBefore(slot, at)) continue;
      if (!IsEntity(slot)) return;
      step.elements.push_back(slot);
    }
    bool repeats = false;
    for (size_t i = 0; i < at; ++i) {
      const int slot = match_.steps[i].relationship;
      if (slot == kNoSlot || read.slots.count(slot) > 0) continue;
      if (used->count(slot) > 0) step.used.push_back(slot);
      repeats |= MayDiffer(slot, at, *used);
    }
    if (!repeats) return;
    step.from = match_.steps[at].from;
    step.direction = match_.steps[at].direction;
    step.rows = match_.steps[at - 1].rows;
    match_.steps.insert(match_.steps.begin() + static_cast<std::ptrdiff_t>(at), std::move(step));
  }

  MatchPlan& match_;
  std::map<int, size_t> bound_;  // by which step
};

}  // namespace

void DropRepeats(PlanPart* part) {
  for (size_t i = 0; i < part->steps.size(); ++i) {
    PlanStep& step = part->steps[i];
    if (step.kind != StepKind::kMatch || step.optional || step.match.steps.empty()) continue;
    const std::optional<ReadSlots> read = ReadAfter(part->steps, i);
    if (read) RepeatDropper(&step.match).Drop(*read);
  }
}

}  // namespace entente::query
