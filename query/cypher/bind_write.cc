// What CREATE, MERGE, SET, REMOVE and DELETE name.
#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/binder.h"

namespace entente::query {

bool Binder::BindCreate(Clause* clause) {
  return std::all_of(clause->pattern.paths.begin(), clause->pattern.paths.end(),
                     [&](PathPattern& path) { return BindNewPath(&path, false, &clause->pattern.introduced); });
}

bool Binder::BindMerge(Clause* clause) {
  if (!BindNewPath(&clause->pattern.paths[0], true, &clause->pattern.introduced)) return false;
  return BindChanges(&clause->on_create) && BindChanges(&clause->changes);
}

bool Binder::BindNewPath(PathPattern* path, bool merge, std::vector<int>* introduced) {
  if (path->shortest != Shortest::kNo) {
    return Fail(path->place, fault::kUnexpectedSyntax, "a shortest path can be found, not made");
  }
  const bool alone = path->relationships.empty();
  for (NodePattern& node : path->nodes) {
    if (merge && !CheckNoParameter(node.properties)) return false;
    if (!BindOptional(node.properties) || !BindNewNode(&node, alone, introduced)) return false;
  }
  for (RelationshipPattern& relationship : path->relationships) {
    if (merge && !CheckNoParameter(relationship.properties)) return false;
    if (!BindOptional(relationship.properties)) return false;
    if (!BindNewRelationship(&relationship, merge, introduced)) return false;
  }
  return path->variable.empty() || BindPathVariable(path, introduced);
}

bool Binder::BindNewNode(NodePattern* node, bool alone, std::vector<int>* introduced) {
  const Variable* bound = node->variable.empty() ? nullptr : FindVariable(node->variable);
  if (bound == nullptr) return BindNode(node, true, introduced);
  if (alone || !node->labels.empty() || node->properties) {
    return Fail(node->place, fault::kVariableAlreadyBound,
                fmt::format("the variable '{}' is bound already", node->variable));
  }
  return BindNode(node, true, introduced);
}

bool Binder::BindNewRelationship(RelationshipPattern* relationship, bool merge, std::vector<int>* introduced) {
  const Place& place = relationship->place;
  if (!relationship->variable.empty() && FindVariable(relationship->variable) != nullptr) {
    return Fail(place, fault::kVariableAlreadyBound,
                fmt::format("the variable '{}' is bound already", relationship->variable));
  }
  if (relationship->variable_length) {
    return Fail(place, fault::kCreatingVarLength, "a relationship that is made has no length");
  }
  if (relationship->types.size() != 1) {
    return Fail(place, fault::kNoSingleRelationshipType, "a relationship that is made needs one type");
  }
  if (!merge && relationship->direction == Direction::kBoth) {
    return Fail(place, fault::kRequiresDirected, "a relationship that is made needs one direction");
  }
  return BindRelationship(relationship, true, introduced);
}

bool Binder::BindChanges(std::vector<Change>* changes) {
  for (const Change& change : *changes) {
    if (!BindExpression(change.target) || !BindOptional(change.value)) return false;
    const StaticKind kind = TypeOf(*change.target).kind;
    const bool map = kind == StaticKind::kMap && change.kind == ChangeKind::kProperty;
    const bool fits = kind == StaticKind::kAny || kind == StaticKind::kNode || kind == StaticKind::kRelationship;
    if (fits) continue;
    return Fail(change.place, fault::kInvalidArgumentType,
                fmt::format("only nodes and relationships can be changed, this is {}{}", KindName(kind),
                            map ? "; make another with its keys" : ""));
  }
  return true;
}

bool Binder::BindDelete(Clause* clause) {
  for (const ExpressionPtr& expression : clause->expressions) {
    if (!BindExpression(expression)) return false;
    if (expression->kind == ExpressionKind::kHasLabels) {
      return Fail(expression->place, fault::kInvalidDelete,
                  "DELETE takes nodes and relationships; REMOVE takes labels");
    }
    const StaticKind kind = TypeOf(*expression).kind;
    const bool fits = kind == StaticKind::kAny || kind == StaticKind::kNode || kind == StaticKind::kRelationship ||
                      kind == StaticKind::kPath;
    if (fits) continue;
    return Fail(expression->place, fault::kInvalidArgumentType,
                fmt::format("DELETE takes nodes, relationships and paths, this is {}", KindName(kind)));
  }
  return true;
}

}  // namespace entente::query
