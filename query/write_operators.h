// The steps of a plan that change the graph, and CALL.
#ifndef ENTENTE_QUERY_WRITE_OPERATORS_H_
#define ENTENTE_QUERY_WRITE_OPERATORS_H_

#include <memory>

#include "query/operators.h"

namespace entente::query {

// The operator of a step of kind kCreate, kMerge, kChange or kDelete; the evaluator's graph is writable. It takes in
// all rows before it changes anything, so that nothing before it sees the changes, and hands the rows on when all is
// done.
std::unique_ptr<Operator> MakeWriteOperator(const PlanStep& step, Evaluator& evaluator, Operator& next);

std::unique_ptr<Operator> MakeCallOperator(const PlanStep& step, Evaluator& evaluator, Operator& next);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_WRITE_OPERATORS_H_
