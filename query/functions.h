// The functions that expressions may call.
#ifndef ENTENTE_QUERY_FUNCTIONS_H_
#define ENTENTE_QUERY_FUNCTIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "query/value.h"

namespace entente::query {

class Evaluator;
struct Expression;

struct Function {
  std::string_view name;  // as documented; found in any case
  size_t min_arguments, max_arguments;
  bool strict;  // null where an argument is null, without a call
  // Arguments are as many as declared. Failures go to the evaluator.
  Value (*apply)(Evaluator& evaluator, const Expression& call, const std::vector<Value>& arguments);
};

enum class AggregateKind {
  kCount,
  kSum,
  kAverage,
  kMin,
  kMax,
  kCollect,
  kDeviation,
  kDeviationOfAll,
  kPercentile,
  kDiscretePercentile
};

struct AggregateFunction {
  std::string_view name;
  AggregateKind kind;
  size_t arguments;
};

// nullptr where there is none.
const Function* FindFunction(std::string_view name);
const AggregateFunction* FindAggregate(std::string_view name);
// The function whose name is nearest, for error messages.
std::string NearestFunction(std::string_view name);

// The tables behind FindFunction, one a file.
std::vector<Function> TextFunctions();
std::vector<Function> NumberFunctions();
std::vector<Function> ListFunctions();
std::vector<Function> GraphFunctions();
std::vector<Function> TimeFunctions();
std::vector<Function> IntervalFunctions();

}  // namespace entente::query

#endif  // ENTENTE_QUERY_FUNCTIONS_H_
