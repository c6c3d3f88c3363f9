// Counts relationships by the nodes that they join without making either.
#ifndef ENTENTE_QUERY_COUNT_ENDS_H_
#define ENTENTE_QUERY_COUNT_ENDS_H_

#include <memory>

#include "query/operators.h"

namespace entente::query {

// The operator of a step of kind kCountEnds, which takes one row. `otherwise` does the same relationship by
// relationship, for graphs and windows that leave conditions to be tested.
std::unique_ptr<Operator> MakeCountEndsOperator(const PlanStep& step, size_t row_size, Evaluator& evaluator,
                                                Operator& next, std::vector<std::unique_ptr<Operator>> otherwise);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_COUNT_ENDS_H_
