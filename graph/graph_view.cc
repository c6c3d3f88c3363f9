#include "graph/graph_view.h"

#include "graph/merge.h"

namespace entente {

EdgeId EdgeHead::id() const { return given_id ? *given_id : EdgeIdByTime(*this); }

EdgeHead HeadOf(const Edge& edge) { return {edge.id, edge.relation, edge.modality, edge.from, edge.to, edge.time}; }

Status GraphView::VisitHeadsOf(ActorId actor, const EdgeFilter& filter,
                               const std::function<bool(const EdgeHead&)>& visit) const {
  return VisitEdgesOf(actor, filter, [&](const Edge& edge) { return visit(HeadOf(edge)); });
}

Status GraphView::VisitHeadsBetweenDates(Date from, Date to, const std::function<bool(const EdgeHead&)>& visit) const {
  return VisitEdgesBetweenDates(from, to, [&](const Edge& edge) { return visit(HeadOf(edge)); });
}

}  // namespace entente
