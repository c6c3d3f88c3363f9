#include "query/sort_operator.h"

#include <algorithm>
#include <optional>

#include "query/compare.h"
#include "query/error.h"
#include "query/held.h"

namespace entente::query {
namespace {

class SortOperator : public Operator {
 public:
  SortOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator, Operator& next)
      : step_(step), row_size_(row_size), evaluator_(evaluator), next_(next) {
    if (step.top) wanted_ = CountOf(*step.top, evaluator);
    if (step.top_after && !__builtin_add_overflow(*wanted_, CountOf(*step.top_after, evaluator), &*wanted_)) return;
    if (step.top_after) wanted_.reset();
  }

  bool Push(Row& row) override {
    if (wanted_ == 0) return true;
    Kept kept{{}, came_++, 0};
    kept.values.reserve(step_.order.size() + step_.slots.size());
    for (const SortKey& key : step_.order) kept.values.push_back(evaluator_.Evaluate(*key.expression, row));
    if (!evaluator_.ok()) return false;
    const bool fits = (last_ && !Before(kept, *last_)) || Keep(std::move(kept), row);
    if (last_ && step_.oldest != kNoSlot) row[static_cast<size_t>(step_.oldest)] = Oldest();
    return fits;
  }

  void Finish() override {
    const auto before = [this](const Kept& a, const Kept& b) { return Before(a, b); };
    if (!std::is_sorted(rows_.begin(), rows_.end(), before)) std::sort(rows_.begin(), rows_.end(), before);
    Row row(row_size_);
    for (Kept& kept : rows_) {
      auto value = kept.values.begin() + static_cast<std::ptrdiff_t>(step_.order.size());
      for (const int slot : step_.slots) row[static_cast<size_t>(slot)] = std::move(*value++);
      if (!next_.Push(row)) break;
    }
    if (evaluator_.ok()) next_.Finish();
  }

 private:
  struct Kept {
    List values;    // the keys, then what is read later
    size_t number;  // equal keys keep their order
    size_t held;
  };

  bool Before(const Kept& a, const Kept& b) const {
    for (size_t i = 0; i < step_.order.size(); ++i) {
      const auto order = Order(a.values[i], b.values[i]);
      if (order != 0) return step_.order[i].descending ? order > 0 : order < 0;
    }
    return a.number < b.number;
  }

  bool Keep(Kept kept, const Row& row) {
    for (const int slot : step_.slots) kept.values.push_back(row[static_cast<size_t>(slot)]);
    kept.held = HeldBytes(kept.values);
    const bool fits = evaluator_.limits().Keep(kept.held);
    rows_.push_back(std::move(kept));
    if (wanted_ && static_cast<int64_t>(rows_.size() / 2) >= *wanted_) KeepWanted();
    if (wanted_ && static_cast<int64_t>(rows_.size()) == *wanted_) FindLast();
    return fits;
  }

  void KeepWanted() {
    const auto wanted = rows_.begin() + static_cast<std::ptrdiff_t>(*wanted_);
    std::nth_element(rows_.begin(), wanted - 1, rows_.end(),
                     [this](const Kept& a, const Kept& b) { return Before(a, b); });
    size_t released = 0;
    for (auto row = wanted; row != rows_.end(); ++row) released += row->held;
    evaluator_.limits().Restore(evaluator_.limits().kept() - released);
    rows_.erase(wanted, rows_.end());
  }

  // Of as many rows as are wanted.
  void FindLast() {
    last_ =
        *std::max_element(rows_.begin(), rows_.end(), [this](const Kept& a, const Kept& b) { return Before(a, b); });
  }

  // Null sorts before all dates: where only such rows are wanted no date is old enough.
  Value Oldest() const { return last_->values[0].is_null() ? Value(Date{TimeSpan::kOpenFuture}) : last_->values[0]; }

  const PlanStep& step_;
  size_t row_size_;
  Evaluator& evaluator_;
  Operator& next_;
  std::optional<int64_t> wanted_;  // nullopt: all
  std::optional<Kept> last_;       // of the wanted ones so far
  size_t came_ = 0;
  std::vector<Kept> rows_;
};

}  // namespace

std::unique_ptr<Operator> MakeSortOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator,
                                           Operator& next) {
  return std::make_unique<SortOperator>(step, row_size, evaluator, next);
}

int64_t CountOf(const Expression& number, Evaluator& evaluator) {
  Row none;
  const Value value = evaluator.Evaluate(number, none);
  if (value.is(Type::kInteger) && value.integer() >= 0) return value.integer();
  evaluator.Fail(number, value.is(Type::kInteger) ? fault::kNegativeInteger : fault::kInvalidArgumentType,
                 "SKIP and LIMIT take a whole number, 0 or more");
  return 0;
}

}  // namespace entente::query
