#include "query/arithmetic.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "query/held.h"
#include "query/time/shift.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

Value Overflow(Evaluator& evaluator, const Expression& expression) {
  return evaluator.Fail(expression, "the result does not fit an integer of 64 bits");
}

Value DivideIntegers(Evaluator& evaluator, const Expression& expression, int64_t a, int64_t b) {
  if (b == 0) return evaluator.Fail(expression, fault::kDivisionByZero, "division by zero");
  if (b == -1 && a == std::numeric_limits<int64_t>::min()) {
    return expression.kind == Kind::kModulo ? Value(0) : Overflow(evaluator, expression);
  }
  return expression.kind == Kind::kModulo ? a % b : a / b;
}

Value OfIntegers(Evaluator& evaluator, const Expression& expression, int64_t a, int64_t b) {
  int64_t result = 0;
  bool overflow = false;
  switch (expression.kind) {
    case Kind::kAdd:
      overflow = __builtin_add_overflow(a, b, &result);
      break;
    case Kind::kSubtract:
      overflow = __builtin_sub_overflow(a, b, &result);
      break;
    case Kind::kMultiply:
      overflow = __builtin_mul_overflow(a, b, &result);
      break;
    case Kind::kPower:
      return std::pow(static_cast<double>(a), static_cast<double>(b));
    default:
      return DivideIntegers(evaluator, expression, a, b);
  }
  return overflow ? Overflow(evaluator, expression) : Value(result);
}

Value OfFloats(Kind kind, double a, double b) {
  switch (kind) {
    case Kind::kAdd:
      return a + b;
    case Kind::kSubtract:
      return a - b;
    case Kind::kMultiply:
      return a * b;
    case Kind::kDivide:
      return a / b;
    case Kind::kModulo:
      return std::fmod(a, b);
    default:
      return std::pow(a, b);
  }
}

Value Join(const Value& left, const Value& right) {
  List joined;
  const auto append = [&](const Value& part) {
    if (part.is(Type::kList)) {
      joined.insert(joined.end(), part.list().begin(), part.list().end());
    } else {
      joined.push_back(part);
    }
  };
  append(left);
  append(right);
  return joined;
}

Value Mismatch(Evaluator& evaluator, const Expression& expression, const Value& left, const Value& right) {
  return evaluator.Fail(
      expression, fmt::format("this operation does not take {} and {}", TypeName(left.type()), TypeName(right.type())));
}

Value Signed(Evaluator& evaluator, const Expression& expression, const Value& operand) {
  const bool negate = expression.kind == Kind::kNegate;
  if (operand.is(Type::kFloat)) return negate ? -operand.real() : operand.real();
  if (!operand.is(Type::kInteger)) {
    return evaluator.Fail(expression, fmt::format("expected a number, this is {}", TypeName(operand.type())));
  }
  int64_t result = operand.integer();
  if (negate && __builtin_sub_overflow(int64_t{0}, operand.integer(), &result)) return Overflow(evaluator, expression);
  return result;
}

std::optional<Value> WithDuration(Kind kind, const Value& left, const Duration& right) {
  if (kind != Kind::kAdd && kind != Kind::kSubtract) return std::nullopt;
  const auto by = kind == Kind::kAdd ? std::optional(right) : Negate(right);
  if (!by) return std::nullopt;
  if (left.is_temporal()) {
    const auto shifted = Shift(left.temporal(), *by);
    return shifted ? std::optional<Value>(*shifted) : std::nullopt;
  }
  const auto sum = left.is(Type::kDuration) ? Plus(left.duration(), *by) : std::nullopt;
  return sum ? std::optional<Value>(*sum) : std::nullopt;
}

std::optional<Value> Scaled(Kind kind, const Duration& duration, const Value& number) {
  const auto scaled = kind == Kind::kMultiply ? Scale(duration, number.number())
                      : kind == Kind::kDivide ? Scale(duration, 1 / number.number())
                                              : std::nullopt;
  return scaled ? std::optional<Value>(*scaled) : std::nullopt;
}

// nullopt where the operands or the years do not fit.
std::optional<Value> CalculateTime(Kind kind, const Value& left, const Value& right) {
  if (right.is(Type::kDuration) && left.is_number()) {
    return kind == Kind::kMultiply ? Scaled(kind, right.duration(), left) : std::nullopt;
  }
  if (right.is(Type::kDuration)) return WithDuration(kind, left, right.duration());
  if (!left.is(Type::kDuration)) return std::nullopt;
  if (right.is_temporal() && kind == Kind::kAdd) return WithDuration(kind, right, left.duration());
  return right.is_number() ? Scaled(kind, left.duration(), right) : std::nullopt;
}

bool IsShift(Kind kind, const Value& left, const Value& right) {
  return left.is_temporal() && right.is(Type::kDuration) && (kind == Kind::kAdd || kind == Kind::kSubtract);
}

bool IsText(const Value& value) { return value.is(Type::kString) || value.is_number(); }

}  // namespace

Value Calculate(Evaluator& evaluator, const Expression& expression, const Value& left, const Value& right) {
  if (left.is_null()) return {};
  if (expression.operands.size() == 1) return Signed(evaluator, expression, left);
  if (right.is_null()) return {};
  if (left.is(Type::kInteger) && right.is(Type::kInteger)) {
    return OfIntegers(evaluator, expression, left.integer(), right.integer());
  }
  if (left.is_number() && right.is_number()) return OfFloats(expression.kind, left.number(), right.number());
  if (const auto time = CalculateTime(expression.kind, left, right)) return *time;
  if (IsShift(expression.kind, left, right)) {
    return evaluator.Fail(expression, "the result is beyond the years of the calendar");
  }
  if (expression.kind != Kind::kAdd) return Mismatch(evaluator, expression, left, right);
  const bool lists = left.is(Type::kList) || right.is(Type::kList);
  if (!lists && !(IsText(left) && IsText(right))) return Mismatch(evaluator, expression, left, right);
  if (!evaluator.limits().Makes(HeldBytes(left) + HeldBytes(right))) return {};
  return lists ? Join(left, right) : Value(ToPlainText(left) + ToPlainText(right));
}

}  // namespace entente::query
