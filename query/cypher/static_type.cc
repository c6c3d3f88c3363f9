// What is known of the types of expressions before they are computed, and what is refused for it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/cypher/binder.h"
#include "query/functions.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

bool IsNumber(StaticKind kind) { return kind == StaticKind::kInteger || kind == StaticKind::kFloat; }

StaticKind KindOf(const Value& value) {
  switch (value.type()) {
    case Type::kBoolean:
      return StaticKind::kBoolean;
    case Type::kInteger:
      return StaticKind::kInteger;
    case Type::kFloat:
      return StaticKind::kFloat;
    case Type::kString:
      return StaticKind::kString;
    default:
      return StaticKind::kAny;  // null may stand for anything
  }
}

// What a function cannot take as its first argument.
struct Refusal {
  std::string_view function;
  std::vector<StaticKind> kinds;
  std::string_view message;
};

const std::vector<Refusal>& Refusals() {
  using S = StaticKind;
  static const std::vector<Refusal> kRefusals = {
      {"type",
       {S::kNode, S::kPath, S::kBoolean, S::kInteger, S::kFloat, S::kString, S::kList, S::kMap},
       "only a relationship has a type"},
      {"labels",
       {S::kRelationship, S::kPath, S::kBoolean, S::kInteger, S::kFloat, S::kString, S::kList, S::kMap},
       "only a node has labels"},
      {"size", {S::kPath, S::kNode, S::kRelationship}, "only a list or a string has a size; a path has a length"},
      {"length", {S::kNode, S::kRelationship}, "only a path has a length"},
      {"nodes", {S::kNode, S::kRelationship}, "only a path has nodes"},
      {"relationships", {S::kNode, S::kRelationship}, "only a path has relationships"},
      {"properties",
       {S::kPath, S::kBoolean, S::kInteger, S::kFloat, S::kString, S::kList},
       "only a node, a relationship or a map has properties"}};
  return kRefusals;
}

}  // namespace

std::string_view KindName(StaticKind kind) {
  constexpr std::array<std::string_view, 11> kNames = {
      "a value", "a boolean", "an integer", "a float",        "a string",
      "a list",  "a map",     "a node",     "a relationship", "a list of relationships",
      "a path"};
  return kNames[static_cast<size_t>(kind)];
}

StaticType Binder::TypeOf(const Expression& expression) {
  switch (expression.kind) {
    case Kind::kLiteral:
      return {KindOf(expression.value)};
    case Kind::kVariable: {
      const Variable* variable = FindVariable(expression.name);
      return variable != nullptr ? variable->type : StaticType();
    }
    case Kind::kList:
      return TypeOfList(expression);
    case Kind::kListComprehension:
    case Kind::kPatternComprehension:
      return {StaticKind::kList};
    case Kind::kMap:
      return {StaticKind::kMap};
    case Kind::kNegate:
    case Kind::kIdentity:
      return TypeOf(*expression.operands[0]);
    case Kind::kAdd:
    case Kind::kSubtract:
    case Kind::kMultiply:
    case Kind::kDivide:
    case Kind::kModulo:
    case Kind::kPower:
      return TypeOfArithmetic(expression);
    case Kind::kPatternPredicate:
    case Kind::kExists:
    case Kind::kSubquery:
    case Kind::kNot:
    case Kind::kIsNull:
    case Kind::kIsNotNull:
    case Kind::kHasLabels:
    case Kind::kAll:
    case Kind::kAny:
    case Kind::kNone:
    case Kind::kSingle:
      return {StaticKind::kBoolean};
    default:
      break;
  }
  const bool truth = expression.kind >= Kind::kOr && expression.kind <= Kind::kMatches;
  return {truth ? StaticKind::kBoolean : StaticKind::kAny};
}

StaticType Binder::TypeOfList(const Expression& list) {
  StaticType type{StaticKind::kList, StaticKind::kAny};
  for (size_t i = 0; i < list.operands.size(); ++i) {
    const StaticKind kind = TypeOf(*list.operands[i]).kind;
    if (i > 0 && kind != type.element) return {StaticKind::kList};
    type.element = kind;
  }
  return type;
}

StaticType Binder::TypeOfArithmetic(const Expression& expression) {
  const StaticKind left = TypeOf(*expression.operands[0]).kind, right = TypeOf(*expression.operands[1]).kind;
  if (!IsNumber(left) || !IsNumber(right)) return {};
  const bool integer = left == StaticKind::kInteger && right == StaticKind::kInteger;
  return {integer && expression.kind != Kind::kPower ? StaticKind::kInteger : StaticKind::kFloat};
}

bool Binder::CheckEach(const Expression& expression, std::initializer_list<StaticKind> refused,
                       std::string_view needed) {
  for (const ExpressionPtr& operand : expression.operands) {
    const StaticKind kind = TypeOf(*operand).kind;
    if (std::find(refused.begin(), refused.end(), kind) == refused.end()) continue;
    return Fail(operand->place, fault::kInvalidArgumentType,
                fmt::format("expected {}, this is {}", needed, KindName(kind)));
  }
  return true;
}

bool Binder::CheckOperands(const Expression& expression) {
  using S = StaticKind;
  switch (expression.kind) {
    case Kind::kProperty:
      return CheckProperty(expression);
    case Kind::kNot:
    case Kind::kAnd:
    case Kind::kOr:
    case Kind::kXor:
      return CheckEach(expression,
                       {S::kInteger, S::kFloat, S::kString, S::kList, S::kMap, S::kNode, S::kRelationship,
                        S::kRelationships, S::kPath},
                       "a condition");
    case Kind::kSubtract:
    case Kind::kMultiply:
    case Kind::kDivide:
    case Kind::kModulo:
    case Kind::kPower:
      return CheckEach(
          expression,
          {S::kBoolean, S::kString, S::kList, S::kMap, S::kNode, S::kRelationship, S::kRelationships, S::kPath},
          "a number");
    case Kind::kIn: {
      const StaticKind kind = TypeOf(*expression.operands[1]).kind;
      const bool fits = kind == S::kAny || kind == S::kList || kind == S::kRelationships;
      return fits || Fail(expression.operands[1]->place, fault::kInvalidArgumentType,
                          fmt::format("expected a list, this is {}", KindName(kind)));
    }
    default:
      return true;
  }
}

bool Binder::CheckProperty(const Expression& expression) {
  const Expression& operand = *expression.operands[0];
  switch (TypeOf(operand).kind) {
    case StaticKind::kPath:
    case StaticKind::kRelationships:
      return Fail(operand.place, fault::kInvalidArgumentType,
                  fmt::format("{} has no properties", KindName(TypeOf(operand).kind)));
    case StaticKind::kBoolean:
    case StaticKind::kInteger:
    case StaticKind::kFloat:
    case StaticKind::kString:
    case StaticKind::kList:
      return Fail(operand.place, fault::kNoElementThere,
                  fmt::format("{} has no properties", KindName(TypeOf(operand).kind)));
    default:
      return true;
  }
}

bool Binder::CheckArgument(const Expression& call) {
  const std::string_view name = FindFunction(call.name)->name;
  const Expression& argument = *call.operands[0];
  const StaticKind kind = TypeOf(argument).kind;
  for (const Refusal& refusal : Refusals()) {
    if (refusal.function != name) continue;
    if (std::find(refusal.kinds.begin(), refusal.kinds.end(), kind) == refusal.kinds.end()) continue;
    return Fail(argument.place, fault::kInvalidArgumentType,
                fmt::format("{}, this is {}", refusal.message, KindName(kind)));
  }
  return true;
}

}  // namespace entente::query
