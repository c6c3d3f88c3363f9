#include "query/procedure.h"

#include <algorithm>
#include <array>
#include <set>

#include "query/nearest.h"

namespace entente::query {
namespace {

using Names = std::set<std::string>;

Status VisitAll(const Names& names, const ProcedureVisitor& visit) {
  for (const std::string& name : names) {
    if (!visit({name})) break;
  }
  return {};
}

Status AddKeys(const Entity& entity, Names* names) {
  auto keys = entity.Keys();
  if (!keys.ok()) return keys.status();
  names->insert(keys.value().begin(), keys.value().end());
  return {};
}

Status VisitLabels(const PropertyGraph& graph, const List&, const ProcedureVisitor& visit) {
  Names names;
  Status failure;
  const Status visited = graph.VisitNodes({}, [&](const NodePtr& node) {
    const auto labels = node->Labels();
    if (labels.ok()) names.insert(labels.value().begin(), labels.value().end());
    failure = labels.status();
    return failure.ok();
  });
  if (!visited.ok()) return visited;
  return failure.ok() ? VisitAll(names, visit) : failure;
}

Status VisitTypes(const PropertyGraph& graph, const List&, const ProcedureVisitor& visit) {
  Names names;
  const Status visited = graph.VisitRelationships({}, [&](const RelationshipPtr& relationship) {
    names.insert(relationship->type());
    return true;
  });
  return visited.ok() ? VisitAll(names, visit) : visited;
}

Status VisitKeys(const PropertyGraph& graph, const List&, const ProcedureVisitor& visit) {
  Names names;
  Status failure;
  Status visited = graph.VisitNodes({}, [&](const NodePtr& node) { return (failure = AddKeys(*node, &names)).ok(); });
  if (!visited.ok() || !failure.ok()) return visited.ok() ? failure : visited;
  visited =
      graph.VisitRelationships({}, [&](const RelationshipPtr& r) { return (failure = AddKeys(*r, &names)).ok(); });
  if (!visited.ok() || !failure.ok()) return visited.ok() ? failure : visited;
  return VisitAll(names, visit);
}

Procedures MakeBuiltIn() {
  Procedures procedures;
  procedures.Add({"db.labels", {}, {{"label", FieldType::kString}}, VisitLabels});
  procedures.Add({"db.relationshipTypes", {}, {{"relationshipType", FieldType::kString}}, VisitTypes});
  procedures.Add({"db.propertyKeys", {}, {{"propertyKey", FieldType::kString}}, VisitKeys});
  return procedures;
}

}  // namespace

bool Accepts(FieldType type, const Value& value) {
  if (value.is_null()) return true;
  switch (type) {
    case FieldType::kAny:
      return true;
    case FieldType::kBoolean:
      return value.is(Type::kBoolean);
    case FieldType::kInteger:
      return value.is(Type::kInteger);
    case FieldType::kFloat:
    case FieldType::kNumber:
      return value.is_number();
    case FieldType::kString:
      return value.is(Type::kString);
    case FieldType::kList:
      return value.is(Type::kList);
    case FieldType::kMap:
      return value.is(Type::kMap);
    case FieldType::kNode:
      return value.is(Type::kNode);
    case FieldType::kRelationship:
      return value.is(Type::kRelationship);
    case FieldType::kPath:
      return value.is(Type::kPath);
  }
  return false;
}

std::string_view FieldTypeName(FieldType type) {
  constexpr std::array<std::string_view, 11> kNames = {"any value", "a boolean",      "an integer", "a float",
                                                       "a number",  "a string",       "a list",     "a map",
                                                       "a node",    "a relationship", "a path"};
  return kNames[static_cast<size_t>(type)];
}

const Procedures& Procedures::BuiltIn() {
  static const Procedures kProcedures = MakeBuiltIn();
  return kProcedures;
}

void Procedures::Add(Procedure procedure) {
  auto shared = std::make_shared<const Procedure>(std::move(procedure));
  procedures_.insert_or_assign(shared->name, shared);
}

std::shared_ptr<const Procedure> Procedures::Find(std::string_view name) const {
  const auto found = procedures_.find(name);
  return found != procedures_.end() ? found->second : nullptr;
}

std::string Procedures::NearestName(std::string_view name) const {
  std::vector<std::string> names;
  for (const auto& [known, procedure] : procedures_) names.push_back(known);
  return Nearest(name, names);
}

}  // namespace entente::query
