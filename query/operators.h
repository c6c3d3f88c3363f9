// The steps of a plan at work: each takes rows and hands rows on.
#ifndef ENTENTE_QUERY_OPERATORS_H_
#define ENTENTE_QUERY_OPERATORS_H_

#include <functional>
#include <memory>
#include <vector>

#include "query/evaluate.h"
#include "query/plan.h"

namespace entente::query {

class Operator {
 public:
  virtual ~Operator() = default;

  // Takes a row, which it may change; false where no more rows are wanted.
  virtual bool Push(Row& row) = 0;
  // No more rows come. Not called after a failure.
  virtual void Finish() = 0;
};

// The operator of `step`, which hands its rows, of `row_size` slots, on to `next`. All must outlive it.
std::unique_ptr<Operator> MakeOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator, Operator& next);

// Feeds `row` to the steps of `part`, which end in `sink`. The row has as many slots as the part needs.
void Run(const PlanPart& part, Row row, Evaluator& evaluator, Operator& sink);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_OPERATORS_H_
