#include "query/create.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/error.h"

namespace entente::query {
namespace {

bool IsSimple(const Value& value) {
  switch (value.type()) {
    case Type::kList:
    case Type::kMap:
    case Type::kNode:
    case Type::kRelationship:
    case Type::kPath:
      return false;
    default:
      return true;
  }
}

bool CanBeStored(const Value& value) {
  if (!value.is(Type::kList)) return IsSimple(value);
  return std::all_of(value.list().begin(), value.list().end(), IsSimple);
}

bool CheckStored(Evaluator& evaluator, const Expression& expression, const Value& value) {
  if (CanBeStored(value)) return true;
  evaluator.Fail(expression, fault::kInvalidPropertyType,
                 fmt::format("{} cannot be a property; lists of plain values can", TypeName(value.type())));
  return false;
}

// The map that stands in a pattern.
Map PropertiesIn(const ExpressionPtr& expression, Evaluator& evaluator, Row& row) {
  if (!expression) return {};
  const Value value = evaluator.Evaluate(*expression, row);
  if (!value.is(Type::kMap)) {
    if (!value.is_null()) evaluator.Fail(*expression, fmt::format("properties are a map, not {}", ToText(value)));
    return {};
  }
  for (const auto& [key, property] : value.map()) {
    if (!CheckStored(evaluator, *expression, property)) break;
  }
  return value.map();
}

class Maker {
 public:
  Maker(const std::vector<int>& introduced, Evaluator& evaluator, Row& row)
      : open_(introduced.begin(), introduced.end()), evaluator_(evaluator), row_(row) {}

  bool Make(const PathPattern& path) {
    Path made;
    for (const NodePattern& node : path.nodes) {
      made.nodes.push_back(MakeNode(node));
      if (!evaluator_.ok()) return false;
    }
    for (size_t i = 0; i < path.relationships.size(); ++i) {
      made.relationships.push_back(MakeRelationship(path.relationships[i], *made.nodes[i], *made.nodes[i + 1]));
      if (!evaluator_.ok()) return false;
    }
    if (path.slot != kNoSlot) At(path.slot) = std::move(made);
    return true;
  }

 private:
  Value& At(int slot) { return row_[static_cast<size_t>(slot)]; }

  NodePtr MakeNode(const NodePattern& pattern) {
    if (open_.erase(pattern.slot) == 0) return BoundNode(pattern);
    Map properties = PropertiesIn(pattern.properties, evaluator_, row_);
    if (!evaluator_.ok()) return nullptr;
    const NodePtr node = evaluator_.writable()->CreateNode(Distinct(pattern.labels), std::move(properties));
    At(pattern.slot) = node;
    return node;
  }

  NodePtr BoundNode(const NodePattern& pattern) {
    const Value& value = At(pattern.slot);
    if (!value.is(Type::kNode)) {
      evaluator_.Fail({ErrorCode::kInvalidInput,
                       fmt::format("'{}' is {}; a relationship joins two nodes", pattern.variable, ToText(value)),
                       DetailOf(fault::kInvalidArgumentValue)});
      return nullptr;
    }
    if (!evaluator_.writable()->IsDeleted(*value.node())) return value.node();
    evaluator_.Fail({ErrorCode::kInvalidInput, fmt::format("'{}' has been deleted", pattern.variable),
                     DetailOf(fault::kDeletedEntity)});
    return nullptr;
  }

  RelationshipPtr MakeRelationship(const RelationshipPattern& pattern, const Node& left, const Node& right) {
    Map properties = PropertiesIn(pattern.properties, evaluator_, row_);
    if (!evaluator_.ok()) return nullptr;
    const bool in = pattern.direction == Direction::kIn;
    const RelationshipPtr relationship = evaluator_.writable()->CreateRelationship(
        pattern.types[0], in ? right : left, in ? left : right, std::move(properties));
    At(pattern.slot) = relationship;
    return relationship;
  }

  static std::vector<std::string> Distinct(const std::vector<std::string>& labels) {
    std::vector<std::string> distinct;
    for (const std::string& label : labels) {
      if (std::find(distinct.begin(), distinct.end(), label) == distinct.end()) distinct.push_back(label);
    }
    return distinct;
  }

  std::set<int> open_;  // slots whose nodes are still to be made
  Evaluator& evaluator_;
  Row& row_;
};

const Entity* EntityOf(const Value& value) {
  if (value.is(Type::kNode)) return value.node().get();
  return value.is(Type::kRelationship) ? value.relationship().get() : nullptr;
}

// The map, or the properties of the node or relationship, that SET copies from.
Map Source(const Change& change, Evaluator& evaluator, Row& row) {
  const Value value = evaluator.Evaluate(*change.value, row);
  if (value.is(Type::kMap)) return value.map();
  if (const Entity* entity = EntityOf(value)) {
    auto properties = PropertiesOf(*entity);
    if (properties.ok()) return std::move(properties).value();
    evaluator.Fail(properties.status());
  } else if (evaluator.ok()) {
    evaluator.Fail(*change.value,
                   fmt::format("expected a map, a node or a relationship, this is {}", TypeName(value.type())));
  }
  return {};
}

Map NewProperties(const Change& change, Map properties, Evaluator& evaluator, Row& row) {
  if (change.kind == ChangeKind::kProperty) {
    properties.insert_or_assign(change.key, change.value ? evaluator.Evaluate(*change.value, row) : Value());
    return properties;
  }
  Map source = Source(change, evaluator, row);
  if (change.kind == ChangeKind::kAllProperties) return source;
  for (auto& [key, value] : source) properties.insert_or_assign(key, std::move(value));
  return properties;
}

bool ApplyToLabels(const Change& change, const Node& node, Evaluator& evaluator) {
  auto labels = node.Labels();
  if (!labels.ok()) return evaluator.Fail(labels.status()), false;
  std::vector<std::string> changed = std::move(labels).value();
  for (const std::string& label : change.labels) {
    const bool has = std::find(changed.begin(), changed.end(), label) != changed.end();
    if (change.kind == ChangeKind::kRemoveLabels) std::erase(changed, label);
    if (change.kind == ChangeKind::kLabels && !has) changed.push_back(label);
  }
  const Status status = evaluator.writable()->SetLabels(node, std::move(changed));
  if (!status.ok()) evaluator.Fail(status);
  return evaluator.ok();
}

bool ApplyToProperties(const Change& change, const Entity& entity, Evaluator& evaluator, Row& row) {
  auto before = PropertiesOf(entity);
  if (!before.ok()) return evaluator.Fail(before.status()), false;
  Map after = NewProperties(change, std::move(before).value(), evaluator, row);
  if (!evaluator.ok()) return false;
  for (const auto& [key, value] : after) {
    if (!CheckStored(evaluator, change.value ? *change.value : *change.target, value)) return false;
  }
  const Status status = evaluator.writable()->SetProperties(entity, std::move(after));
  if (!status.ok()) evaluator.Fail(status);
  return evaluator.ok();
}

bool ApplyOne(const Change& change, Evaluator& evaluator, Row& row) {
  const Value target = evaluator.Evaluate(*change.target, row);
  if (target.is_null()) return evaluator.ok();
  const Entity* entity = EntityOf(target);
  const bool labels = change.kind == ChangeKind::kLabels || change.kind == ChangeKind::kRemoveLabels;
  if (entity == nullptr || (labels && !target.is(Type::kNode))) {
    evaluator.Fail(*change.target, fmt::format("{} cannot be changed so", TypeName(target.type())));
    return false;
  }
  return labels ? ApplyToLabels(change, *target.node(), evaluator) : ApplyToProperties(change, *entity, evaluator, row);
}

}  // namespace

bool Create(const PatternBody& pattern, const std::vector<int>& introduced, Evaluator& evaluator, Row& row) {
  Maker maker(introduced, evaluator, row);
  return std::all_of(pattern.paths.begin(), pattern.paths.end(),
                     [&](const PathPattern& path) { return maker.Make(path); });
}

bool Apply(const std::vector<Change>& changes, Evaluator& evaluator, Row& row) {
  return std::all_of(changes.begin(), changes.end(),
                     [&](const Change& change) { return ApplyOne(change, evaluator, row); });
}

}  // namespace entente::query
