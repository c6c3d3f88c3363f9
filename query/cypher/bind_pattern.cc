#include <fmt/format.h>

#include "query/cypher/binder.h"
#include "query/nearest.h"

namespace entente::query {
namespace {

std::string_view KindName(VariableKind kind) {
  switch (kind) {
    case VariableKind::kNode:
      return "a node";
    case VariableKind::kRelationship:
      return "a relationship";
    case VariableKind::kRelationships:
      return "a list of relationships";
    case VariableKind::kPath:
      return "a path";
    case VariableKind::kPlain:
    case VariableKind::kAny:
      break;
  }
  return "a value";
}

}  // namespace

bool Binder::BindPattern(PatternBody* body, bool may_introduce) {
  for (PathPattern& path : body->paths) {
    if (!BindPath(&path, may_introduce, &body->introduced)) return false;
  }
  for (PathPattern& path : body->paths) {
    if (!BindProperties(&path)) return false;
  }
  return BindOptional(body->where) && BindOptional(body->projection);
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
    if (bound->kind != VariableKind::kNode && bound->kind != VariableKind::kAny) {
      return Fail(node->place, fmt::format("'{}' is {}, a node is needed here", node->variable, KindName(bound->kind)));
    }
    node->slot = bound->slot;
    return true;
  }
  if (!may_introduce && !node->variable.empty()) {
    return Fail(node->place,
                fmt::format("unknown variable '{}'; a pattern in a condition cannot bind new ones", node->variable));
  }
  node->slot = NewSlot();
  introduced->push_back(node->slot);
  if (!node->variable.empty()) scope_[node->variable] = {node->slot, VariableKind::kNode};
  return true;
}

bool Binder::BindRelationship(RelationshipPattern* relationship, bool may_introduce, std::vector<int>* introduced) {
  if (!CheckTypes(relationship)) return false;
  const std::string& name = relationship->variable;
  const Variable* bound = name.empty() ? nullptr : FindVariable(name);
  if (bound != nullptr) {
    if (bound->kind != VariableKind::kRelationship && bound->kind != VariableKind::kAny) {
      return Fail(relationship->place,
                  fmt::format("'{}' is {}, a relationship is needed here", name, KindName(bound->kind)));
    }
    for (int slot : *introduced) {
      if (slot == bound->slot)
        return Fail(relationship->place, fmt::format("the relationship '{}' stands in the pattern twice", name));
    }
    if (relationship->variable_length)
      return Fail(relationship->place, fmt::format("the variable '{}' is bound already", name));
    relationship->slot = bound->slot;
    return true;
  }
  if (!may_introduce && !name.empty()) {
    return Fail(relationship->place,
                fmt::format("unknown variable '{}'; a pattern in a condition cannot bind new ones", name));
  }
  relationship->slot = NewSlot();
  introduced->push_back(relationship->slot);
  const auto kind = relationship->variable_length ? VariableKind::kRelationships : VariableKind::kRelationship;
  if (!name.empty()) scope_[name] = {relationship->slot, kind};
  return true;
}

bool Binder::BindPathVariable(PathPattern* path, std::vector<int>* introduced) {
  if (FindVariable(path->variable) != nullptr) {
    return Fail(path->place, fmt::format("the variable '{}' is bound already", path->variable));
  }
  path->slot = NewSlot();
  introduced->push_back(path->slot);
  scope_[path->variable] = {path->slot, VariableKind::kPath};
  return true;
}

bool Binder::BindProperties(PathPattern* path) {
  for (const NodePattern& node : path->nodes) {
    if (!BindOptional(node.properties)) return false;
  }
  for (const RelationshipPattern& relationship : path->relationships) {
    if (!BindOptional(relationship.properties)) return false;
  }
  return true;
}

bool Binder::CheckLabel(const Place& place, const std::string& label) {
  if (ontology_ == nullptr) return true;
  const NodeKind* kind = ontology_->FindKind(label);
  if (kind != nullptr && kind->label == label) return true;
  std::vector<std::string> known;
  for (const NodeKind& candidate : ontology_->kinds()) known.push_back(candidate.label);
  return Fail(place, fmt::format("unknown label '{}'; did you mean '{}'?", label,
                                 kind != nullptr ? kind->label : Nearest(label, known)));
}

bool Binder::CheckTypes(RelationshipPattern* relationship) {
  if (ontology_ == nullptr) return true;
  for (size_t i = 0; i < relationship->types.size(); ++i) {
    std::string& type = relationship->types[i];
    const Relation* relation = ontology_->FindRelation(type);
    if (relation == nullptr) {
      return Fail(relationship->type_places[i], fmt::format("unknown relation type '{}'; did you mean '{}'?", type,
                                                            CypherType(ontology_->NearestRelation(type))));
    }
    type = CypherType(relation->name);
  }
  return true;
}

}  // namespace entente::query
