#include "query/cypher/pattern_parts.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

std::shared_ptr<Expression> MakeExpression(Kind kind, const Place& place, std::vector<ExpressionPtr> operands) {
  auto expression = std::make_shared<Expression>();
  expression->kind = kind;
  expression->place = place;
  expression->operands = std::move(operands);
  return expression;
}

ExpressionPtr MakeVariable(std::string name, int slot, const Place& place) {
  auto variable = MakeExpression(Kind::kVariable, place, {});
  variable->name = std::move(name);
  variable->slot = slot;
  return variable;
}

ExpressionPtr MakePropertyTest(const ExpressionPtr& of, const std::string& key, const ExpressionPtr& value) {
  auto property = MakeExpression(Kind::kProperty, value->place, {of});
  property->name = key;
  return MakeExpression(Kind::kEqual, value->place, {property, value});
}

class Taker {
 public:
  explicit Taker(int* slot_count) : slot_count_(slot_count) {}

  PatternParts Take(const PatternBody& body) {
    for (const PathPattern& path : body.paths) {
      for (const NodePattern& node : path.nodes) TakeNode(node);
      for (size_t i = 0; i < path.relationships.size(); ++i) {
        parts_.hops.push_back({&path.relationships[i], &path.nodes[i], &path.nodes[i + 1], path.shortest});
        TakeRelationship(path.relationships[i]);
      }
    }
    if (body.where) Split(body.where);
    return std::move(parts_);
  }

 private:
  void Add(const ExpressionPtr& condition) { parts_.conditions.push_back({condition, SlotsOf(*condition)}); }

  void TakeNode(const NodePattern& node) {
    parts_.nodes.push_back(&node);
    const auto variable = MakeVariable(node.variable, node.slot, node.place);
    if (!node.labels.empty()) {
      auto condition = MakeExpression(Kind::kHasLabels, node.place, {variable});
      condition->keys = node.labels;
      Add(condition);
    }
    TakeProperties(variable, node.properties);
  }

  void TakeProperties(const ExpressionPtr& variable, const ExpressionPtr& properties) {
    if (!properties) return;
    for (size_t i = 0; i < properties->keys.size(); ++i) {
      Add(MakePropertyTest(variable, properties->keys[i], properties->operands[i]));
    }
  }

  void TakeRelationship(const RelationshipPattern& relationship) {
    if (!relationship.properties) return;
    const auto variable = MakeVariable(relationship.variable, relationship.slot, relationship.place);
    if (!relationship.variable_length) return TakeProperties(variable, relationship.properties);
    const int slot = (*slot_count_)++;
    const auto element = MakeVariable("step", slot, relationship.place);
    for (size_t i = 0; i < relationship.properties->keys.size(); ++i) {
      const auto test =
          MakePropertyTest(element, relationship.properties->keys[i], relationship.properties->operands[i]);
      auto condition = MakeExpression(Kind::kAll, relationship.place, {variable, test});
      condition->name = "step";
      condition->slot = slot;
      Add(condition);
    }
  }

  void Split(const ExpressionPtr& condition) {
    if (condition->kind != Kind::kAnd) return Add(condition);
    for (const ExpressionPtr& operand : condition->operands) Split(operand);
  }

  int* slot_count_;
  PatternParts parts_;
};

}  // namespace

PatternParts TakeApart(const PatternBody& body, int* slot_count) { return Taker(slot_count).Take(body); }

std::set<int> SlotsOf(const Expression& expression) {
  std::set<int> slots;
  Walk(expression, [&](const Expression& part) {
    if (part.kind == Kind::kVariable) slots.insert(part.slot);
    if (part.subquery) slots.insert(part.subquery->reads.begin(), part.subquery->reads.end());
    if (!part.body) return true;
    for (const PathPattern& path : part.body->paths) {
      for (const NodePattern& node : path.nodes) slots.insert(node.slot);
      for (const RelationshipPattern& relationship : path.relationships) slots.insert(relationship.slot);
    }
    return true;
  });
  return slots;
}

std::string Print(const NodePattern& node) {
  PathPattern path;
  path.nodes = {node};
  return Print(path);
}

std::string Print(const Hop& hop) {
  PathPattern path;
  path.shortest = hop.shortest;
  path.nodes = {*hop.left, *hop.right};
  path.relationships = {*hop.relationship};
  return Print(path);
}

}  // namespace entente::query
