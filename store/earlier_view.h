// A store as it was on an earlier day: what later articles say is left out of every answer.
#ifndef ENTENTE_STORE_EARLIER_VIEW_H_
#define ENTENTE_STORE_EARLIER_VIEW_H_

#include <string>
#include <vector>

#include "store/remainder.h"
#include "store/store.h"

namespace entente::store {

class EarlierView : public GraphView {
 public:
  // `later` are the documents that were not known on `day`.
  EarlierView(const Store& store, const Database& database, DocumentSet later, Date day)
      : store_(store), database_(database), later_(std::move(later)), day_(day) {}

  const Ontology& ontology() const override { return store_.ontology(); }
  // Reads the whole store.
  Result<GraphCounts> Counts() const override;
  Result<GraphStatistics> Statistics() const override { return store_.Statistics(); }
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
  Status NotFound(std::string_view what, const std::string& id) const;
  // kNotFound where the edge was not known.
  Result<ReportedEdge> FindEdge(EdgeId id) const;
  // What was known of the edge, given to `visit`; true where the visit goes on.
  Result<bool> VisitKnown(const Edge& edge, const std::function<bool(const Edge&)>& visit) const;

  const Store& store_;
  const Database& database_;
  DocumentSet later_;
  Date day_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_EARLIER_VIEW_H_
