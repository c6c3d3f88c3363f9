#include "store/earlier_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/name.h"

namespace entente::store {
namespace {

// A visit whose visitor may fail: `step` says whether to go on, or why it cannot.
template <class Visited, class Visit, class Step>
Status VisitWith(const Visit& visit_all, const Step& step) {
  Status failure;
  const Status visited = visit_all([&](const Visited& item) {
    const Result<bool> goes_on = step(item);
    if (!goes_on.ok()) failure = goes_on.status();
    return goes_on.ok() && goes_on.value();
  });
  return visited.ok() ? failure : visited;
}

bool Bears(const Actor& actor, std::string_view folded_name) {
  return std::any_of(actor.names.begin(), actor.names.end(),
                     [&](const std::string& name) { return FoldName(name) == folded_name; });
}

}  // namespace

Status EarlierView::NotFound(std::string_view what, const std::string& id) const {
  return Status(ErrorCode::kNotFound,
                fmt::format("store '{}' had no {} {} by {}", database_.path(), what, id, day_.ToString()));
}

Result<ReportedEdge> EarlierView::FindEdge(EdgeId id) const {
  const Result<Edge> stored = store_.GetEdge(id);
  if (!stored.ok()) return stored.status();
  Result<std::optional<ReportedEdge>> known = EdgeWithout(database_, stored.value(), later_);
  if (!known.ok()) return known.status();
  if (!known.value()) return NotFound("edge", ToString(id));
  return std::move(*known.value());
}

Result<bool> EarlierView::VisitKnown(const Edge& edge, const std::function<bool(const Edge&)>& visit) const {
  const Result<std::optional<ReportedEdge>> known = EdgeWithout(database_, edge, later_);
  if (!known.ok()) return known.status();
  return !known.value() || visit(known.value()->edge);
}

Result<GraphCounts> EarlierView::Counts() const {
  GraphCounts counts;
  Status visited = VisitActors([&](const Actor&) { return ++counts.actors > 0; });
  if (!visited.ok()) return visited;
  visited = VisitEdges([&](const Edge& edge) {
    counts.evidence += edge.evidence_count;
    return ++counts.edges > 0;
  });
  if (!visited.ok()) return visited;
  const Result<GraphCounts> all = store_.Counts();
  if (!all.ok()) return all.status();
  counts.documents = all.value().documents - later_.size();
  return counts;
}

Result<Actor> EarlierView::GetActor(ActorId id) const {
  const Result<Actor> stored = store_.GetActor(id);
  if (!stored.ok()) return stored;
  Result<std::optional<Actor>> known = ActorWithout(database_, stored.value(), later_);
  if (!known.ok()) return known.status();
  if (!known.value()) return NotFound("actor", ToString(id));
  return std::move(*known.value());
}

Result<Edge> EarlierView::GetEdge(EdgeId id) const {
  Result<ReportedEdge> known = FindEdge(id);
  if (!known.ok()) return known.status();
  return std::move(known.value().edge);
}

Result<SourceDocument> EarlierView::GetDocument(DocumentId id) const {
  if (later_.contains(id)) return NotFound("document", ToString(id));
  return store_.GetDocument(id);
}

Result<std::vector<Evidence>> EarlierView::GetEvidence(EdgeId id) const {
  Result<ReportedEdge> known = FindEdge(id);
  if (!known.ok()) return known.status();
  return std::move(known.value().evidence);
}

Result<std::vector<ActorId>> EarlierView::ActorsNamed(std::string_view name) const {
  const Result<std::vector<ActorId>> stored = store_.ActorsNamed(name);
  if (!stored.ok()) return stored;
  std::vector<ActorId> known;
  for (ActorId id : stored.value()) {
    const Result<Actor> actor = GetActor(id);
    if (!actor.ok() && actor.status().code() != ErrorCode::kNotFound) return actor.status();
    if (actor.ok() && Bears(actor.value(), FoldName(name))) known.push_back(id);
  }
  return known;
}

Status EarlierView::VisitActors(const std::function<bool(const Actor&)>& visit) const {
  const auto visit_all = [this](const auto& each) { return store_.VisitActors(each); };
  return VisitWith<Actor>(visit_all, [&](const Actor& actor) -> Result<bool> {
    const Result<std::optional<Actor>> known = ActorWithout(database_, actor, later_);
    if (!known.ok()) return known.status();
    return !known.value() || visit(*known.value());
  });
}

Status EarlierView::VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const {
  return store_.VisitDocuments(
      [&](const SourceDocument& document) { return later_.contains(document.id) || visit(document); });
}

Status EarlierView::VisitEdges(const std::function<bool(const Edge&)>& visit) const {
  const auto visit_all = [this](const auto& each) { return store_.VisitEdges(each); };
  return VisitWith<Edge>(visit_all, [&](const Edge& edge) { return VisitKnown(edge, visit); });
}

Status EarlierView::VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                                 const std::function<bool(const Edge&)>& visit) const {
  // A later article dated them: they have no date yet, and come last with the others without a first day.
  std::vector<Edge> undated;
  bool stopped = false;
  EdgeFilter of_all_times = filter;  // what was known of an edge may be another time than the store's
  of_all_times.first_from = of_all_times.first_until = std::nullopt;
  of_all_times.undated = false;
  const auto visit_all = [&](const auto& each) { return store_.VisitEdgesOf(actor, of_all_times, each); };
  const Status visited = VisitWith<Edge>(visit_all, [&](const Edge& edge) {
    return VisitKnown(edge, [&](const Edge& known) {
      if (!filter.Admits(known.time)) return true;
      if (known.time.first != edge.time.first) {
        undated.push_back(known);
        return true;
      }
      stopped = !visit(known);
      return !stopped;
    });
  });
  for (size_t i = 0; i < undated.size() && visited.ok() && !stopped; ++i) stopped = !visit(undated[i]);
  return visited;
}

Status EarlierView::VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const {
  const auto visit_all = [&](const auto& each) { return store_.VisitEdgesBetweenDates(from, to, each); };
  return VisitWith<Edge>(visit_all, [&](const Edge& edge) {
    return VisitKnown(edge, [&](const Edge& known) {
      // Either it stands where the store has it, or no article that was known dates it.
      return !known.time.known() || visit(known);
    });
  });
}

}  // namespace entente::store
