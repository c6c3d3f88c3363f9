// A property graph that looks at everything each time: no index, no window, no order.
#ifndef ENTENTE_TESTS_CYPHER_PLAIN_GRAPH_H_
#define ENTENTE_TESTS_CYPHER_PLAIN_GRAPH_H_

#include <map>
#include <vector>

#include "query/actor_graph.h"

namespace entente::query {

// A copy of what the view shows when it is made; the view must outlive it, for names and evidence.
class PlainGraph : public PropertyGraph {
 public:
  explicit PlainGraph(const GraphView& view);

  Status VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const override;
  Status VisitNodesWith(std::string_view key, const Value& value, const NodeVisitor& visit) const override;
  Status VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const override;
  Status VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                              const RelationshipVisitor& visit) const override;
  Result<NodePtr> GetNode(uint64_t id) const override;
  Result<List> Resolve(std::string_view name) const override { return actors_.Resolve(name); }
  Result<List> EvidenceOf(const Relationship& relationship) const override { return actors_.EvidenceOf(relationship); }

 private:
  ActorGraph actors_;
  std::map<uint64_t, NodePtr> nodes_;
  std::vector<RelationshipPtr> relationships_;
};

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_PLAIN_GRAPH_H_
