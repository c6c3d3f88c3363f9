#include "query/aggregate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "query/held.h"

namespace entente::query {

Accumulator::Accumulator(const Expression& call)
    : call_(call), function_(call.kind == ExpressionKind::kCountStar ? nullptr : FindAggregate(call.name)) {}

void Accumulator::Add(Evaluator& evaluator, Row& row) {
  if (function_ == nullptr) {
    ++count_;
    return;
  }
  const Value value = evaluator.Evaluate(*call_.operands[0], row);
  if (value.is_null()) return;
  if (call_.distinct) {
    if (!seen_.insert(value).second) return;
    evaluator.limits().Keep(HeldBytes(value));
  }
  if (function_->arguments > 1 && count_ == 0) {
    const Value share = evaluator.Evaluate(*call_.operands[1], row);
    if (!share.is_number() || !(share.number() >= 0 && share.number() <= 1)) {
      evaluator.Fail(call_, fault::kNumberOutOfRange, "a percentile is a number from 0 to 1");
      return;
    }
    share_ = share.number();
  }
  ++count_;
  AddValue(evaluator, value);
}

void Accumulator::AddValue(Evaluator& evaluator, const Value& value) {
  switch (function_->kind) {
    case AggregateKind::kCount:
      return;
    case AggregateKind::kSum:
    case AggregateKind::kAverage:
      return AddToSum(evaluator, value);
    case AggregateKind::kMin:
      if (extreme_.is_null() || Order(value, extreme_) < 0) extreme_ = value;
      return;
    case AggregateKind::kMax:
      if (extreme_.is_null() || Order(value, extreme_) > 0) extreme_ = value;
      return;
    case AggregateKind::kCollect:
      break;
    default:
      if (!NeedNumber(evaluator, value)) return;
  }
  if (evaluator.limits().Keep(HeldBytes(value))) values_.push_back(value);
}

bool Accumulator::NeedNumber(Evaluator& evaluator, const Value& value) {
  if (value.is_number()) return true;
  evaluator.Fail(call_, fmt::format("{} takes numbers, this is {}", call_.name, TypeName(value.type())));
  return false;
}

void Accumulator::AddDuration(Evaluator& evaluator, const Value& value) {
  const bool first = count_ == 1;
  if (!first && !sum_.is(Type::kDuration)) {
    evaluator.Fail(call_, fmt::format("{} takes numbers or durations, not both", call_.name));
    return;
  }
  const auto sum = first ? std::optional(value.duration()) : Plus(sum_.duration(), value.duration());
  if (sum) sum_ = *sum;
  if (!sum) evaluator.Fail(call_, "the sum of durations does not fit 64 bits");
}

void Accumulator::AddToSum(Evaluator& evaluator, const Value& value) {
  if (value.is(Type::kDuration)) return AddDuration(evaluator, value);
  if (sum_.is(Type::kDuration)) {
    evaluator.Fail(call_, fmt::format("{} takes numbers or durations, not both", call_.name));
    return;
  }
  if (!NeedNumber(evaluator, value)) return;
  int64_t sum = 0;
  const bool integers = sum_.is(Type::kInteger) && value.is(Type::kInteger);
  if (!integers) {
    sum_ = sum_.number() + value.number();
  } else if (__builtin_add_overflow(sum_.integer(), value.integer(), &sum)) {
    evaluator.Fail(call_, "the sum does not fit an integer of 64 bits");
  } else {
    sum_ = sum;
  }
}

Value Accumulator::Finish(Evaluator& evaluator) {
  if (function_ == nullptr || !evaluator.ok()) return count_;
  switch (function_->kind) {
    case AggregateKind::kCount:
      return count_;
    case AggregateKind::kSum:
      return sum_;
    case AggregateKind::kAverage:
      return Average();
    case AggregateKind::kMin:
    case AggregateKind::kMax:
      return extreme_;
    case AggregateKind::kCollect:
      return std::move(values_);
    case AggregateKind::kDeviation:
      return Deviation(false);
    case AggregateKind::kDeviationOfAll:
      return Deviation(true);
    case AggregateKind::kPercentile:
      return Percentile(false);
    case AggregateKind::kDiscretePercentile:
      return Percentile(true);
  }
  return {};
}

Value Accumulator::Average() const {
  if (count_ == 0) return {};
  const double count = static_cast<double>(count_);
  if (!sum_.is(Type::kDuration)) return sum_.number() / count;
  const auto average = Scale(sum_.duration(), 1 / count);
  return average ? Value(*average) : Value();
}

Value Accumulator::Deviation(bool of_all) const {
  const double count = static_cast<double>(values_.size());
  if (values_.size() < (of_all ? 1 : 2)) return 0.0;
  double sum = 0, squares = 0;
  for (const Value& value : values_) sum += value.number();
  for (const Value& value : values_) squares += (value.number() - sum / count) * (value.number() - sum / count);
  return std::sqrt(squares / (of_all ? count : count - 1));
}

Value Accumulator::Percentile(bool discrete) {
  if (values_.empty()) return {};
  std::sort(values_.begin(), values_.end(), OrderLess());
  const double count = static_cast<double>(values_.size());
  if (discrete) {
    const double rank = std::ceil(share_ * count);
    return values_[rank > 0 ? static_cast<size_t>(rank) - 1 : 0];
  }
  const double position = share_ * (count - 1);
  const auto below = static_cast<size_t>(position), above = std::min(below + 1, values_.size() - 1);
  const double part = position - static_cast<double>(below);
  return values_[below].number() * (1 - part) + values_[above].number() * part;
}

}  // namespace entente::query
