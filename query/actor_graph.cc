#include "query/actor_graph.h"

#include <algorithm>
#include <optional>

#include "graph/name.h"

namespace entente::query {
namespace {

constexpr size_t kMostRemembered = 100'000;

std::vector<std::string> Words(std::string_view folded) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.emplace_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool HasAllWords(const std::string& name, const std::vector<std::string>& words) {
  const auto own = Words(FoldName(name));
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return std::find(own.begin(), own.end(), word) != own.end(); });
}

}  // namespace

template <class IdOrActor>
const NodePtr& ActorGraph::Remembered(uint64_t id, const IdOrActor& known) const {
  if (nodes_.size() >= kMostRemembered) nodes_.clear();
  NodePtr& node = nodes_[id];
  if (node == nullptr) node = std::make_shared<ActorNode>(view_, known);
  return node;
}

NodePtr ActorGraph::NodeOf(const Actor& actor) const { return Remembered(static_cast<uint64_t>(actor.id), actor); }

const TypeOfRelation& ActorGraph::TypeOf(std::string_view relation) const {
  const absl::string_view key(relation.data(), relation.size());  // a type of its own in Debian
  if (const auto known = types_.find(key); known != types_.end()) return known->second;
  const Relation* found = view_.ontology().FindRelation(relation);
  TypeOfRelation type{CypherType(relation), found != nullptr && found->symmetric};
  return types_.emplace(key, std::move(type)).first->second;
}

RelationshipPtr ActorGraph::RelationshipOf(const Edge& edge) const {
  return std::make_shared<EdgeRelationship>(view_, edge, TypeOf(edge.relation));
}

RelationshipPtr ActorGraph::RelationshipOf(const EdgeHead& edge) const {
  return std::make_shared<EdgeRelationship>(view_, edge, TypeOf(edge.relation));
}

Result<NodePtr> ActorGraph::GetNode(uint64_t id) const { return Remembered(id, id); }

Status ActorGraph::VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const {
  return view_.VisitActors([&](const Actor& actor) {
    const NodeKind* kind = labels.empty() ? nullptr : view_.ontology().FindKind(actor.kind);
    const bool fits = std::all_of(labels.begin(), labels.end(),
                                  [&](const std::string& label) { return kind != nullptr && kind->label == label; });
    return !fits || visit(NodeOf(actor));
  });
}

Status ActorGraph::VisitActor(std::optional<ActorId> id, const NodeVisitor& visit) const {
  if (!id) return {};
  const auto actor = view_.GetActor(*id);
  if (actor.ok()) visit(NodeOf(actor.value()));
  return actor.ok() || actor.status().code() == ErrorCode::kNotFound ? Status() : actor.status();
}

Status ActorGraph::VisitNamed(const std::string& name, const NodeVisitor& visit) const {
  const auto ids = view_.ActorsNamed(FoldName(name));
  if (!ids.ok()) return ids.status();
  for (ActorId id : ids.value()) {
    bool go = true;
    const Status status = VisitActor(id, [&](const NodePtr& node) { return go = visit(node); });
    if (!status.ok() || !go) return status;
  }
  return {};
}

Status ActorGraph::VisitNodesWith(std::string_view key, const Value& value, const NodeVisitor& visit) const {
  if (!value.is(Type::kString)) return {};
  if (key == "name" || key == "names") return VisitNamed(value.string(), visit);
  if (key == "known_id") return VisitActor(MakeActorId(value.string(), "", ""), visit);
  if (key != "id") return VisitNodes({}, visit);
  const auto id = ParseIdText(value.string());
  return VisitActor(id ? std::optional(ActorId{*id}) : std::nullopt, visit);
}

const std::string& ActorGraph::RelationOf(const std::string& type) const {
  const auto [entry, fresh] = relations_.try_emplace(type);
  const Relation* found = fresh ? view_.ontology().FindRelation(type) : nullptr;
  if (found != nullptr) entry->second = found->name;
  return entry->second;
}

bool ActorGraph::RelationsOf(const std::vector<std::string>& types, std::vector<std::string>* relations) const {
  for (const std::string& type : types) {
    const std::string& relation = RelationOf(type);
    if (!relation.empty()) relations->push_back(relation);
  }
  return types.empty() || !relations->empty();
}

template <class Visit>
Status ActorGraph::VisitWithin(const RelationshipFilter& filter, const Visit& visit) const {
  EdgeFilter edges;
  if (!RelationsOf(filter.types, &edges.relations)) return {};
  edges.first_from = filter.start_from;
  edges.first_until = filter.start_until;
  const auto& relations = edges.relations;
  const auto visit_edge = [&](const auto& edge) {
    const bool fits =
        relations.empty() || std::find(relations.begin(), relations.end(), edge.relation) != relations.end();
    return !fits || !edges.Admits(edge.time) || visit(edge);
  };
  if (!edges.has_window()) return view_.VisitEdges(visit_edge);
  const Date from = filter.start_from.value_or(Date{TimeSpan::kOpenPast}),
             until = filter.start_until.value_or(Date{TimeSpan::kOpenFuture});
  return filter.heads ? view_.VisitHeadsBetweenDates(from, until, visit_edge)
                      : view_.VisitEdgesBetweenDates(from, until, visit_edge);
}

template <class Visit>
Status ActorGraph::VisitAround(uint64_t node, const RelationshipFilter& filter, const Visit& visit) const {
  EdgeFilter edges;
  if (!RelationsOf(filter.types, &edges.relations)) return {};
  edges.direction = filter.direction;
  if (filter.other) edges.other = ActorId{*filter.other};
  edges.first_from = filter.start_from;
  edges.first_until = filter.start_until;
  edges.undated = filter.without_start;
  return filter.heads ? view_.VisitHeadsOf(ActorId{node}, edges, visit)
                      : view_.VisitEdgesOf(ActorId{node}, edges, visit);
}

Status ActorGraph::VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const {
  return VisitWithin(filter, [&](const auto& edge) { return visit(RelationshipOf(edge)); });
}

Status ActorGraph::VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                                        const RelationshipVisitor& visit) const {
  return VisitAround(node.id(), filter, [&](const auto& edge) { return visit(RelationshipOf(edge)); });
}

RelationshipEnds ActorGraph::EndsOf(const EdgeHead& edge) const {
  return {static_cast<uint64_t>(edge.from), static_cast<uint64_t>(edge.to), TypeOf(edge.relation).symmetric};
}

Status ActorGraph::VisitEnds(const RelationshipFilter& filter, const EndsVisitor& visit) const {
  RelationshipFilter of_heads = filter;
  of_heads.heads = true;
  return VisitWithin(of_heads, [&](const auto& edge) { return visit(EndsOf(HeadOf(edge))); });
}

Status ActorGraph::VisitEndsOf(uint64_t node, const RelationshipFilter& filter, const EndsVisitor& visit) const {
  RelationshipFilter of_heads = filter;
  of_heads.heads = true;
  return VisitAround(node, of_heads, [&](const auto& edge) { return visit(EndsOf(HeadOf(edge))); });
}

Result<List> ActorGraph::Resolve(std::string_view name) const {
  List nodes;
  const auto collect = [&](const NodePtr& node) {
    nodes.emplace_back(node);
    return true;
  };
  const Status named = VisitNamed(std::string(name), collect);
  if (!named.ok()) return named;
  const auto words = Words(FoldName(name));
  if (!nodes.empty() || words.empty()) return nodes;
  const Status scanned = view_.VisitActors([&](const Actor& actor) {
    const bool fits = std::any_of(actor.names.begin(), actor.names.end(),
                                  [&](const std::string& one) { return HasAllWords(one, words); });
    return !fits || collect(NodeOf(actor));
  });
  if (!scanned.ok()) return scanned;
  return nodes;
}

Result<Map> ActorGraph::DescribeEvidence(const Evidence& evidence) const {
  const auto document = view_.GetDocument(evidence.document);
  if (!document.ok()) return document.status();
  const SourceDocument& source = document.value();
  Map map;
  map["document"] = ToString(evidence.document);
  map["title"] = TextOrNull(source.title);
  map["published"] = source.published ? Value(*source.published) : Value();
  map["outlet"] = TextOrNull(source.outlet);
  map["url"] = TextOrNull(source.url);
  map["sentence"] = evidence.sentence;
  map["words"] = evidence.words;
  map["rule"] = TextOrNull(evidence.rule);
  map["theme"] = TextOrNull(evidence.theme);
  map["place"] = TextOrNull(evidence.place);
  map["attribution"] = TextOrNull(evidence.attribution);
  map["confidence"] = evidence.confidence;
  return map;
}

Result<List> ActorGraph::EvidenceOf(const Relationship& relationship) const {
  const auto evidence = view_.GetEvidence(EdgeId{relationship.id()});
  if (!evidence.ok()) return evidence.status();
  List list;
  for (const Evidence& one : evidence.value()) {
    auto map = DescribeEvidence(one);
    if (!map.ok()) return map.status();
    list.emplace_back(std::move(map).value());
  }
  return list;
}

}  // namespace entente::query
