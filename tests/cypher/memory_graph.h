// A property graph in memory, made from CREATE clauses: what the openCypher test kit asks for.
#ifndef ENTENTE_TESTS_CYPHER_MEMORY_GRAPH_H_
#define ENTENTE_TESTS_CYPHER_MEMORY_GRAPH_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/cypher/ast.h"
#include "query/property_graph.h"

namespace entente::query {

class MemoryGraph : public PropertyGraph {
 public:
  // Does what `create` says: CREATE clauses, and between them whatever reads.
  Status Create(std::string_view create);

  Status VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const override;
  Status VisitNodesWith(std::string_view key, const Value& value, const NodeVisitor& visit) const override;
  Status VisitRelationships(const std::vector<std::string>& types, const RelationshipVisitor& visit) const override;
  Status VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                              const RelationshipVisitor& visit) const override;
  Result<NodePtr> GetNode(uint64_t id) const override;
  Result<List> Resolve(std::string_view name) const override;
  Result<List> EvidenceOf(const Relationship& relationship) const override;

 private:
  Status CreatePaths(const std::string& clause, Map* variables);
  Status AddPath(const PathPattern& path, Map* variables);
  Result<NodePtr> AddNode(const NodePattern& node, Map* variables);
  // The rows of `clauses RETURN *`, the variables given before.
  Result<std::vector<Map>> Read(const std::string& clauses, const Map& variables) const;
  Result<Map> Evaluate(const ExpressionPtr& properties, const Map& variables) const;

  std::vector<NodePtr> nodes_;
  std::vector<RelationshipPtr> relationships_;
};

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_MEMORY_GRAPH_H_
