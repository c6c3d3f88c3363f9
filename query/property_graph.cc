#include "query/property_graph.h"

namespace entente::query {
namespace {

RelationshipEnds EndsOf(const RelationshipPtr& one) { return {one->start(), one->end(), one->symmetric()}; }

}  // namespace

Status PropertyGraph::VisitEnds(const RelationshipFilter& filter, const EndsVisitor& visit) const {
  return VisitRelationships(filter, [&](const RelationshipPtr& one) { return visit(EndsOf(one)); });
}

Status PropertyGraph::VisitEndsOf(uint64_t node, const RelationshipFilter& filter, const EndsVisitor& visit) const {
  const auto found = GetNode(node);
  if (!found.ok()) return found.status();
  return VisitRelationshipsOf(*found.value(), filter, [&](const RelationshipPtr& one) { return visit(EndsOf(one)); });
}

}  // namespace entente::query
