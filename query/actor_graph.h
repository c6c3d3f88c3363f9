// Actors and edges as the nodes and relationships of queries.
//
// A node has the label of its kind and the properties id, known_id, name, names, kind, country. A relationship has the
// Cypher type of its relation and the properties id, modality, start and end (dates), time (as the text gave it),
// theme, place, attribution, confidence, count (of evidence), documents (how many) and, read when asked for, evidence
// (the sentences). What is empty or unknown is null.
#ifndef ENTENTE_QUERY_ACTOR_GRAPH_H_
#define ENTENTE_QUERY_ACTOR_GRAPH_H_

#include <absl/container/flat_hash_map.h>

#include <string>

#include "graph/graph_view.h"
#include "query/actor_entities.h"
#include "query/property_graph.h"

namespace entente::query {

// For one thread; remembers the nodes it has given out.
class ActorGraph : public PropertyGraph {
 public:
  explicit ActorGraph(const GraphView& view) : view_(view) {}

  Status VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const override;
  Status VisitNodesWith(std::string_view key, const Value& value, const NodeVisitor& visit) const override;
  Status VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const override;
  Status VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                              const RelationshipVisitor& visit) const override;
  Result<NodePtr> GetNode(uint64_t id) const override;
  Status VisitEnds(const RelationshipFilter& filter, const EndsVisitor& visit) const override;
  Status VisitEndsOf(uint64_t node, const RelationshipFilter& filter, const EndsVisitor& visit) const override;
  Result<List> Resolve(std::string_view name) const override;
  Result<List> EvidenceOf(const Relationship& relationship) const override;
  bool by_start() const override { return true; }
  const GraphView* view() const override { return &view_; }

 private:
  const TypeOfRelation& TypeOf(std::string_view relation) const;
  // The node of that id: the one given out before, or else made of what is known.
  template <class IdOrActor>
  const NodePtr& Remembered(uint64_t id, const IdOrActor& known) const;
  NodePtr NodeOf(const Actor& actor) const;
  RelationshipPtr RelationshipOf(const Edge& edge) const;
  RelationshipPtr RelationshipOf(const EdgeHead& edge) const;
  RelationshipEnds EndsOf(const EdgeHead& edge) const;
  // Calls `visit` for edges, or for heads where these are enough.
  template <class Visit>
  Status VisitWithin(const RelationshipFilter& filter, const Visit& visit) const;
  template <class Visit>
  Status VisitAround(uint64_t node, const RelationshipFilter& filter, const Visit& visit) const;
  const std::string& RelationOf(const std::string& type) const;
  // The relations that the types stand for; false where all are unknown though some are asked for.
  bool RelationsOf(const std::vector<std::string>& types, std::vector<std::string>* relations) const;
  Status VisitActor(std::optional<ActorId> id, const NodeVisitor& visit) const;
  Status VisitNamed(const std::string& name, const NodeVisitor& visit) const;
  Result<Map> DescribeEvidence(const Evidence& evidence) const;

  const GraphView& view_;
  mutable absl::flat_hash_map<uint64_t, NodePtr> nodes_;
  mutable absl::flat_hash_map<std::string, TypeOfRelation> types_;   // by relation
  mutable absl::flat_hash_map<std::string, std::string> relations_;  // by type; empty where there is none
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ACTOR_GRAPH_H_
