#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "query/cypher/binder.h"
#include "query/functions.h"
#include "query/nearest.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

std::string Arity(size_t least, size_t most) {
  const std::string_view plural = most == 1 ? "" : "s";
  if (least == most) return fmt::format("{} argument{}", least, plural);
  if (most > 10) return fmt::format("at least {} argument{}", least, least == 1 ? "" : "s");
  return fmt::format("{} to {} arguments", least, most);
}

}  // namespace

bool Binder::BindExpression(const ExpressionPtr& expression) {
  switch (expression->kind) {
    case Kind::kVariable:
      return BindVariable(expression.get());
    case Kind::kCountStar:
      return BindAggregate(expression);
    case Kind::kCall:
      return BindCall(expression);
    case Kind::kHasLabels:
      return BindHasLabels(expression);
    case Kind::kListComprehension:
    case Kind::kAll:
    case Kind::kAny:
    case Kind::kNone:
    case Kind::kSingle:
      return BindOver(expression);
    case Kind::kReduce:
      return BindReduce(expression);
    case Kind::kPatternPredicate:
    case Kind::kPatternComprehension:
    case Kind::kExists:
      return BindBody(expression);
    case Kind::kSubquery:
      return BindSubquery(expression);
    default:
      return BindOperands(expression) && CheckOperands(*expression);
  }
}

bool Binder::BindCondition(const ExpressionPtr& condition) {
  if (!condition) return true;
  const bool allowed = std::exchange(patterns_allowed_, true);
  const bool bound = BindExpression(condition);
  patterns_allowed_ = allowed;
  const StaticKind kind = bound ? TypeOf(*condition).kind : StaticKind::kAny;
  if (kind == StaticKind::kAny || kind == StaticKind::kBoolean) return bound;
  return Fail(condition->place, fault::kInvalidArgumentType,
              fmt::format("expected a condition, this is {}", KindName(kind)));
}

bool Binder::BindOperands(const ExpressionPtr& expression) {
  for (const ExpressionPtr& operand : expression->operands) {
    if (!BindOptional(operand)) return false;
  }
  return true;
}

bool Binder::BindHasLabels(const ExpressionPtr& expression) {
  const Expression& operand = *expression->operands[0];
  const Variable* variable = operand.kind == Kind::kVariable ? FindVariable(operand.name) : nullptr;
  const bool relationship = variable != nullptr && variable->type.kind == StaticKind::kRelationship;
  if (!BindOperands(expression)) return false;
  return relationship || std::all_of(expression->keys.begin(), expression->keys.end(),
                                     [&](const std::string& label) { return CheckLabel(expression->place, label); });
}

bool Binder::BindVariable(Expression* variable) {
  if (const Variable* found = FindVariable(variable->name)) {
    variable->slot = found->slot;
    return true;
  }
  std::vector<std::string> known;
  for (const auto& [name, bound] : scope_) known.push_back(name);
  const std::string nearest = Nearest(variable->name, known);
  const std::string hint = nearest.empty() ? "" : fmt::format("; known here: '{}'", fmt::join(known, "', '"));
  return Fail(variable->place, fault::kUndefinedVariable,
              fmt::format("unknown variable '{}'{}", variable->name, known.size() > 8 ? "" : hint));
}

bool Binder::BindCall(const ExpressionPtr& call) {
  if (IsAggregate(*call)) return BindAggregate(call);
  const Function* function = FindFunction(call->name);
  if (function == nullptr) {
    return Fail(call->place, fault::kUnknownFunction,
                fmt::format("unknown function '{}'; did you mean '{}'?", call->name, NearestFunction(call->name)));
  }
  const size_t count = call->operands.size();
  if (count < function->min_arguments || count > function->max_arguments) {
    return Fail(call->place, fault::kInvalidNumberOfArguments,
                fmt::format("{} takes {}, not {}", function->name,
                            Arity(function->min_arguments, function->max_arguments), count));
  }
  if (call->distinct) {
    return Fail(call->place, fault::kUnexpectedSyntax,
                fmt::format("{} sums nothing up, so that DISTINCT means nothing", function->name));
  }
  const bool of_pattern = function->name == "exists" && call->operands[0]->kind == Kind::kPatternPredicate;
  const bool patterns = std::exchange(patterns_allowed_, of_pattern);
  const bool bound = BindOperands(call) && (count == 0 || CheckArgument(*call));
  patterns_allowed_ = patterns;
  // A pattern is never null: the call means what the pattern means by itself.
  if (of_pattern && bound) *call = Expression(*call->operands[0]);
  return bound;
}

bool Binder::BindAggregate(const ExpressionPtr& call) {
  if (inside_aggregate_) {
    return Fail(call->place, fault::kNestedAggregation, "an aggregate cannot stand inside another");
  }
  if (!aggregates_allowed_) {
    return BindOperands(call) &&
           Fail(call->place, fault::kInvalidAggregation, "an aggregate can stand only in WITH and RETURN");
  }
  if (call->kind == Kind::kCountStar) return true;
  const size_t expected = FindAggregate(call->name)->arguments;
  if (call->operands.size() != expected) {
    return Fail(call->place, fault::kInvalidNumberOfArguments,
                fmt::format("{} takes {}, not {}", call->name, Arity(expected, expected), call->operands.size()));
  }
  bool random = false;
  Walk(*call, [&](const Expression& part) {
    random |= part.kind == Kind::kCall && FindFunction(part.name) == FindFunction("rand");
    return !random;
  });
  if (random) return Fail(call->place, fault::kNonConstantExpression, "random numbers cannot be summed up");
  aggregates_allowed_ = false;
  inside_aggregate_ = true;
  const bool bound = BindOperands(call);
  inside_aggregate_ = false;
  aggregates_allowed_ = true;
  return bound;
}

bool Binder::BindWithin(const std::string& name, const Variable& variable, const ExpressionPtr& expression) {
  const Scope outer = scope_;
  scope_[name] = variable;
  const bool bound = BindOptional(expression);
  scope_ = outer;
  return bound;
}

bool Binder::BindOver(const ExpressionPtr& expression) {
  if (!BindExpression(expression->operands[0])) return false;
  expression->slot = NewSlot();
  const Variable element{expression->slot, {TypeOf(*expression->operands[0]).element}};
  const bool allowed = std::exchange(aggregates_allowed_, false);
  for (size_t i = 1; i < expression->operands.size(); ++i) {
    const bool patterns = std::exchange(patterns_allowed_, i == 1);
    const bool bound = BindWithin(expression->name, element, expression->operands[i]);
    patterns_allowed_ = patterns;
    if (!bound) return false;
  }
  aggregates_allowed_ = allowed;
  return true;
}

bool Binder::BindReduce(const ExpressionPtr& reduce) {
  if (!BindExpression(reduce->operands[0]) || !BindExpression(reduce->operands[1])) return false;
  reduce->slot = NewSlot();
  reduce->slot2 = NewSlot();
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const Scope outer = scope_;
  scope_[reduce->keys[0]] = {reduce->slot2, {}};
  const bool bound = BindWithin(reduce->name, {reduce->slot, {}}, reduce->operands[2]);
  scope_ = outer;
  aggregates_allowed_ = allowed;
  return bound;
}

bool Binder::BindBody(const ExpressionPtr& expression) {
  if (expression->kind == Kind::kPatternPredicate && !patterns_allowed_) {
    return Fail(expression->place, fault::kUnexpectedSyntax, "a pattern can stand only in a condition or in exists()");
  }
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const Scope outer = scope_;
  const bool bound = BindPattern(expression->body.get(), expression->kind != Kind::kPatternPredicate);
  scope_ = outer;
  aggregates_allowed_ = allowed;
  return bound;
}

// The clauses see all that is bound here; what they bind is gone behind them.
bool Binder::BindSubquery(const ExpressionPtr& expression) {
  const Scope outer = scope_;
  for (const auto& [name, variable] : outer) expression->subquery->reads.push_back(variable.slot);
  const bool aggregates = std::exchange(aggregates_allowed_, false);
  const bool patterns = std::exchange(patterns_allowed_, false);
  bool bound = true;
  for (Clause& clause : expression->subquery->query->clauses) bound = bound && BindClause(&clause);
  scope_ = outer;
  aggregates_allowed_ = aggregates;
  patterns_allowed_ = patterns;
  return bound;
}

}  // namespace entente::query
