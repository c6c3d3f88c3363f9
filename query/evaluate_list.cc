// Subscripts, comprehensions and all else that goes over lists.
#include <fmt/format.h>

#include <algorithm>

#include "query/evaluate.h"
#include "query/held.h"
#include "query/time/build.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

// An index from the front, where negative ones count from the back.
int64_t FromFront(int64_t index, size_t size) { return index < 0 ? index + static_cast<int64_t>(size) : index; }

size_t ClampBound(int64_t index, size_t size) {
  return static_cast<size_t>(std::clamp<int64_t>(FromFront(index, size), 0, static_cast<int64_t>(size)));
}

std::optional<bool> Quantified(Kind kind, size_t yes, size_t no, size_t unknown) {
  switch (kind) {
    case Kind::kAll:
      return no > 0 ? std::optional(false) : unknown > 0 ? std::nullopt : std::optional(true);
    case Kind::kAny:
      return yes > 0 ? std::optional(true) : unknown > 0 ? std::nullopt : std::optional(false);
    case Kind::kNone:
      return yes > 0 ? std::optional(false) : unknown > 0 ? std::nullopt : std::optional(true);
    default:
      return yes > 1 ? std::optional(false) : unknown > 0 ? std::nullopt : std::optional(yes == 1);
  }
}

}  // namespace

Value Evaluator::ComponentOf(const Expression& expression, const Value& of, const std::optional<Value>& component,
                             const std::string& key) {
  if (component) return *component;
  return Fail(expression, fmt::format("{} has no component '{}'", TypeName(of.type()), key));
}

Value Evaluator::GetProperty(const Expression& expression, const Value& of, const std::string& key) {
  const auto from_entity = [&](const Entity& entity) -> Value {
    auto value = entity.Get(key);
    return value.ok() ? std::move(value).value() : Fail(value.status());
  };
  switch (of.type()) {
    case Type::kNull:
      return {};
    case Type::kNode:
      return from_entity(*of.node());
    case Type::kRelationship:
      return from_entity(*of.relationship());
    case Type::kMap: {
      const auto found = of.map().find(key);
      return found != of.map().end() ? found->second : Value();
    }
    case Type::kDuration:
      return ComponentOf(expression, of, Component(of.duration(), key), key);
    default:
      if (of.is_temporal()) return ComponentOf(expression, of, Component(of.temporal(), key), key);
      return Fail(expression, fault::kNoElementThere, fmt::format("{} has no properties", TypeName(of.type())));
  }
}

Value Evaluator::Subscript(const Expression& expression, Row& row) {
  const Value container = Evaluate(*expression.operands[0], row), index = Evaluate(*expression.operands[1], row);
  if (container.is(Type::kList) && index.is(Type::kInteger)) {
    const List& list = container.list();
    const int64_t at = FromFront(index.integer(), list.size());
    return at >= 0 && at < static_cast<int64_t>(list.size()) ? list[static_cast<size_t>(at)] : Value();
  }
  const bool keyed = container.is(Type::kMap) || container.is(Type::kNode) || container.is(Type::kRelationship);
  if (keyed && index.is(Type::kString)) return GetProperty(expression, container, index.string());
  if (!keyed && !container.is(Type::kList) && !container.is_null()) {
    return Fail(expression, fault::kNoElementThere, fmt::format("{} cannot be indexed", TypeName(container.type())));
  }
  if (container.is_null() || index.is_null()) return {};
  return Fail(expression, keyed ? fault::kMapIndex : fault::kListIndex,
              fmt::format("{} cannot be indexed by {}", TypeName(container.type()), TypeName(index.type())));
}

Value Evaluator::Slice(const Expression& expression, Row& row) {
  Value keep;
  const List* list = ListOf(*expression.operands[0], row, &keep);
  int64_t bounds[2] = {0, list != nullptr ? static_cast<int64_t>(list->size()) : 0};
  for (size_t i = 0; i < 2; ++i) {
    const ExpressionPtr& operand = expression.operands[i + 1];
    if (!operand) continue;
    const Value bound = Evaluate(*operand, row);
    if (bound.is_null()) return {};
    if (!bound.is(Type::kInteger)) return Fail(*operand, "the bound of a slice is an integer");
    bounds[i] = bound.integer();
  }
  if (list == nullptr) return {};
  const size_t begin = ClampBound(bounds[0], list->size()), end = ClampBound(bounds[1], list->size());
  if (begin >= end) return List();
  if (!limits_.Go(end - begin)) return {};
  return List(list->begin() + static_cast<ptrdiff_t>(begin), list->begin() + static_cast<ptrdiff_t>(end));
}

Value Evaluator::Comprehension(const Expression& expression, Row& row) {
  Value keep;
  const List* list = ListOf(*expression.operands[0], row, &keep);
  if (list == nullptr) return {};
  const auto slot = static_cast<size_t>(expression.slot);
  GrowingList made(limits_);
  for (const Value& item : *list) {
    if (!limits_.Go()) return {};
    row[slot] = item;
    if (expression.operands[1] && !Test(*expression.operands[1], row)) continue;
    if (!made.Add(expression.operands[2] ? Evaluate(*expression.operands[2], row) : item)) return {};
  }
  return made.Take();
}

Value Evaluator::Quantifier(const Expression& expression, Row& row) {
  Value keep;
  const List* list = ListOf(*expression.operands[0], row, &keep);
  if (list == nullptr) return {};
  size_t yes = 0, no = 0, unknown = 0;
  for (const Value& item : *list) {
    if (!limits_.Go()) return {};
    row[static_cast<size_t>(expression.slot)] = item;
    const auto truth = Truth(*expression.operands[1], row);
    ++(!truth ? unknown : *truth ? yes : no);
  }
  const auto result = Quantified(expression.kind, yes, no, unknown);
  return result ? Value(*result) : Value();
}

Value Evaluator::Reduce(const Expression& expression, Row& row) {
  Value sum = Evaluate(*expression.operands[0], row), keep;
  const List* list = ListOf(*expression.operands[1], row, &keep);
  if (list == nullptr) return {};
  for (const Value& item : *list) {
    if (!limits_.Go()) return {};
    row[static_cast<size_t>(expression.slot)] = item;
    row[static_cast<size_t>(expression.slot2)] = std::move(sum);
    sum = Evaluate(*expression.operands[2], row);
    if (sum.extent().levels > kLevelsMax) {
      return Fail(expression, fmt::format("more than {} lists and maps inside each other", kLevelsMax));
    }
  }
  return sum;
}

}  // namespace entente::query
