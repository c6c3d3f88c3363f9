// Sums up the values of a group.
#ifndef ENTENTE_QUERY_AGGREGATE_H_
#define ENTENTE_QUERY_AGGREGATE_H_

#include <unordered_set>
#include <vector>

#include "query/compare.h"
#include "query/evaluate.h"
#include "query/functions.h"

namespace entente::query {

// One aggregate of one group. The call must outlive it.
class Accumulator {
 public:
  explicit Accumulator(const Expression& call);

  void Add(Evaluator& evaluator, Row& row);
  Value Finish(Evaluator& evaluator);

 private:
  void AddValue(Evaluator& evaluator, const Value& value);
  void AddToSum(Evaluator& evaluator, const Value& value);
  void AddDuration(Evaluator& evaluator, const Value& value);
  Value Average() const;
  Value Deviation(bool of_all) const;
  Value Percentile(bool discrete);
  bool NeedNumber(Evaluator& evaluator, const Value& value);

  const Expression& call_;
  const AggregateFunction* function_;  // nullptr: count(*)
  int64_t count_ = 0;
  Value sum_ = 0;
  Value extreme_;
  List values_;
  double share_ = 0;  // which percentile
  std::unordered_set<Value, OrderHash, OrderSame> seen_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_AGGREGATE_H_
