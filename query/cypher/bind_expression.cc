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
    case Kind::kProperty:
      return BindOperands(expression) && CheckOperandKind(*expression);
    default:
      return BindOperands(expression);
  }
}

// Null is nothing in particular and may stand for a node that is not there.
VariableKind Binder::KindOf(const Expression& expression) {
  switch (expression.kind) {
    case Kind::kVariable:
      return FindVariable(expression.name)->kind;
    case Kind::kLiteral:
      return expression.value.is_null() ? VariableKind::kAny : VariableKind::kPlain;
    case Kind::kList:
    case Kind::kMap:
      return VariableKind::kPlain;
    case Kind::kPatternPredicate:
      return VariableKind::kPath;
    default:
      return VariableKind::kAny;
  }
}

bool Binder::CheckOperandKind(const Expression& expression) {
  const Expression& operand = *expression.operands[0];
  const bool pattern = operand.kind == Kind::kPatternPredicate;
  if (operand.kind != Kind::kVariable && !pattern) return true;
  const VariableKind kind = KindOf(operand);
  if (expression.kind == Kind::kProperty) {
    return kind != VariableKind::kPath || Fail(operand.place, "a path has no properties");
  }
  const std::string_view name = FindFunction(expression.name)->name;
  if (name == "type" && kind == VariableKind::kNode) return Fail(operand.place, "a node has labels, not a type");
  if (name == "size" && kind == VariableKind::kPath) {
    return Fail(operand.place,
                pattern ? "a pattern has no size; count what [pattern | 1] gives" : "a path has a length, not a size");
  }
  return true;
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
  const bool relationship = variable != nullptr && variable->kind == VariableKind::kRelationship;
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
  return Fail(variable->place, fmt::format("unknown variable '{}'{}", variable->name, known.size() > 8 ? "" : hint));
}

bool Binder::BindCall(const ExpressionPtr& call) {
  if (IsAggregate(*call)) return BindAggregate(call);
  const Function* function = FindFunction(call->name);
  if (function == nullptr) {
    return Fail(call->place,
                fmt::format("unknown function '{}'; did you mean '{}'?", call->name, NearestFunction(call->name)));
  }
  const size_t count = call->operands.size();
  if (count < function->min_arguments || count > function->max_arguments) {
    return Fail(call->place, fmt::format("{} takes {}, not {}", function->name,
                                         Arity(function->min_arguments, function->max_arguments), count));
  }
  if (call->distinct)
    return Fail(call->place, fmt::format("{} sums nothing up, so that DISTINCT means nothing", function->name));
  return BindOperands(call) && (count == 0 || CheckOperandKind(*call));
}

bool Binder::BindAggregate(const ExpressionPtr& call) {
  if (!aggregates_allowed_) {
    return Fail(call->place, "an aggregate can stand only in WITH and RETURN, and not inside another");
  }
  if (call->kind == Kind::kCountStar) return true;
  const size_t expected = FindAggregate(call->name)->arguments;
  if (call->operands.size() != expected) {
    return Fail(call->place,
                fmt::format("{} takes {}, not {}", call->name, Arity(expected, expected), call->operands.size()));
  }
  aggregates_allowed_ = false;
  const bool bound = BindOperands(call);
  aggregates_allowed_ = true;
  return bound;
}

bool Binder::BindWithin(const std::string& name, int slot, const ExpressionPtr& expression) {
  const Scope outer = scope_;
  scope_[name] = {slot, VariableKind::kAny};
  const bool bound = BindOptional(expression);
  scope_ = outer;
  return bound;
}

bool Binder::BindOver(const ExpressionPtr& expression) {
  if (!BindExpression(expression->operands[0])) return false;
  expression->slot = NewSlot();
  const bool allowed = std::exchange(aggregates_allowed_, false);
  for (size_t i = 1; i < expression->operands.size(); ++i) {
    if (!BindWithin(expression->name, expression->slot, expression->operands[i])) return false;
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
  scope_[reduce->keys[0]] = {reduce->slot2, VariableKind::kAny};
  const bool bound = BindWithin(reduce->name, reduce->slot, reduce->operands[2]);
  scope_ = outer;
  aggregates_allowed_ = allowed;
  return bound;
}

bool Binder::BindBody(const ExpressionPtr& expression) {
  const bool allowed = std::exchange(aggregates_allowed_, false);
  const Scope outer = scope_;
  const bool bound = BindPattern(expression->body.get(), expression->kind != Kind::kPatternPredicate);
  scope_ = outer;
  aggregates_allowed_ = allowed;
  return bound;
}

}  // namespace entente::query
