#include "query/count_ends.h"

#include <absl/container/flat_hash_map.h>

#include "query/match.h"

namespace entente::query {
namespace {

class CountEndsOperator : public Operator {
 public:
  CountEndsOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator, Operator& next,
                    std::vector<std::unique_ptr<Operator>> otherwise)
      : step_(step), row_size_(row_size), evaluator_(evaluator), next_(next), otherwise_(std::move(otherwise)) {}

  bool Push(Row& row) override {
    const MatchStep& scan = step_.match.steps.front();
    size_t settled = 0;
    const RelationshipFilter filter = FilterOf(scan, evaluator_, row, &settled);
    counts_ = settled + 1 == step_.match.steps.size();
    if (!counts_) return otherwise_.back()->Push(row);
    const bool of_from = step_.columns[0].expression->slot == scan.from;
    const Status status = evaluator_.graph().VisitEnds(filter, [&](const RelationshipEnds& ends) {
      const bool both = scan.direction == Direction::kBoth || ends.symmetric;
      if (both || scan.direction == Direction::kOut) Count(of_from ? ends.start : ends.end);
      const bool backwards = both ? ends.start != ends.end : scan.direction == Direction::kIn;
      if (backwards) Count(of_from ? ends.end : ends.start);
      return evaluator_.limits().Go();
    });
    if (!status.ok()) evaluator_.Fail(status);
    return evaluator_.ok();
  }

  void Finish() override {
    if (!counts_) return otherwise_.back()->Finish();
    Row row(row_size_);
    for (const Counted& counted : counted_) {
      if (!evaluator_.limits().Go() || !Emit(counted, row)) break;
    }
    if (evaluator_.ok()) next_.Finish();
  }

 private:
  struct Counted {
    uint64_t node = 0;
    int64_t relationships = 0;
  };

  void Count(uint64_t node) {
    const auto [entry, fresh] = numbers_.try_emplace(node, counted_.size());
    if (fresh) {
      counted_.push_back({node, 0});
      evaluator_.limits().Keep(sizeof(Counted) + sizeof(*entry));
    }
    ++counted_[entry->second].relationships;
  }

  bool Emit(const Counted& counted, Row& row) {
    auto node = evaluator_.graph().GetNode(counted.node);
    if (!node.ok()) return evaluator_.Fail(node.status()), false;
    row[static_cast<size_t>(step_.columns[0].slot)] = std::move(node).value();
    for (const AggregateCall& call : step_.aggregates) row[static_cast<size_t>(call.slot)] = counted.relationships;
    return next_.Push(row);
  }

  const PlanStep& step_;
  size_t row_size_;
  Evaluator& evaluator_;
  Operator& next_;
  std::vector<std::unique_ptr<Operator>> otherwise_;  // the last takes the row
  bool counts_ = true;
  absl::flat_hash_map<uint64_t, size_t> numbers_;  // where a node is counted
  std::vector<Counted> counted_;                   // in the order in which they came
};

}  // namespace

std::unique_ptr<Operator> MakeCountEndsOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator,
                                                Operator& next, std::vector<std::unique_ptr<Operator>> otherwise) {
  return std::make_unique<CountEndsOperator>(step, row_size, evaluator, next, std::move(otherwise));
}

}  // namespace entente::query
