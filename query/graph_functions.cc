#include <fmt/format.h>

#include "query/evaluate.h"
#include "query/functions.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

bool Need(Evaluator& evaluator, const Expression& call, const Value& value, Type type) {
  if (value.is(type)) return true;
  evaluator.Fail(call, fmt::format("{} takes {}, this is {}", call.name, TypeName(type), TypeName(value.type())));
  return false;
}

Value Nodes(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kPath)) return {};
  const Path& path = arguments[0].path();
  return List(path.nodes.begin(), path.nodes.end());
}

Value Relationships(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kPath)) return {};
  const Path& path = arguments[0].path();
  return List(path.relationships.begin(), path.relationships.end());
}

Value Length(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kPath)) return {};
  return arguments[0].path().relationships.size();
}

Value Labels(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kNode)) return {};
  const auto labels = arguments[0].node()->Labels();
  if (!labels.ok()) return evaluator.Fail(labels.status());
  return List(labels.value().begin(), labels.value().end());
}

Value TypeOf(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kRelationship)) return {};
  return arguments[0].relationship()->type();
}

// As text: the 64 bits need not fit an integer of ours.
Value IdOf(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& of = arguments[0];
  if (!of.is(Type::kNode) && !of.is(Type::kRelationship)) {
    return evaluator.Fail(call, fmt::format("id takes a node or a relationship, this is {}", TypeName(of.type())));
  }
  const Entity& entity = of.is(Type::kNode) ? static_cast<const Entity&>(*of.node()) : *of.relationship();
  return IdText(entity.id());
}

template <uint64_t (Relationship::*kEnd)() const>
Value EndOf(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kRelationship)) return {};
  auto node = evaluator.graph().GetNode((*arguments[0].relationship().*kEnd)());
  return node.ok() ? Value(std::move(node).value()) : evaluator.Fail(node.status());
}

Value PropertyMap(Evaluator& evaluator, const Entity& entity) {
  auto properties = PropertiesOf(entity);
  return properties.ok() ? Value(std::move(properties).value()) : evaluator.Fail(properties.status());
}

Value Properties(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& of = arguments[0];
  if (of.is(Type::kMap)) return of;
  if (of.is(Type::kNode)) return PropertyMap(evaluator, *of.node());
  if (of.is(Type::kRelationship)) return PropertyMap(evaluator, *of.relationship());
  return evaluator.Fail(
      call, fmt::format("properties takes a node, a relationship or a map, this is {}", TypeName(of.type())));
}

Value Exists(Evaluator&, const Expression&, const Values& arguments) { return !arguments[0].is_null(); }

Value ActorNamed(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kString)) return {};
  return evaluator.Resolve(arguments[0].string());
}

Value EvidenceOf(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!Need(evaluator, call, arguments[0], Type::kRelationship)) return {};
  auto evidence = evaluator.graph().EvidenceOf(*arguments[0].relationship());
  return evidence.ok() ? Value(std::move(evidence).value()) : evaluator.Fail(evidence.status());
}

}  // namespace

std::vector<Function> GraphFunctions() {
  return {{"nodes", 1, 1, true, Nodes},
          {"relationships", 1, 1, true, Relationships},
          {"length", 1, 1, true, Length},
          {"labels", 1, 1, true, Labels},
          {"type", 1, 1, true, TypeOf},
          {"id", 1, 1, true, IdOf},
          {"startNode", 1, 1, true, EndOf<&Relationship::start>},
          {"endNode", 1, 1, true, EndOf<&Relationship::end>},
          {"properties", 1, 1, true, Properties},
          {"exists", 1, 1, false, Exists},
          {"actor", 1, 1, true, ActorNamed},
          {"evidence", 1, 1, true, EvidenceOf}};
}

}  // namespace entente::query
