#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "query/evaluate.h"
#include "query/functions.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

const List* NeedList(Evaluator& evaluator, const Expression& call, const Value& value) {
  if (value.is(Type::kList)) return &value.list();
  evaluator.Fail(call, fmt::format("{} takes a list, this is {}", call.name, TypeName(value.type())));
  return nullptr;
}

Value Range(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is(Type::kInteger)) {
      return evaluator.Fail(call, fault::kRangeArgument, "range takes integers");
    }
  }
  const int64_t first = arguments[0].integer(), last = arguments[1].integer();
  const int64_t step = arguments.size() > 2 ? arguments[2].integer() : 1;
  if (step == 0) return evaluator.Fail(call, fault::kNumberOutOfRange, "the step of a range cannot be 0");
  List list;
  const double count = (static_cast<double>(last) - static_cast<double>(first)) / static_cast<double>(step);
  if (!evaluator.limits().Fits(static_cast<size_t>(std::clamp(count, 0.0, 1e15)) * sizeof(Value))) return {};
  for (int64_t value = first; step > 0 ? value <= last : value >= last;) {
    if (!evaluator.limits().Go()) return {};
    list.emplace_back(value);
    if (__builtin_add_overflow(value, step, &value)) break;
  }
  return list;
}

Value Head(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const List* list = NeedList(evaluator, call, arguments[0]);
  return list == nullptr || list->empty() ? Value() : list->front();
}

Value Last(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const List* list = NeedList(evaluator, call, arguments[0]);
  return list == nullptr || list->empty() ? Value() : list->back();
}

Value Tail(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const List* list = NeedList(evaluator, call, arguments[0]);
  if (list == nullptr || !evaluator.limits().Go(list->size())) return {};
  return list->empty() ? List() : List(list->begin() + 1, list->end());
}

Value Coalesce(Evaluator&, const Expression&, const Values& arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_null()) return argument;
  }
  return {};
}

Value KeysOf(Evaluator& evaluator, const Entity& entity) {
  auto keys = entity.Keys();
  if (!keys.ok()) return evaluator.Fail(keys.status());
  return List(keys.value().begin(), keys.value().end());
}

Value Keys(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& of = arguments[0];
  if (of.is(Type::kNode)) return KeysOf(evaluator, *of.node());
  if (of.is(Type::kRelationship)) return KeysOf(evaluator, *of.relationship());
  if (!of.is(Type::kMap)) {
    return evaluator.Fail(call,
                          fmt::format("keys takes a node, a relationship or a map, this is {}", TypeName(of.type())));
  }
  List keys;
  for (const auto& [key, value] : of.map()) keys.emplace_back(key);
  return keys;
}

}  // namespace

std::vector<Function> ListFunctions() {
  return {{"range", 2, 3, true, Range}, {"head", 1, 1, true, Head},
          {"last", 1, 1, true, Last},   {"tail", 1, 1, true, Tail},
          {"keys", 1, 1, true, Keys},   {"coalesce", 1, std::numeric_limits<size_t>::max(), false, Coalesce}};
}

}  // namespace entente::query
