// ORDER BY.
#ifndef ENTENTE_QUERY_SORT_OPERATOR_H_
#define ENTENTE_QUERY_SORT_OPERATOR_H_

#include <memory>

#include "query/operators.h"

namespace entente::query {

// The operator of a step of kind kSort. It keeps all rows, or where few are wanted no more than twice as many, and of
// each what is read later.
std::unique_ptr<Operator> MakeSortOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator, Operator& next);

// The number of SKIP or LIMIT; 0 after a failure.
int64_t CountOf(const Expression& number, Evaluator& evaluator);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_SORT_OPERATOR_H_
