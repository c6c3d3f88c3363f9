#include "query/property_graph.h"

namespace entente::query {
namespace {

RelationshipVisitor VisitorOf(const EndsVisitor& visit) {
  return [&visit](const RelationshipPtr& one) {
    return visit({one->id(), one->start(), one->end(), one->symmetric()});
  };
}

}  // namespace

Status PropertyGraph::VisitEnds(const RelationshipFilter& filter, const EndsVisitor& visit) const {
  return VisitRelationships(filter, VisitorOf(visit));
}

Status PropertyGraph::VisitEndsOf(uint64_t node, const RelationshipFilter& filter, const EndsVisitor& visit) const {
  const auto found = GetNode(node);
  return found.ok() ? VisitRelationshipsOf(*found.value(), filter, VisitorOf(visit)) : found.status();
}

}  // namespace entente::query
