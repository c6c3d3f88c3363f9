#include "query/profile.h"

namespace entente::query {

template <class T>
std::function<bool(const T&)> CountingView::Counted(const std::function<bool(const T&)>& visit) const {
  return [this, &visit](const T& item) {
    profile_.CountLookUp();
    return visit(item);
  };
}

Result<Actor> CountingView::GetActor(ActorId id) const {
  profile_.CountLookUp();
  return view_.GetActor(id);
}

Result<Edge> CountingView::GetEdge(EdgeId id) const {
  profile_.CountLookUp();
  return view_.GetEdge(id);
}

Result<SourceDocument> CountingView::GetDocument(DocumentId id) const {
  profile_.CountLookUp();
  return view_.GetDocument(id);
}

Result<std::vector<Evidence>> CountingView::GetEvidence(EdgeId id) const {
  profile_.CountLookUp();
  return view_.GetEvidence(id);
}

Result<std::vector<ActorId>> CountingView::ActorsNamed(std::string_view name) const {
  profile_.CountLookUp();
  return view_.ActorsNamed(name);
}

Status CountingView::VisitActors(const std::function<bool(const Actor&)>& visit) const {
  return view_.VisitActors(Counted(visit));
}

Status CountingView::VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const {
  return view_.VisitDocuments(Counted(visit));
}

Status CountingView::VisitEdges(const std::function<bool(const Edge&)>& visit) const {
  return view_.VisitEdges(Counted(visit));
}

Status CountingView::VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                                  const std::function<bool(const Edge&)>& visit) const {
  return view_.VisitEdgesOf(actor, filter, Counted(visit));
}

Status CountingView::VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const {
  return view_.VisitEdgesBetweenDates(from, to, Counted(visit));
}

Status CountingView::VisitHeadsOf(ActorId actor, const EdgeFilter& filter,
                                  const std::function<bool(const EdgeHead&)>& visit) const {
  return view_.VisitHeadsOf(actor, filter, Counted(visit));
}

Status CountingView::VisitHeadsBetweenDates(Date from, Date to,
                                            const std::function<bool(const EdgeHead&)>& visit) const {
  return view_.VisitHeadsBetweenDates(from, to, Counted(visit));
}

}  // namespace entente::query
