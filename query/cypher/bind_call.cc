// What CALL names: the procedure, its arguments, and the variables that its results become.
#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/binder.h"

namespace entente::query {
namespace {

StaticKind KindOf(FieldType type) {
  switch (type) {
    case FieldType::kBoolean:
      return StaticKind::kBoolean;
    case FieldType::kInteger:
      return StaticKind::kInteger;
    case FieldType::kFloat:
      return StaticKind::kFloat;
    case FieldType::kString:
      return StaticKind::kString;
    case FieldType::kList:
      return StaticKind::kList;
    case FieldType::kMap:
      return StaticKind::kMap;
    case FieldType::kNode:
      return StaticKind::kNode;
    case FieldType::kRelationship:
      return StaticKind::kRelationship;
    case FieldType::kPath:
      return StaticKind::kPath;
    case FieldType::kAny:
    case FieldType::kNumber:
      break;
  }
  return StaticKind::kAny;
}

bool MayTake(FieldType type, StaticKind kind) {
  const bool number = kind == StaticKind::kInteger || kind == StaticKind::kFloat;
  if (kind == StaticKind::kAny || type == FieldType::kAny) return true;
  if (type == FieldType::kNumber || type == FieldType::kFloat) return number;
  return KindOf(type) == kind;
}

}  // namespace

bool Binder::BindProcedureCall(Clause* clause) {
  ProcedureCall& call = clause->call;
  call.procedure = procedures_.Find(call.name);
  if (!call.procedure) {
    const std::string nearest = procedures_.NearestName(call.name);
    return Fail(call.place, fault::kProcedureNotFound,
                fmt::format("unknown procedure '{}'{}", call.name,
                            nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
  }
  if (call.star && !call.standalone) {
    return Fail(call.star_place, fault::kUnexpectedSyntax, "inside a query YIELD names what it takes");
  }
  const bool bound = call.explicit_arguments ? BindArguments(clause) : TakeArgumentsFromParameters(clause);
  return bound && BindYields(&call) && BindCondition(clause->pattern.where);
}

bool Binder::BindArguments(Clause* clause) {
  const ProcedureCall& call = clause->call;
  const auto& inputs = call.procedure->inputs;
  if (clause->expressions.size() != inputs.size()) {
    return Fail(call.place, fault::kInvalidNumberOfArguments,
                fmt::format("{} takes {} arguments, not {}", call.name, inputs.size(), clause->expressions.size()));
  }
  for (size_t i = 0; i < inputs.size(); ++i) {
    const ExpressionPtr& argument = clause->expressions[i];
    if (!BindExpression(argument)) return false;
    if (MayTake(inputs[i].type, TypeOf(*argument).kind)) continue;
    return Fail(argument->place, fault::kInvalidArgumentType,
                fmt::format("'{}' of {} is {}, this is {}", inputs[i].name, call.name, FieldTypeName(inputs[i].type),
                            KindName(TypeOf(*argument).kind)));
  }
  return true;
}

// CALL by itself and without parentheses takes parameters of the same names.
bool Binder::TakeArgumentsFromParameters(Clause* clause) {
  const ProcedureCall& call = clause->call;
  if (!call.standalone && !call.procedure->inputs.empty()) {
    return Fail(call.place, fault::kInvalidArgumentPassing, "inside a query a procedure needs its arguments");
  }
  for (const ProcedureField& input : call.procedure->inputs) {
    auto parameter = std::make_shared<Expression>();
    parameter->kind = ExpressionKind::kParameter;
    parameter->place = call.place;
    parameter->name = input.name;
    clause->expressions.push_back(std::move(parameter));
  }
  return true;
}

bool Binder::BindYields(ProcedureCall* call) {
  const auto& outputs = call->procedure->outputs;
  if (call->standalone && (call->star || !call->yields_given)) {
    for (const ProcedureField& output : outputs) call->yields.push_back({output.name, output.name, call->place});
  }
  for (Yield& yield : call->yields) {
    const auto found = std::find_if(outputs.begin(), outputs.end(),
                                    [&](const ProcedureField& output) { return output.name == yield.output; });
    if (found == outputs.end()) {
      return Fail(yield.place, fault::kUndefinedVariable,
                  fmt::format("{} gives nothing called '{}'", call->name, yield.output));
    }
    if (FindVariable(yield.variable) != nullptr) {
      return Fail(yield.place, fault::kVariableAlreadyBound,
                  fmt::format("the variable '{}' is bound already", yield.variable));
    }
    yield.index = static_cast<size_t>(found - outputs.begin());
    yield.slot = NewSlot();
    scope_[yield.variable] = {yield.slot, {KindOf(found->type)}};
  }
  return true;
}

}  // namespace entente::query
