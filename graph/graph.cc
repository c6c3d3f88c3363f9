#include "graph/graph.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/merge.h"
#include "graph/name.h"

namespace entente {
namespace {

template <class Id, class Value>
const Value* FindById(const std::map<Id, Value>& values, Id id) {
  const auto found = values.find(id);
  return found == values.end() ? nullptr : &found->second;
}

template <class Id>
Status NotFound(std::string_view what, Id id) {
  return Status(ErrorCode::kNotFound, fmt::format("the graph has no {} {}", what, ToString(id)));
}

template <class Item>
void InsertSorted(Item item, std::vector<Item>* items) {
  const auto place = std::lower_bound(items->begin(), items->end(), item);
  if (place == items->end() || *place != item) items->insert(place, item);
}

bool Matches(const EdgeFilter& filter, const Ontology& ontology, ActorId actor, const Edge& edge) {
  if (!filter.relations.empty() &&
      std::find(filter.relations.begin(), filter.relations.end(), edge.relation) == filter.relations.end()) {
    return false;
  }
  if (filter.other && *filter.other != (edge.from == actor ? edge.to : edge.from)) return false;
  if (!filter.Admits(edge.time)) return false;
  if (filter.direction == Direction::kBoth) return true;
  const Relation* relation = ontology.FindRelation(edge.relation);
  return (relation && relation->symmetric) || actor == (filter.direction == Direction::kOut ? edge.from : edge.to);
}

}  // namespace

Graph::Graph(Ontology ontology) : ontology_(std::move(ontology)) {}

void Graph::Add(const Report& report) {
  if (!documents_.try_emplace(report.document.id, report.document).second) return;
  for (const Actor& actor : report.actors) AddActor(actor);
  for (const ReportedEdge& edge : report.edges) AddEdge(edge);
}

void Graph::AddActor(const Actor& actor) {
  const auto [place, is_new] = actors_.try_emplace(actor.id, actor);
  Actor merged = MergeActors(place->second, actor);
  if (!is_new && merged == place->second) return;
  place->second = std::move(merged);
  for (const std::string& name : place->second.names) InsertSorted(actor.id, &named_[FoldName(name)]);
}

void Graph::AddEdge(const ReportedEdge& edge) {
  const auto [place, is_new] = edges_.try_emplace(edge.edge.id, ReportedEdge{edge.edge, {}});
  if (!is_new) Unlist(place->second.edge);  // its time, and so its place in the lists, may change
  JoinEdges(edge, &place->second);
  List(place->second.edge);
}

std::vector<EdgeId>::iterator Graph::PlaceInList(const Edge& edge, std::vector<EdgeId>* list) {
  const auto newer = [this](EdgeId listed, const Edge& wanted) {
    const Edge& other = edges_.at(listed).edge;
    if (other.time.first != wanted.time.first) return other.time.first > wanted.time.first;
    return other.id < wanted.id;
  };
  return std::lower_bound(list->begin(), list->end(), edge, newer);
}

void Graph::List(const Edge& edge) {
  for (ActorId end : {edge.from, edge.to}) {
    std::vector<EdgeId>& list = edges_of_[end];
    const auto place = PlaceInList(edge, &list);
    if (place == list.end() || *place != edge.id) list.insert(place, edge.id);
  }
}

void Graph::Unlist(const Edge& edge) {
  for (ActorId end : {edge.from, edge.to}) {
    std::vector<EdgeId>& list = edges_of_[end];
    const auto place = PlaceInList(edge, &list);
    if (place != list.end() && *place == edge.id) list.erase(place);
  }
}

const Ontology& Graph::ontology() const { return ontology_; }

Result<GraphCounts> Graph::Counts() const {
  GraphCounts counts{actors_.size(), edges_.size(), 0, documents_.size()};
  for (const auto& [id, edge] : edges_) counts.evidence += edge.evidence.size();
  return counts;
}

Result<GraphStatistics> Graph::Statistics() const {
  GraphStatistics statistics{actors_.size(), edges_.size(), {}, {}, {}};
  for (const auto& [id, actor] : actors_) ++statistics.actors_by_kind[actor.kind];
  for (const auto& [id, reported] : edges_) {
    ++statistics.edges_by_relation[reported.edge.relation];
    const Date first = reported.edge.time.first;
    if (first.day != TimeSpan::kOpenPast) ++statistics.edges_by_year[first.year()];
  }
  return statistics;
}

Result<Actor> Graph::GetActor(ActorId id) const {
  const Actor* actor = FindById(actors_, id);
  if (!actor) return NotFound("actor", id);
  return *actor;
}

Result<Edge> Graph::GetEdge(EdgeId id) const {
  const ReportedEdge* edge = FindById(edges_, id);
  if (!edge) return NotFound("edge", id);
  return edge->edge;
}

Result<SourceDocument> Graph::GetDocument(DocumentId id) const {
  const SourceDocument* document = FindById(documents_, id);
  if (!document) return NotFound("document", id);
  return *document;
}

Result<std::vector<Evidence>> Graph::GetEvidence(EdgeId id) const {
  const ReportedEdge* edge = FindById(edges_, id);
  if (!edge) return NotFound("edge", id);
  return edge->evidence;
}

Result<std::vector<ActorId>> Graph::ActorsNamed(std::string_view name) const {
  const auto found = named_.find(FoldName(name));
  return found == named_.end() ? std::vector<ActorId>() : found->second;
}

Status Graph::VisitActors(const std::function<bool(const Actor&)>& visit) const {
  for (const auto& [id, actor] : actors_) {
    if (!visit(actor)) break;
  }
  return Status();
}

Status Graph::VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const {
  for (const auto& [id, document] : documents_) {
    if (!visit(document)) break;
  }
  return Status();
}

Status Graph::VisitEdges(const std::function<bool(const Edge&)>& visit) const {
  for (const auto& [id, edge] : edges_) {
    if (!visit(edge.edge)) break;
  }
  return Status();
}

Status Graph::VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                           const std::function<bool(const Edge&)>& visit) const {
  const std::vector<EdgeId>* list = FindById(edges_of_, actor);
  if (!list) return Status();
  for (EdgeId id : *list) {
    const Edge& edge = edges_.at(id).edge;
    if (Matches(filter, ontology_, actor, edge) && !visit(edge)) break;
  }
  return Status();
}

Status Graph::VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const {
  std::vector<const Edge*> within;
  for (const auto& [id, reported] : edges_) {
    const Edge& edge = reported.edge;
    if (edge.time.known() && from <= edge.time.last && edge.time.first <= to) within.push_back(&edge);
  }
  std::stable_sort(within.begin(), within.end(),
                   [](const Edge* a, const Edge* b) { return a->time.first > b->time.first; });
  for (const Edge* edge : within) {
    if (!visit(*edge)) break;
  }
  return Status();
}

}  // namespace entente
