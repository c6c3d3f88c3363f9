#include "plain_graph.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace entente::query {
namespace {

template <class T>
bool Holds(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool HasType(const RelationshipFilter& filter, const Relationship& relationship) {
  return filter.types.empty() || Holds(filter.types, relationship.type());
}

bool Touches(const Relationship& relationship, uint64_t node, const RelationshipFilter& filter) {
  const bool out = relationship.start() == node, in = relationship.end() == node;
  if (!out && !in) return false;
  if (filter.other && *filter.other != (out ? relationship.end() : relationship.start())) return false;
  if (filter.direction == Direction::kBoth || relationship.symmetric()) return true;
  return filter.direction == Direction::kOut ? out : in;
}

}  // namespace

PlainGraph::PlainGraph(const GraphView& view) : actors_(view) {
  const Status nodes =
      actors_.VisitNodes({}, [&](const NodePtr& node) { return nodes_.emplace(node->id(), node).second; });
  const Status relationships = actors_.VisitRelationships({}, [&](const RelationshipPtr& relationship) {
    relationships_.push_back(relationship);
    return true;
  });
  EXPECT_TRUE(nodes.ok() && relationships.ok());
}

Status PlainGraph::VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const {
  for (const auto& [id, node] : nodes_) {
    const auto own = node->Labels();
    if (!own.ok()) return own.status();
    const bool fits =
        std::all_of(labels.begin(), labels.end(), [&](const std::string& label) { return Holds(own.value(), label); });
    if (fits && !visit(node)) break;
  }
  return {};
}

Status PlainGraph::VisitNodesWith(std::string_view, const Value&, const NodeVisitor& visit) const {
  return VisitNodes({}, visit);
}

Status PlainGraph::VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const {
  for (const RelationshipPtr& relationship : relationships_) {
    if (HasType(filter, *relationship) && !visit(relationship)) break;
  }
  return {};
}

Status PlainGraph::VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                                        const RelationshipVisitor& visit) const {
  for (const RelationshipPtr& relationship : relationships_) {
    const bool fits = HasType(filter, *relationship) && Touches(*relationship, node.id(), filter);
    if (fits && !visit(relationship)) break;
  }
  return {};
}

Result<NodePtr> PlainGraph::GetNode(uint64_t id) const { return nodes_.at(id); }

}  // namespace entente::query
