// A property graph in memory that queries may read and change.
#ifndef ENTENTE_QUERY_MEMORY_GRAPH_H_
#define ENTENTE_QUERY_MEMORY_GRAPH_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/property_graph.h"

namespace entente::query {

// For one thread. Ids are given in the order of creation and never again; visits go by them.
class MemoryGraph : public WritableGraph {
 public:
  MemoryGraph();
  ~MemoryGraph() override;
  MemoryGraph(const MemoryGraph&) = delete;
  MemoryGraph& operator=(const MemoryGraph&) = delete;

  Status VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const override;
  Status VisitNodesWith(std::string_view key, const Value& value, const NodeVisitor& visit) const override;
  Status VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const override;
  Status VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                              const RelationshipVisitor& visit) const override;
  Result<NodePtr> GetNode(uint64_t id) const override;
  // Actors and evidence are none of a plain property graph's: both lists are empty.
  Result<List> Resolve(std::string_view name) const override;
  Result<List> EvidenceOf(const Relationship& relationship) const override;

  NodePtr CreateNode(std::vector<std::string> labels, Map properties) override;
  RelationshipPtr CreateRelationship(std::string type, const Node& start, const Node& end, Map properties) override;
  Status SetLabels(const Node& node, std::vector<std::string> labels) override;
  Status SetProperties(const Entity& entity, Map properties) override;
  void DeleteNode(const Node& node) override;
  void DeleteRelationship(const Relationship& relationship) override;
  bool IsDeleted(const Entity& entity) const override;
  void Begin() override;
  void Commit() override;
  void Rollback() override;

 private:
  struct Stored;
  struct StoredNode;
  struct StoredRelationship;

  void Remember(std::function<void()> undo);

  std::map<uint64_t, std::shared_ptr<StoredNode>> nodes_;
  std::map<uint64_t, std::shared_ptr<StoredRelationship>> relationships_;
  uint64_t next_id_ = 0;
  std::vector<std::function<void()>> undo_;  // of what was changed since Begin
  bool open_ = false;                        // between Begin and Commit or Rollback
  bool deleted_ = false;                     // something since Begin
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_MEMORY_GRAPH_H_
