// A graph, or what an article tells, without the edges that are not sure enough.
#ifndef ENTENTE_GRAPH_CONFIDENT_VIEW_H_
#define ENTENTE_GRAPH_CONFIDENT_VIEW_H_

#include "graph/graph_view.h"

namespace entente {

// Edges of less than `min_confidence` are not there; actors and documents are. Not to outlive `graph`.
class ConfidentView : public GraphView {
 public:
  ConfidentView(const GraphView& graph, double min_confidence) : graph_(graph), min_confidence_(min_confidence) {}

  const Ontology& ontology() const override { return graph_.ontology(); }
  Result<GraphCounts> Counts() const override;
  Result<GraphStatistics> Statistics() const override { return graph_.Statistics(); }
  Result<Actor> GetActor(ActorId id) const override { return graph_.GetActor(id); }
  Result<Edge> GetEdge(EdgeId id) const override;
  Result<SourceDocument> GetDocument(DocumentId id) const override { return graph_.GetDocument(id); }
  Result<std::vector<Evidence>> GetEvidence(EdgeId id) const override;
  Result<std::vector<ActorId>> ActorsNamed(std::string_view name) const override { return graph_.ActorsNamed(name); }
  Status VisitActors(const std::function<bool(const Actor&)>& visit) const override {
    return graph_.VisitActors(visit);
  }
  Status VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const override {
    return graph_.VisitDocuments(visit);
  }
  Status VisitEdges(const std::function<bool(const Edge&)>& visit) const override;
  Status VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                      const std::function<bool(const Edge&)>& visit) const override;
  Status VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const override;

 private:
  bool IsSure(const Edge& edge) const { return edge.confidence >= min_confidence_; }

  const GraphView& graph_;
  double min_confidence_;
};

// The report without edges of less, and without actors that only these name.
Report SureEdges(Report report, double min_confidence);

}  // namespace entente

#endif  // ENTENTE_GRAPH_CONFIDENT_VIEW_H_
