#include "query/memory_graph.h"

#include <algorithm>
#include <utility>

#include "query/error.h"

namespace entente::query {
namespace {

Status Deleted() {
  return {ErrorCode::kNotFound, "the query has deleted what it asks for", DetailOf(fault::kDeletedEntity)};
}

void DropNulls(Map* properties) {
  std::erase_if(*properties, [](const auto& property) { return property.second.is_null(); });
}

template <class T>
bool HasAll(const std::vector<T>& all, const std::vector<T>& some) {
  return std::all_of(some.begin(), some.end(),
                     [&](const T& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

bool HasType(const std::vector<std::string>& types, const std::string& type) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool Fits(const Relationship& relationship, uint64_t node, const RelationshipFilter& filter) {
  const bool out = relationship.start() == node, in = relationship.end() == node;
  if (!HasType(filter.types, relationship.type())) return false;
  if (filter.other && *filter.other != (out ? relationship.end() : relationship.start())) return false;
  return filter.direction == Direction::kBoth || (filter.direction == Direction::kOut ? out : in);
}

}  // namespace

// The properties of nodes and relationships alike.
struct MemoryGraph::Stored {
  Map properties;
  bool deleted = false;

  Result<Value> Get(std::string_view key) const {
    if (deleted) return Deleted();
    const auto found = properties.find(key);
    return found != properties.end() ? found->second : Value();
  }
  Result<std::vector<std::string>> Keys() const {
    if (deleted) return Deleted();
    std::vector<std::string> keys;
    for (const auto& [key, value] : properties) keys.push_back(key);
    return keys;
  }
};

struct MemoryGraph::StoredNode : public Node {
  using Node::Node;

  Result<Value> Get(std::string_view key) const override { return stored.Get(key); }
  Result<std::vector<std::string>> Keys() const override { return stored.Keys(); }
  Result<std::vector<std::string>> Labels() const override {
    if (stored.deleted) return Deleted();
    return labels;
  }

  Stored stored;
  std::vector<std::string> labels;
  std::vector<std::shared_ptr<StoredRelationship>> relationships;  // a loop once
};

struct MemoryGraph::StoredRelationship : public Relationship {
  StoredRelationship(uint64_t id, std::string type, uint64_t start, uint64_t end)
      : Relationship(std::move(type), start, end, /*symmetric=*/false), own_id(id) {}

  uint64_t id() const override { return own_id; }
  Result<Value> Get(std::string_view key) const override { return stored.Get(key); }
  Result<std::vector<std::string>> Keys() const override { return stored.Keys(); }

  uint64_t own_id;
  Stored stored;
};

MemoryGraph::MemoryGraph() = default;
MemoryGraph::~MemoryGraph() = default;

Status MemoryGraph::VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const {
  for (const auto& [id, node] : nodes_) {
    if (!node->stored.deleted && HasAll(node->labels, labels) && !visit(node)) break;
  }
  return {};
}

Status MemoryGraph::VisitNodesWith(std::string_view, const Value&, const NodeVisitor& visit) const {
  return VisitNodes({}, visit);
}

Status MemoryGraph::VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const {
  for (const auto& [id, relationship] : relationships_) {
    if (!relationship->stored.deleted && HasType(filter.types, relationship->type()) && !visit(relationship)) break;
  }
  return {};
}

Status MemoryGraph::VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                                         const RelationshipVisitor& visit) const {
  const auto found = nodes_.find(node.id());
  if (found == nodes_.end()) return {};
  for (const auto& relationship : found->second->relationships) {
    if (!relationship->stored.deleted && Fits(*relationship, node.id(), filter) && !visit(relationship)) break;
  }
  return {};
}

Result<NodePtr> MemoryGraph::GetNode(uint64_t id) const {
  const auto found = nodes_.find(id);
  if (found == nodes_.end()) return Deleted();
  return NodePtr(found->second);
}

Result<List> MemoryGraph::Resolve(std::string_view) const { return List(); }
Result<List> MemoryGraph::EvidenceOf(const Relationship&) const { return List(); }

NodePtr MemoryGraph::CreateNode(std::vector<std::string> labels, Map properties) {
  const auto node = std::make_shared<StoredNode>(next_id_++);
  DropNulls(&properties);
  node->stored.properties = std::move(properties);
  node->labels = std::move(labels);
  nodes_[node->id()] = node;
  Remember([this, id = node->id()] { nodes_.erase(id); });
  return node;
}

RelationshipPtr MemoryGraph::CreateRelationship(std::string type, const Node& start, const Node& end, Map properties) {
  const auto made = std::make_shared<StoredRelationship>(next_id_++, std::move(type), start.id(), end.id());
  DropNulls(&properties);
  made->stored.properties = std::move(properties);
  relationships_[made->id()] = made;
  const auto from = nodes_.at(start.id()), to = nodes_.at(end.id());
  from->relationships.push_back(made);
  if (from != to) to->relationships.push_back(made);
  Remember([this, made, from, to] {
    relationships_.erase(made->id());
    std::erase(from->relationships, made);
    std::erase(to->relationships, made);
  });
  return made;
}

Status MemoryGraph::SetLabels(const Node& node, std::vector<std::string> labels) {
  const auto found = nodes_.find(node.id());
  if (found == nodes_.end() || found->second->stored.deleted) return Deleted();
  const auto& stored = found->second;
  Remember([stored, before = stored->labels] { stored->labels = before; });
  stored->labels = std::move(labels);
  return {};
}

Status MemoryGraph::SetProperties(const Entity& entity, Map properties) {
  const auto node = nodes_.find(entity.id());
  const auto relationship = relationships_.find(entity.id());
  Stored* stored = node != nodes_.end()                   ? &node->second->stored
                   : relationship != relationships_.end() ? &relationship->second->stored
                                                          : nullptr;
  if (stored == nullptr || stored->deleted) return Deleted();
  DropNulls(&properties);
  // Nothing that is stored goes before its undo does.
  Remember([stored, before = stored->properties] { stored->properties = before; });
  stored->properties = std::move(properties);
  return {};
}

void MemoryGraph::DeleteNode(const Node& node) {
  const auto found = nodes_.find(node.id());
  if (found == nodes_.end() || found->second->stored.deleted) return;
  found->second->stored.deleted = deleted_ = true;
  Remember([stored = found->second] { stored->stored.deleted = false; });
}

void MemoryGraph::DeleteRelationship(const Relationship& relationship) {
  const auto found = relationships_.find(relationship.id());
  if (found == relationships_.end() || found->second->stored.deleted) return;
  found->second->stored.deleted = deleted_ = true;
  Remember([stored = found->second] { stored->stored.deleted = false; });
}

bool MemoryGraph::IsDeleted(const Entity& entity) const {
  const auto node = nodes_.find(entity.id());
  if (node != nodes_.end()) return node->second->stored.deleted;
  const auto relationship = relationships_.find(entity.id());
  return relationship == relationships_.end() || relationship->second->stored.deleted;
}

void MemoryGraph::Remember(std::function<void()> undo) {
  if (open_) undo_.push_back(std::move(undo));
}

void MemoryGraph::Begin() { open_ = true; }

void MemoryGraph::Commit() {
  open_ = false;
  undo_.clear();
  if (!std::exchange(deleted_, false)) return;
  std::erase_if(relationships_, [](const auto& entry) { return entry.second->stored.deleted; });
  std::erase_if(nodes_, [](const auto& entry) { return entry.second->stored.deleted; });
  for (const auto& [id, node] : nodes_) {
    std::erase_if(node->relationships, [](const auto& relationship) { return relationship->stored.deleted; });
  }
}

void MemoryGraph::Rollback() {
  for (; !undo_.empty(); undo_.pop_back()) undo_.back()();
  open_ = deleted_ = false;
}

}  // namespace entente::query
