// An actor as a node and an edge as a relationship.
#ifndef ENTENTE_QUERY_ACTOR_ENTITIES_H_
#define ENTENTE_QUERY_ACTOR_ENTITIES_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "query/value.h"

namespace entente::query {

Value TextOrNull(const std::string& text);

// Read from the view when something is asked of it. Not to outlive the view.
class ActorNode : public Node {
 public:
  ActorNode(const GraphView& view, uint64_t id) : Node(id), view_(view) {}
  ActorNode(const GraphView& view, const Actor& actor)
      : Node(static_cast<uint64_t>(actor.id)), view_(view), actor_(std::make_unique<const Actor>(actor)) {}

  Result<Value> Get(std::string_view key) const override;
  Result<std::vector<std::string>> Keys() const override;
  Result<std::vector<std::string>> Labels() const override;

 private:
  Status Load() const;

  const GraphView& view_;
  mutable std::unique_ptr<const Actor> actor_;
};

struct TypeOfRelation {
  std::string type;
  bool symmetric = false;
};

// Made of an edge or of its head alone: then the rest is read from the view when it is asked for, and the id is worked
// out then. Not to outlive the view.
class EdgeRelationship : public Relationship {
 public:
  EdgeRelationship(const GraphView& view, const EdgeHead& edge, const TypeOfRelation& type)
      : Relationship(type.type, static_cast<uint64_t>(edge.from), static_cast<uint64_t>(edge.to), type.symmetric),
        view_(view),
        head_(edge) {}
  EdgeRelationship(const GraphView& view, const Edge& edge, const TypeOfRelation& type)
      : EdgeRelationship(view, HeadOf(edge), type) {
    edge_ = std::make_unique<const Edge>(edge);
  }

  uint64_t id() const override;
  Result<Value> Get(std::string_view key) const override;
  Result<std::vector<std::string>> Keys() const override;

 private:
  Value DateOrNull(Date date, int32_t open) const;
  Result<Value> Said(std::string_view key) const;
  Result<Value> Independent() const;
  Result<Value> Sentences() const;

  const GraphView& view_;
  mutable EdgeHead head_;  // where an id is given its names are gone when the visit is over
  mutable std::unique_ptr<const Edge> edge_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ACTOR_ENTITIES_H_
