#include <fmt/format.h>

#include <utility>

#include "query/cypher/binder.h"
#include "query/nearest.h"

namespace entente::query {
namespace {

ExpressionPtr MakeExpression(ExpressionKind kind, std::vector<ExpressionPtr> operands) {
  auto expression = std::make_shared<Expression>();
  expression->kind = kind;
  expression->operands = std::move(operands);
  return expression;
}

}  // namespace

bool Binder::BindPattern(PatternBody* body, bool may_introduce) {
  for (PathPattern& path : body->paths) {
    if (!BindPath(&path, may_introduce, &body->introduced)) return false;
  }
  for (PathPattern& path : body->paths) {
    if (!BindProperties(&path)) return false;
  }
  if (!BindCondition(body->where) || !BindOptional(body->projection)) return false;
  for (ExpressionPtr& same : std::exchange(same_lists_, {})) {
    body->where = body->where ? MakeExpression(ExpressionKind::kAnd, {body->where, same}) : same;
  }
  return true;
}

bool Binder::BindPath(PathPattern* path, bool may_introduce, std::vector<int>* introduced) {
  for (size_t i = 0; i < path->nodes.size(); ++i) {
    if (!BindNode(&path->nodes[i], may_introduce, introduced)) return false;
    if (i == path->relationships.size()) break;
    if (path->shortest != Shortest::kNo && !path->relationships[i].variable_length) {
      path->relationships[i].variable_length = true;
      path->relationships[i].min = path->relationships[i].max = 1;
    }
    if (!BindRelationship(&path->relationships[i], may_introduce, introduced)) return false;
  }
  return path->variable.empty() || BindPathVariable(path, introduced);
}

bool Binder::BindNode(NodePattern* node, bool may_introduce, std::vector<int>* introduced) {
  for (size_t i = 0; i < node->labels.size(); ++i) {
    if (!CheckLabel(node->label_places[i], node->labels[i])) return false;
  }
  const Variable* bound = node->variable.empty() ? nullptr : FindVariable(node->variable);
  if (bound != nullptr) {
    if (bound->type.kind != StaticKind::kNode && bound->type.kind != StaticKind::kAny) {
      return Fail(node->place, fault::kVariableTypeConflict,
                  fmt::format("'{}' is {}, a node is needed here", node->variable, KindName(bound->type.kind)));
    }
    node->slot = bound->slot;
    return true;
  }
  if (!may_introduce && !node->variable.empty()) {
    return Fail(node->place, fault::kUndefinedVariable,
                fmt::format("unknown variable '{}'; a pattern in a condition cannot bind new ones", node->variable));
  }
  node->slot = NewSlot();
  introduced->push_back(node->slot);
  if (!node->variable.empty()) scope_[node->variable] = {node->slot, {StaticKind::kNode}};
  return true;
}

bool Binder::BindRelationship(RelationshipPattern* relationship, bool may_introduce, std::vector<int>* introduced) {
  if (!CheckTypes(relationship)) return false;
  const std::string& name = relationship->variable;
  const Variable* bound = name.empty() ? nullptr : FindVariable(name);
  if (bound != nullptr) {
    const StaticKind kind = bound->type.kind;
    const bool list = kind == StaticKind::kRelationships || kind == StaticKind::kList;
    const bool one = kind == StaticKind::kRelationship;
    if (kind != StaticKind::kAny && !one && !(list && relationship->variable_length)) {
      return Fail(relationship->place, fault::kVariableTypeConflict,
                  fmt::format("'{}' is {}, a relationship is needed here", name, KindName(bound->type.kind)));
    }
    for (int slot : *introduced) {
      if (slot == bound->slot) {
        return Fail(relationship->place, fault::kRelationshipUniqueness,
                    fmt::format("the relationship '{}' stands in the pattern twice", name));
      }
    }
    if (relationship->variable_length && one) {
      return Fail(relationship->place, fault::kVariableAlreadyBound,
                  fmt::format("the variable '{}' is bound already", name));
    }
    relationship->slot = bound->slot;
    if (relationship->variable_length) BindSameList(relationship, introduced);
    return true;
  }
  if (!may_introduce && !name.empty()) {
    return Fail(relationship->place, fault::kUndefinedVariable,
                fmt::format("unknown variable '{}'; a pattern in a condition cannot bind new ones", name));
  }
  relationship->slot = NewSlot();
  introduced->push_back(relationship->slot);
  const auto kind = relationship->variable_length ? StaticKind::kRelationships : StaticKind::kRelationship;
  if (!name.empty()) scope_[name] = {relationship->slot, {kind, StaticKind::kRelationship}};
  return true;
}

// A list that is bound already stands for the steps: any steps will do that make the same list.
void Binder::BindSameList(RelationshipPattern* relationship, std::vector<int>* introduced) {
  const auto variable = [&](int slot) {
    auto expression = MakeExpression(ExpressionKind::kVariable, {});
    expression->name = relationship->variable;
    expression->place = relationship->place;
    expression->slot = slot;
    return expression;
  };
  const ExpressionPtr bound = variable(relationship->slot);
  relationship->slot = NewSlot();
  introduced->push_back(relationship->slot);
  same_lists_.push_back(MakeExpression(ExpressionKind::kEqual, {bound, variable(relationship->slot)}));
}

bool Binder::BindPathVariable(PathPattern* path, std::vector<int>* introduced) {
  if (FindVariable(path->variable) != nullptr) {
    return Fail(path->place, fault::kVariableAlreadyBound,
                fmt::format("the variable '{}' is bound already", path->variable));
  }
  path->slot = NewSlot();
  introduced->push_back(path->slot);
  scope_[path->variable] = {path->slot, {StaticKind::kPath}};
  return true;
}

bool Binder::BindProperties(PathPattern* path) {
  for (const NodePattern& node : path->nodes) {
    if (!CheckNoParameter(node.properties) || !BindOptional(node.properties)) return false;
  }
  for (const RelationshipPattern& relationship : path->relationships) {
    if (!CheckNoParameter(relationship.properties) || !BindOptional(relationship.properties)) return false;
  }
  return true;
}

bool Binder::CheckNoParameter(const ExpressionPtr& properties) {
  if (!properties || properties->kind != ExpressionKind::kParameter) return true;
  return Fail(properties->place, fault::kInvalidParameterUse,
              "a parameter cannot stand for all properties; write {name: $parameter}");
}

bool Binder::CheckLabel(const Place& place, const std::string& label) {
  if (ontology_ == nullptr) return true;
  const NodeKind* kind = ontology_->FindKind(label);
  if (kind != nullptr && kind->label == label) return true;
  std::vector<std::string> known;
  for (const NodeKind& candidate : ontology_->kinds()) known.push_back(candidate.label);
  return Fail(place, fault::kUnexpectedSyntax,
              fmt::format("unknown label '{}'; did you mean '{}'?", label,
                          kind != nullptr ? kind->label : Nearest(label, known)));
}

bool Binder::CheckTypes(RelationshipPattern* relationship) {
  if (ontology_ == nullptr) return true;
  for (size_t i = 0; i < relationship->types.size(); ++i) {
    std::string& type = relationship->types[i];
    const Relation* relation = ontology_->FindRelation(type);
    if (relation == nullptr) {
      return Fail(relationship->type_places[i], fault::kUnexpectedSyntax,
                  fmt::format("unknown relation type '{}'; did you mean '{}'?", type,
                              CypherType(ontology_->NearestRelation(type))));
    }
    type = CypherType(relation->name);
  }
  return true;
}

}  // namespace entente::query
