// What the executor asks of a graph: nodes with labels and relationships with types, all with properties.
#ifndef ENTENTE_QUERY_PROPERTY_GRAPH_H_
#define ENTENTE_QUERY_PROPERTY_GRAPH_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "query/value.h"

namespace entente::query {

struct RelationshipFilter {
  std::vector<std::string> types;  // any of them; empty: all
  Direction direction = Direction::kBoth;
  std::optional<uint64_t> other;  // the node at the other end
  // The graph may leave out relationships whose `start` is null or lies before or after these.
  std::optional<Date> start_from, start_until;
  // The graph may leave out relationships whose `start` is not null; of start_from and start_until there is none then.
  bool without_start = false;
  // Of the relationships little more than their ends, type and time will be asked for.
  bool heads = false;
};

// Which nodes a relationship joins.
struct RelationshipEnds {
  uint64_t start = 0, end = 0;
  bool symmetric = false;
};

using EndsVisitor = std::function<bool(const RelationshipEnds&)>;
using NodeVisitor = std::function<bool(const NodePtr&)>;
using RelationshipVisitor = std::function<bool(const RelationshipPtr&)>;

// Visitors return false to stop early; the order of visits is the same each time. Relationships join nodes that exist.
class PropertyGraph {
 public:
  virtual ~PropertyGraph() = default;

  // The nodes that have all of `labels`.
  virtual Status VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const = 0;
  // The nodes whose property `key` is `value` or a list that holds it, and perhaps others.
  virtual Status VisitNodesWith(std::string_view key, const Value& value, const NodeVisitor& visit) const = 0;
  // Of the filter only types, window and heads count.
  virtual Status VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const = 0;
  // Each once, a loop too. Symmetric relationships match in every direction.
  virtual Status VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                                      const RelationshipVisitor& visit) const = 0;
  virtual Result<NodePtr> GetNode(uint64_t id) const = 0;
  // The same relationships in the same order, without making them.
  virtual Status VisitEnds(const RelationshipFilter& filter, const EndsVisitor& visit) const;
  virtual Status VisitEndsOf(uint64_t node, const RelationshipFilter& filter, const EndsVisitor& visit) const;

  // The nodes that `name` may mean: those that bear it, else those that bear a name with all of its words. The list is
  // empty where there is none.
  virtual Result<List> Resolve(std::string_view name) const = 0;
  // Who says so: a list of maps, one for each piece of evidence.
  virtual Result<List> EvidenceOf(const Relationship& relationship) const = 0;

  // Whether VisitRelationshipsOf, and of a window VisitRelationships too, gives relationships by `start`, newest first
  // and those without one last, and leaves out all that a filter by `start` lets it leave out.
  virtual bool by_start() const { return false; }

  // The graph of actors that this shows, their ids the same; nullptr where it shows none.
  virtual const GraphView* view() const { return nullptr; }
};

// A property graph that queries may change. Nodes and relationships given out before show the changes; what has been
// deleted fails with kNotFound when it is asked for labels or properties. Values that are null are not stored.
class WritableGraph : public PropertyGraph {
 public:
  virtual NodePtr CreateNode(std::vector<std::string> labels, Map properties) = 0;
  // Between nodes of this graph.
  virtual RelationshipPtr CreateRelationship(std::string type, const Node& start, const Node& end, Map properties) = 0;
  virtual Status SetLabels(const Node& node, std::vector<std::string> labels) = 0;
  virtual Status SetProperties(const Entity& entity, Map properties) = 0;
  // Neither does anything where it has been deleted already. A node keeps its relationships.
  virtual void DeleteNode(const Node& node) = 0;
  virtual void DeleteRelationship(const Relationship& relationship) = 0;
  virtual bool IsDeleted(const Entity& entity) const = 0;

  // Changes since Begin are kept, or all undone.
  virtual void Begin() = 0;
  virtual void Commit() = 0;
  virtual void Rollback() = 0;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_PROPERTY_GRAPH_H_
