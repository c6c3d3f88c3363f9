// The graph in memory.
#ifndef ENTENTE_GRAPH_GRAPH_H_
#define ENTENTE_GRAPH_GRAPH_H_

#include <map>
#include <string>
#include <vector>

#include "graph/graph_view.h"

namespace entente {

// Holds reports merged. Adding a report whose document is there already changes nothing. The ontology is copied.
class Graph : public GraphView {
 public:
  explicit Graph(Ontology ontology);

  void Add(const Report& report);

  const Ontology& ontology() const override;
  Result<GraphCounts> Counts() const override;
  Result<GraphStatistics> Statistics() const override;
  Result<Actor> GetActor(ActorId id) const override;
  Result<Edge> GetEdge(EdgeId id) const override;
  Result<SourceDocument> GetDocument(DocumentId id) const override;
  Result<std::vector<Evidence>> GetEvidence(EdgeId id) const override;
  Result<std::vector<ActorId>> ActorsNamed(std::string_view name) const override;
  Status VisitActors(const std::function<bool(const Actor&)>& visit) const override;
  Status VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const override;
  Status VisitEdges(const std::function<bool(const Edge&)>& visit) const override;
  Status VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                      const std::function<bool(const Edge&)>& visit) const override;
  Status VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const override;

 private:
  void AddActor(const Actor& actor);
  void AddEdge(const ReportedEdge& edge);
  // Enters the edge in the lists of its ends, and takes it out of them.
  void List(const Edge& edge);
  void Unlist(const Edge& edge);
  std::vector<EdgeId>::iterator PlaceInList(const Edge& edge, std::vector<EdgeId>* list);

  Ontology ontology_;
  std::map<ActorId, Actor> actors_;
  std::map<EdgeId, ReportedEdge> edges_;
  std::map<DocumentId, SourceDocument> documents_;
  std::map<ActorId, std::vector<EdgeId>> edges_of_;                 // newest first
  std::map<std::string, std::vector<ActorId>, std::less<>> named_;  // folded name -> actors
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_GRAPH_H_
