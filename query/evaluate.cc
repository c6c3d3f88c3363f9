#include "query/evaluate.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "query/arithmetic.h"
#include "query/compare.h"
#include "query/functions.h"
#include "query/held.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

Value FromTruth(std::optional<bool> truth) { return truth ? Value(*truth) : Value(); }

bool IsBetween(Kind first, const Expression& expression, Kind last) {
  return first <= expression.kind && expression.kind <= last;
}

bool Holds(Kind kind, std::partial_ordering order) {
  switch (kind) {
    case Kind::kLess:
      return order < 0;
    case Kind::kLessEqual:
      return order <= 0;
    case Kind::kGreater:
      return order > 0;
    default:
      return order >= 0;
  }
}

}  // namespace

Evaluator::Evaluator(const PropertyGraph& graph, WritableGraph* writable, const Parameters& parameters,
                     std::string_view text, Limits& limits)
    : graph_(graph), writable_(writable), parameters_(parameters), text_(text), limits_(limits) {}

Evaluator::~Evaluator() = default;

Value Evaluator::Fail(const Expression& expression, std::string_view message) {
  return Fail(expression, fault::kInvalidArgumentValue, message);
}

Value Evaluator::Fail(const Expression& expression, const Fault& fault, std::string_view message) {
  if (ok()) limits_.Fail(ErrorAt(text_, expression.place.begin, fault, message));
  return {};
}

Value Evaluator::Fail(Status status) {
  limits_.Fail(std::move(status));
  return {};
}

Value Evaluator::Evaluate(const Expression& expression, Row& row) {
  switch (expression.kind) {
    case Kind::kLiteral:
      return expression.value;
    case Kind::kVariable:
      return CopyOf(row[static_cast<size_t>(expression.slot)]);
    case Kind::kParameter:
      return Parameter(expression);
    case Kind::kProperty:
      return Property(expression, row);
    case Kind::kList:
      return MakeList(expression, row);
    case Kind::kMap:
      return MakeMap(expression, row);
    case Kind::kCall:
      return Call(expression, row);
    case Kind::kIndex:
      return Subscript(expression, row);
    case Kind::kSlice:
      return Slice(expression, row);
    case Kind::kCase:
      return Case(expression, row);
    case Kind::kListComprehension:
      return Comprehension(expression, row);
    case Kind::kReduce:
      return Reduce(expression, row);
    case Kind::kPatternComprehension:
      return PatternComprehension(expression, row);
    default:
      return IsBetween(Kind::kNegate, expression, Kind::kPower) ? Operation(expression, row)
                                                                : Predicate(expression, row);
  }
}

Value Evaluator::Property(const Expression& expression, Row& row) {
  const Expression& of = *expression.operands[0];
  // Copying what a variable holds would take longer than many properties do.
  if (of.kind == Kind::kVariable) return GetProperty(expression, row[static_cast<size_t>(of.slot)], expression.name);
  return GetProperty(expression, Evaluate(of, row), expression.name);
}

Value Evaluator::Operation(const Expression& expression, Row& row) {
  if (IsBetween(Kind::kOr, expression, Kind::kAnd)) return Logic(expression, row);
  if (IsBetween(Kind::kEqual, expression, Kind::kGreaterEqual)) return Comparison(expression, row);
  if (expression.kind == Kind::kIn) return In(expression, row);
  if (IsBetween(Kind::kStartsWith, expression, Kind::kMatches)) return TextPredicate(expression, row);
  const Value left = Evaluate(*expression.operands[0], row);
  const Value right = expression.operands.size() > 1 ? Evaluate(*expression.operands[1], row) : Value();
  return ok() ? Calculate(*this, expression, left, right) : Value();
}

Value Evaluator::Predicate(const Expression& expression, Row& row) {
  switch (expression.kind) {
    case Kind::kNot:
      return Not(expression, row);
    case Kind::kIsNull:
      return Evaluate(*expression.operands[0], row).is_null();
    case Kind::kIsNotNull:
      return !Evaluate(*expression.operands[0], row).is_null();
    case Kind::kHasLabels:
      return HasLabels(expression, row);
    case Kind::kPatternPredicate:
    case Kind::kExists:
      return Exists(expression, row);
    case Kind::kSubquery:
      return GivesRow(expression, row);
    default:
      return Quantifier(expression, row);
  }
}

bool Evaluator::Test(const Expression& condition, Row& row) { return Truth(condition, row).value_or(false) && ok(); }

std::optional<bool> Evaluator::Truth(const Expression& expression, Row& row) {
  const Value value = Evaluate(expression, row);
  if (value.is(Type::kBoolean)) return value.boolean();
  if (!value.is_null()) Fail(expression, fmt::format("expected a condition, this is {}", TypeName(value.type())));
  return std::nullopt;
}

// Of a long text that takes a while.
Value Evaluator::CopyOf(const Value& value) {
  if (value.is(Type::kString)) limits_.GoOver(value.string().size());
  return value;
}

Value Evaluator::Parameter(const Expression& expression) {
  const auto found = parameters_.find(expression.name);
  if (found != parameters_.end()) return CopyOf(found->second);
  return Fail(expression, fmt::format("the parameter ${} was not given", expression.name));
}

Value Evaluator::MakeList(const Expression& expression, Row& row) {
  GrowingList list(limits_);
  list.Reserve(expression.operands.size());
  for (const ExpressionPtr& operand : expression.operands) {
    if (!list.Add(Evaluate(*operand, row))) return {};
  }
  return list.Take();
}

Value Evaluator::MakeMap(const Expression& expression, Row& row) {
  Map map;
  size_t held = 0;
  for (size_t i = 0; i < expression.keys.size(); ++i) {
    Value& value = map[expression.keys[i]] = Evaluate(*expression.operands[i], row);
    held += HeldBytes(value);
    if (!limits_.Fits(held)) return {};
  }
  return map;
}

Value Evaluator::Call(const Expression& expression, Row& row) {
  Called& called = calls_[&expression];
  if (called.constant) return *called.constant;
  if (called.function == nullptr) called.function = FindFunction(expression.name);
  const Function* function = called.function;
  std::vector<Value> arguments;
  arguments.reserve(expression.operands.size());
  bool null = false;
  for (const ExpressionPtr& operand : expression.operands) {
    arguments.push_back(Evaluate(*operand, row));
    null |= arguments.back().is_null();
  }
  if (function == nullptr) return Fail(expression, "there is no such function");
  if (!ok() || (null && function->strict)) return {};
  Value value = function->apply(*this, expression, arguments);
  const auto is_given = [](const ExpressionPtr& operand) {
    return operand->kind == Kind::kLiteral || operand->kind == Kind::kParameter;
  };
  const bool constant =
      !arguments.empty() && std::all_of(expression.operands.begin(), expression.operands.end(), is_given);
  if (constant) called.constant = value;
  return value;
}

Value Evaluator::Not(const Expression& expression, Row& row) {
  const auto truth = Truth(*expression.operands[0], row);
  return truth ? Value(!*truth) : Value();
}

Value Evaluator::Logic(const Expression& expression, Row& row) {
  const auto left = Truth(*expression.operands[0], row);
  if (expression.kind != Kind::kXor) {
    const bool decisive = expression.kind == Kind::kOr;  // true OR x is true, false AND x is false
    if (left == decisive) return decisive;
    const auto right = Truth(*expression.operands[1], row);
    if (right == decisive) return decisive;
    return left && right ? Value(!decisive) : Value();
  }
  const auto right = Truth(*expression.operands[1], row);
  return left && right ? Value(*left != *right) : Value();
}

Value Evaluator::Comparison(const Expression& expression, Row& row) {
  const Value left = Evaluate(*expression.operands[0], row), right = Evaluate(*expression.operands[1], row);
  if (left.is(Type::kList)) limits_.GoOver(left.extent().bytes);
  if (expression.kind == Kind::kEqual) return FromTruth(Equals(left, right));
  if (expression.kind == Kind::kNotEqual) {
    const auto equal = Equals(left, right);
    return equal ? Value(!*equal) : Value();
  }
  const auto order = Compare(left, right);
  return order ? Value(Holds(expression.kind, *order)) : Value();
}

Value Evaluator::In(const Expression& expression, Row& row) {
  const Value element = Evaluate(*expression.operands[0], row);
  Value keep;
  const List* list = ListOf(*expression.operands[1], row, &keep);
  if (list == nullptr || !limits_.Go(list->size())) return {};
  bool unknown = false;
  for (const Value& item : *list) {
    const auto equal = Equals(element, item);
    if (equal == true) return true;
    unknown |= !equal.has_value();
  }
  return unknown ? Value() : Value(false);
}

const List* Evaluator::ListOf(const Expression& operand, Row& row, Value* keep) {
  *keep = Evaluate(operand, row);
  if (keep->is(Type::kList)) return &keep->list();
  if (!keep->is_null()) Fail(operand, fmt::format("expected a list, this is {}", TypeName(keep->type())));
  return nullptr;
}

Value Evaluator::TextPredicate(const Expression& expression, Row& row) {
  const Value left = Evaluate(*expression.operands[0], row), right = Evaluate(*expression.operands[1], row);
  if (!left.is(Type::kString) || !right.is(Type::kString)) return {};
  const std::string& text = left.string();
  switch (expression.kind) {
    case Kind::kStartsWith:
      return text.starts_with(right.string());
    case Kind::kEndsWith:
      return text.ends_with(right.string());
    case Kind::kContains:
      return text.find(right.string()) != std::string::npos;
    default:
      break;
  }
  const re2::RE2* regex = Regex(expression, right.string());
  return regex != nullptr ? Value(re2::RE2::FullMatch(text, *regex)) : Value();
}

const re2::RE2* Evaluator::Regex(const Expression& expression, const std::string& pattern) {
  auto& regex = regexes_[pattern];
  if (!regex) regex = std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet);
  if (regex->ok()) return regex.get();
  Fail(expression, fmt::format("the regular expression cannot be read: {}", regex->error()));
  return nullptr;
}

// SplitMix64 by Sebastiano Vigna.
double Evaluator::Random() {
  uint64_t z = random_ += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1.0p-53;
}

Value Evaluator::Resolve(const std::string& name) {
  const auto found = resolved_.find(name);
  if (found != resolved_.end()) return found->second;
  auto nodes = graph_.Resolve(name);
  if (!nodes.ok()) return Fail(nodes.status());
  return resolved_[name] = std::move(nodes).value();
}

Value Evaluator::HasLabels(const Expression& expression, Row& row) {
  const Value value = Evaluate(*expression.operands[0], row);
  if (value.is_null()) return {};
  if (value.is(Type::kRelationship)) {
    return std::all_of(expression.keys.begin(), expression.keys.end(),
                       [&](const std::string& type) { return type == value.relationship()->type(); });
  }
  if (!value.is(Type::kNode)) return Fail(expression, "only nodes and relationships have labels");
  const auto labels = value.node()->Labels();
  if (!labels.ok()) return Fail(labels.status());
  return std::all_of(expression.keys.begin(), expression.keys.end(), [&](const std::string& label) {
    return std::find(labels.value().begin(), labels.value().end(), label) != labels.value().end();
  });
}

Value Evaluator::Case(const Expression& expression, Row& row) {
  const auto& parts = expression.operands;
  const Value subject = parts[0] ? Evaluate(*parts[0], row) : Value();
  for (size_t i = 1; i + 1 < parts.size(); i += 2) {
    const bool chosen = parts[0] ? Equals(subject, Evaluate(*parts[i], row)).value_or(false) : Test(*parts[i], row);
    if (chosen) return Evaluate(*parts[i + 1], row);
  }
  return parts.back() ? Evaluate(*parts.back(), row) : Value();
}

}  // namespace entente::query
