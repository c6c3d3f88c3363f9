#include "graph/confident_view.h"

#include <fmt/format.h>

#include <set>

namespace entente {

Result<GraphCounts> ConfidentView::Counts() const {
  Result<GraphCounts> counts = graph_.Counts();
  if (!counts.ok()) return counts;
  counts.value().edges = 0;
  counts.value().evidence = 0;
  const Status visited = VisitEdges([&](const Edge& edge) {
    ++counts.value().edges;
    counts.value().evidence += edge.evidence_count;
    return true;
  });
  if (!visited.ok()) return visited;
  return counts;
}

Result<Edge> ConfidentView::GetEdge(EdgeId id) const {
  Result<Edge> edge = graph_.GetEdge(id);
  if (!edge.ok() || IsSure(edge.value())) return edge;
  return Status(ErrorCode::kNotFound, fmt::format("edge {} is not sure enough", ToString(id)));
}

Result<std::vector<Evidence>> ConfidentView::GetEvidence(EdgeId id) const {
  const Result<Edge> edge = GetEdge(id);
  if (!edge.ok()) return edge.status();
  return graph_.GetEvidence(id);
}

Status ConfidentView::VisitEdges(const std::function<bool(const Edge&)>& visit) const {
  return graph_.VisitEdges([&](const Edge& edge) { return !IsSure(edge) || visit(edge); });
}

Status ConfidentView::VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                                   const std::function<bool(const Edge&)>& visit) const {
  return graph_.VisitEdgesOf(actor, filter, [&](const Edge& edge) { return !IsSure(edge) || visit(edge); });
}

Status ConfidentView::VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const {
  return graph_.VisitEdgesBetweenDates(from, to, [&](const Edge& edge) { return !IsSure(edge) || visit(edge); });
}

Report SureEdges(Report report, double min_confidence) {
  std::erase_if(report.edges, [&](const ReportedEdge& edge) { return edge.edge.confidence < min_confidence; });
  std::set<ActorId> named;
  for (const ReportedEdge& edge : report.edges) named.insert({edge.edge.from, edge.edge.to});
  std::erase_if(report.actors, [&](const Actor& actor) { return named.count(actor.id) == 0; });
  return report;
}

}  // namespace entente
