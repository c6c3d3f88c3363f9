#include "query/actor_graph.h"

#include <algorithm>
#include <optional>

#include "graph/independence.h"
#include "graph/name.h"

namespace entente::query {
namespace {

constexpr size_t kMostRemembered = 100'000;

Value TextOrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

std::vector<std::string> KeysThatAre(const Entity& entity, std::initializer_list<const char*> keys) {
  std::vector<std::string> present;
  for (const char* key : keys) {
    const auto value = entity.Get(key);
    if (value.ok() && !value.value().is_null()) present.emplace_back(key);
  }
  return present;
}

// An actor, read when something is asked of it.
class ActorNode : public Node {
 public:
  ActorNode(const GraphView& view, uint64_t id) : Node(id), view_(view) {}
  ActorNode(const GraphView& view, const Actor& actor)
      : Node(static_cast<uint64_t>(actor.id)), view_(view), actor_(actor) {}

  Result<Value> Get(std::string_view key) const override {
    if (key == "id") return Value(IdText(id()));
    if (const Status status = Load(); !status.ok()) return status;
    if (key == "name") return TextOrNull(actor_->name);
    if (key == "kind") return TextOrNull(actor_->kind);
    if (key == "known_id") return TextOrNull(actor_->known_id);
    if (key == "country") return TextOrNull(actor_->country);
    if (key == "names") return Value(List(actor_->names.begin(), actor_->names.end()));
    return Value();
  }

  Result<std::vector<std::string>> Keys() const override {
    if (const Status status = Load(); !status.ok()) return status;
    return KeysThatAre(*this, {"country", "id", "kind", "known_id", "name", "names"});
  }

  Result<std::vector<std::string>> Labels() const override {
    if (const Status status = Load(); !status.ok()) return status;
    const NodeKind* kind = view_.ontology().FindKind(actor_->kind);
    return kind == nullptr ? std::vector<std::string>() : std::vector<std::string>{kind->label};
  }

 private:
  Status Load() const {
    if (actor_) return {};
    auto actor = view_.GetActor(ActorId{id()});
    if (!actor.ok()) return actor.status();
    actor_ = std::move(actor).value();
    return {};
  }

  const GraphView& view_;
  mutable std::optional<Actor> actor_;
};

class EdgeRelationship : public Relationship {
 public:
  EdgeRelationship(const GraphView& view, const Edge& edge, const std::string& type, bool symmetric)
      : Relationship(static_cast<uint64_t>(edge.id), type, static_cast<uint64_t>(edge.from),
                     static_cast<uint64_t>(edge.to), symmetric),
        view_(view),
        edge_(edge) {}

  Result<Value> Get(std::string_view key) const override {
    if (key == "start") return DateOrNull(edge_.time.first, TimeSpan::kOpenPast);
    if (key == "end") return DateOrNull(edge_.time.last, TimeSpan::kOpenFuture);
    if (key == "time") return TextOrNull(edge_.time.ToString());
    if (key == "modality") return TextOrNull(edge_.modality);
    if (key == "theme") return TextOrNull(edge_.theme);
    if (key == "place") return TextOrNull(edge_.place);
    if (key == "attribution") return TextOrNull(edge_.attribution);
    if (key == "confidence") return Value(edge_.confidence);
    if (key == "count") return Value(edge_.evidence_count);
    if (key == "documents") return Value(edge_.document_count);
    if (key == "id") return Value(IdText(id()));
    if (key == "independent_sources") return Independent();
    if (key == "evidence") return Sentences();
    return Value();
  }

  Result<std::vector<std::string>> Keys() const override {
    return KeysThatAre(*this, {"attribution", "confidence", "count", "documents", "end", "id", "modality", "place",
                               "start", "theme", "time"});
  }

 private:
  Value DateOrNull(Date date, int32_t open) const {
    return edge_.time.known() && date.day != open ? Value(date) : Value();
  }

  Result<Value> Independent() const {
    const auto count = IndependentSources(view_, edge_.id);
    if (!count.ok()) return count.status();
    return Value(int64_t{count.value()});
  }

  Result<Value> Sentences() const {
    const auto evidence = view_.GetEvidence(edge_.id);
    if (!evidence.ok()) return evidence.status();
    List sentences;
    for (const Evidence& one : evidence.value()) {
      if (sentences.empty() || sentences.back().string() != one.words) sentences.emplace_back(one.words);
    }
    return Value(std::move(sentences));
  }

  const GraphView& view_;
  Edge edge_;
};

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

NodePtr ActorGraph::Remember(const NodePtr& node) const {
  if (nodes_.size() >= kMostRemembered) nodes_.clear();
  return nodes_.try_emplace(node->id(), node).first->second;
}

NodePtr ActorGraph::NodeOf(const Actor& actor) const {
  const auto found = nodes_.find(static_cast<uint64_t>(actor.id));
  return found != nodes_.end() ? found->second : Remember(std::make_shared<ActorNode>(view_, actor));
}

const ActorGraph::TypeOfRelation& ActorGraph::TypeOf(const std::string& relation) const {
  const auto [entry, fresh] = types_.try_emplace(relation);
  if (fresh) {
    const Relation* found = view_.ontology().FindRelation(relation);
    entry->second = {CypherType(relation), found != nullptr && found->symmetric};
  }
  return entry->second;
}

RelationshipPtr ActorGraph::RelationshipOf(const Edge& edge) const {
  const TypeOfRelation& type = TypeOf(edge.relation);
  return std::make_shared<EdgeRelationship>(view_, edge, type.type, type.symmetric);
}

Result<NodePtr> ActorGraph::GetNode(uint64_t id) const {
  const auto found = nodes_.find(id);
  return found != nodes_.end() ? found->second : Remember(std::make_shared<ActorNode>(view_, id));
}

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

Status ActorGraph::VisitRelationships(const RelationshipFilter& filter, const RelationshipVisitor& visit) const {
  EdgeFilter edges;
  if (!RelationsOf(filter.types, &edges.relations)) return {};
  edges.first_from = filter.start_from;
  edges.first_until = filter.start_until;
  const auto& relations = edges.relations;
  const auto visit_edge = [&](const Edge& edge) {
    const bool fits =
        relations.empty() || std::find(relations.begin(), relations.end(), edge.relation) != relations.end();
    return !fits || !edges.Admits(edge.time) || visit(RelationshipOf(edge));
  };
  if (!edges.has_window()) return view_.VisitEdges(visit_edge);
  return view_.VisitEdgesBetweenDates(filter.start_from.value_or(Date{TimeSpan::kOpenPast}),
                                      filter.start_until.value_or(Date{TimeSpan::kOpenFuture}), visit_edge);
}

Status ActorGraph::VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                                        const RelationshipVisitor& visit) const {
  EdgeFilter edges;
  if (!RelationsOf(filter.types, &edges.relations)) return {};
  edges.direction = filter.direction;
  if (filter.other) edges.other = ActorId{*filter.other};
  edges.first_from = filter.start_from;
  edges.first_until = filter.start_until;
  return view_.VisitEdgesOf(ActorId{node.id()}, edges, [&](const Edge& edge) { return visit(RelationshipOf(edge)); });
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
