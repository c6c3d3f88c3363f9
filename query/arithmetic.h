// The arithmetic of openCypher: numbers, joined strings and lists, dates and durations.
#ifndef ENTENTE_QUERY_ARITHMETIC_H_
#define ENTENTE_QUERY_ARITHMETIC_H_

#include "query/evaluate.h"

namespace entente::query {

// The value of an operator from kNegate to kPower; `right` counts for those with two operands. Null where an operand is
// null. Fails where the types do not fit, an integer overflows or is divided by zero.
Value Calculate(Evaluator& evaluator, const Expression& expression, const Value& left, const Value& right);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ARITHMETIC_H_
