#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "query/evaluate.h"
#include "query/functions.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

bool NeedNumber(Evaluator& evaluator, const Expression& call, const Value& value) {
  if (value.is_number()) return true;
  evaluator.Fail(call, fmt::format("{} takes a number, this is {}", call.name, TypeName(value.type())));
  return false;
}

template <double (*kCompute)(double)>
Value Apply(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  return NeedNumber(evaluator, call, arguments[0]) ? Value(kCompute(arguments[0].number())) : Value();
}

// Halves go up, as openCypher has it: round(-1.5) is -1.0.
double RoundHalfUp(double value) { return std::floor(value + 0.5); }
double Degrees(double radians) { return radians * 180.0 / M_PI; }
double Radians(double degrees) { return degrees / 180.0 * M_PI; }

Value Absolute(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedNumber(evaluator, call, arguments[0])) return {};
  if (arguments[0].is(Type::kFloat)) return std::abs(arguments[0].real());
  int64_t result = arguments[0].integer();
  if (result < 0 && __builtin_sub_overflow(int64_t{0}, result, &result)) {
    return evaluator.Fail(call, "the result does not fit an integer of 64 bits");
  }
  return result;
}

Value Sign(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedNumber(evaluator, call, arguments[0])) return {};
  const double value = arguments[0].number();
  return value > 0 ? 1 : value < 0 ? -1 : 0;
}

Value Angle(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!NeedNumber(evaluator, call, arguments[0]) || !NeedNumber(evaluator, call, arguments[1])) return {};
  return std::atan2(arguments[0].number(), arguments[1].number());
}

Value Pi(Evaluator&, const Expression&, const Values&) { return M_PI; }
Value Euler(Evaluator&, const Expression&, const Values&) { return M_E; }
Value Random(Evaluator& evaluator, const Expression&, const Values&) { return evaluator.Random(); }

}  // namespace

std::vector<Function> NumberFunctions() {
  return {{"abs", 1, 1, true, Absolute},
          {"sign", 1, 1, true, Sign},
          {"ceil", 1, 1, true, Apply<std::ceil>},
          {"floor", 1, 1, true, Apply<std::floor>},
          {"round", 1, 1, true, Apply<RoundHalfUp>},
          {"sqrt", 1, 1, true, Apply<std::sqrt>},
          {"exp", 1, 1, true, Apply<std::exp>},
          {"log", 1, 1, true, Apply<std::log>},
          {"log10", 1, 1, true, Apply<std::log10>},
          {"sin", 1, 1, true, Apply<std::sin>},
          {"cos", 1, 1, true, Apply<std::cos>},
          {"tan", 1, 1, true, Apply<std::tan>},
          {"asin", 1, 1, true, Apply<std::asin>},
          {"acos", 1, 1, true, Apply<std::acos>},
          {"atan", 1, 1, true, Apply<std::atan>},
          {"atan2", 2, 2, true, Angle},
          {"degrees", 1, 1, true, Apply<Degrees>},
          {"radians", 1, 1, true, Apply<Radians>},
          {"rand", 0, 0, true, Random},
          {"pi", 0, 0, true, Pi},
          {"e", 0, 0, true, Euler}};
}

}  // namespace entente::query
