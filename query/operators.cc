#include "query/operators.h"

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "query/aggregate.h"
#include "query/compare.h"
#include "query/count_ends.h"
#include "query/held.h"
#include "query/match.h"
#include "query/sort_operator.h"
#include "query/write_operators.h"

namespace entente::query {
namespace {

// What all steps have: themselves, an evaluator, and the next.
class Step : public Operator {
 public:
  Step(const PlanStep& step, Evaluator& evaluator, Operator& next) : step_(step), evaluator_(evaluator), next_(next) {}

  void Finish() override { next_.Finish(); }

 protected:
  const PlanStep& step_;
  Evaluator& evaluator_;
  Operator& next_;
};

Value& At(Row& row, int slot) { return row[static_cast<size_t>(slot)]; }

List PickSlots(const Row& row, const std::vector<int>& slots) {
  List picked;
  picked.reserve(slots.size());
  for (int slot : slots) picked.push_back(row[static_cast<size_t>(slot)]);
  return picked;
}

class MatchStepOperator : public Step {
 public:
  using Step::Step;

  bool Push(Row& row) override {
    bool found = false;
    const std::function<bool()> emit = [&] {
      found = true;
      return next_.Push(row);
    };
    const bool go = Matcher(evaluator_, step_.match, row, emit, &passed_).Run();
    if (found || !step_.optional || !go) return go;
    for (int slot : step_.slots) At(row, slot) = Value();
    return next_.Push(row);
  }

 private:
  PassedRows passed_;
};

class UnwindOperator : public Step {
 public:
  using Step::Step;

  bool Push(Row& row) override {
    const Value list = evaluator_.Evaluate(*step_.expression, row);
    if (list.is_null()) return evaluator_.ok();
    if (!list.is(Type::kList)) return PushOne(row, list);
    for (const Value& element : list.list()) {
      if (!PushOne(row, element)) return false;
    }
    return true;
  }

 private:
  bool PushOne(Row& row, const Value& element) {
    if (!evaluator_.limits().Go()) return false;
    At(row, step_.slot) = element;
    return next_.Push(row);
  }
};

class ProjectOperator : public Step {
 public:
  using Step::Step;

  bool Push(Row& row) override {
    for (const Column& column : step_.columns) At(row, column.slot) = evaluator_.Evaluate(*column.expression, row);
    return evaluator_.ok() && next_.Push(row);
  }
};

class FilterOperator : public Step {
 public:
  using Step::Step;

  bool Push(Row& row) override {
    if (evaluator_.Test(*step_.expression, row)) return next_.Push(row);
    return evaluator_.ok();
  }
};

class DistinctOperator : public Step {
 public:
  using Step::Step;

  bool Push(Row& row) override {
    const auto [entry, fresh] = seen_.insert(PickSlots(row, step_.slots));
    return !fresh || (evaluator_.limits().Keep(HeldBytes(*entry)) && next_.Push(row));
  }

 private:
  std::unordered_set<List, OrderHash, OrderSame> seen_;
};

class AggregateOperator : public Step {
 public:
  AggregateOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator, Operator& next)
      : Step(step, evaluator, next), row_size_(row_size) {}

  bool Push(Row& row) override {
    List key;
    key.reserve(step_.columns.size());
    for (const Column& column : step_.columns) key.push_back(evaluator_.Evaluate(*column.expression, row));
    for (Accumulator& accumulator : Group(std::move(key))) accumulator.Add(evaluator_, row);
    return evaluator_.ok();
  }

  void Finish() override {
    if (step_.columns.empty()) Group({});  // nothing to group by: one group, be it empty
    Row row(row_size_);
    for (const auto& [key, number] : numbers_) order_[number] = &key;
    for (size_t number = 0; number < groups_.size(); ++number) {
      if (!evaluator_.limits().Go() || !Emit(*order_[number], groups_[number], row)) break;
    }
    if (evaluator_.ok()) next_.Finish();
  }

 private:
  using Accumulators = std::vector<Accumulator>;

  Accumulators& Group(List key) {
    const auto [entry, fresh] = numbers_.try_emplace(std::move(key), groups_.size());
    if (fresh) {
      evaluator_.limits().Keep(HeldBytes(entry->first) + step_.aggregates.size() * sizeof(Accumulator));
      order_.push_back(nullptr);
      groups_.emplace_back();
      for (const AggregateCall& aggregate : step_.aggregates) groups_.back().emplace_back(*aggregate.call);
    }
    return groups_[entry->second];
  }

  bool Emit(const List& key, Accumulators& accumulators, Row& row) {
    for (size_t i = 0; i < key.size(); ++i) At(row, step_.columns[i].slot) = key[i];
    for (size_t i = 0; i < accumulators.size(); ++i) {
      At(row, step_.aggregates[i].slot) = accumulators[i].Finish(evaluator_);
    }
    return evaluator_.ok() && next_.Push(row);
  }

  size_t row_size_;
  std::unordered_map<List, size_t, OrderHash, OrderSame> numbers_;  // of the groups, in the order in which they came
  std::vector<const List*> order_;
  std::vector<Accumulators> groups_;
};

class SkipOperator : public Step {
 public:
  SkipOperator(const PlanStep& step, Evaluator& evaluator, Operator& next)
      : Step(step, evaluator, next), left_(CountOf(*step.expression, evaluator)) {}

  bool Push(Row& row) override { return left_ > 0 ? (--left_, true) : next_.Push(row); }

 private:
  int64_t left_;
};

class LimitOperator : public Step {
 public:
  LimitOperator(const PlanStep& step, Evaluator& evaluator, Operator& next)
      : Step(step, evaluator, next), left_(CountOf(*step.expression, evaluator)) {}

  bool Push(Row& row) override {
    if (left_ == 0) return false;
    --left_;
    return next_.Push(row) && left_ > 0;
  }

 private:
  int64_t left_;
};

// Notes how many rows a step hands on.
class RowCounter : public Operator {
 public:
  RowCounter(Profile& profile, const PlanStep& step, Operator& next) : rows_(profile.Of(&step).rows), next_(next) {}

  bool Push(Row& row) override {
    ++rows_;
    return next_.Push(row);
  }
  void Finish() override { next_.Finish(); }

 private:
  uint64_t& rows_;
  Operator& next_;
};

// Lets the look-ups of a step count for it.
class Watched : public Operator {
 public:
  Watched(Profile& profile, const PlanStep& step, Operator& watched)
      : profile_(profile), step_(step), watched_(watched) {}

  bool Push(Row& row) override {
    const AtWork at_work(&profile_, &step_);
    return watched_.Push(row);
  }
  void Finish() override {
    const AtWork at_work(&profile_, &step_);
    watched_.Finish();
  }

 private:
  Profile& profile_;
  const PlanStep& step_;
  Operator& watched_;
};

}  // namespace

std::unique_ptr<Operator> MakeOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator, Operator& next) {
  switch (step.kind) {
    case StepKind::kMatch:
      return std::make_unique<MatchStepOperator>(step, evaluator, next);
    case StepKind::kUnwind:
      return std::make_unique<UnwindOperator>(step, evaluator, next);
    case StepKind::kAggregate:
      return std::make_unique<AggregateOperator>(step, row_size, evaluator, next);
    case StepKind::kCountEnds: {
      std::vector<std::unique_ptr<Operator>> otherwise;
      otherwise.push_back(std::make_unique<AggregateOperator>(step, row_size, evaluator, next));
      otherwise.push_back(std::make_unique<MatchStepOperator>(step, evaluator, *otherwise[0]));
      return MakeCountEndsOperator(step, row_size, evaluator, next, std::move(otherwise));
    }
    case StepKind::kProject:
      return std::make_unique<ProjectOperator>(step, evaluator, next);
    case StepKind::kFilter:
      return std::make_unique<FilterOperator>(step, evaluator, next);
    case StepKind::kDistinct:
      return std::make_unique<DistinctOperator>(step, evaluator, next);
    case StepKind::kSort:
      return MakeSortOperator(step, row_size, evaluator, next);
    case StepKind::kSkip:
      return std::make_unique<SkipOperator>(step, evaluator, next);
    case StepKind::kLimit:
      return std::make_unique<LimitOperator>(step, evaluator, next);
    case StepKind::kCall:
      return MakeCallOperator(step, evaluator, next);
    default:
      return MakeWriteOperator(step, evaluator, next);
  }
}

void Run(const PlanPart& part, Row row, Evaluator& evaluator, Operator& sink) {
  std::vector<std::unique_ptr<Operator>> operators;
  Operator* next = &sink;
  const auto add = [&](std::unique_ptr<Operator> added) {
    operators.push_back(std::move(added));
    next = operators.back().get();
  };
  Profile* const profile = evaluator.profile();
  for (auto step = part.steps.rbegin(); step != part.steps.rend(); ++step) {
    if (profile != nullptr) add(std::make_unique<RowCounter>(*profile, *step, *next));
    add(MakeOperator(*step, row.size(), evaluator, *next));
    if (profile != nullptr) add(std::make_unique<Watched>(*profile, *step, *next));
  }
  if (evaluator.ok()) next->Push(row);
  if (evaluator.ok()) next->Finish();
}

}  // namespace entente::query
