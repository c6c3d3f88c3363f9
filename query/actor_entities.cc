#include "query/actor_entities.h"

#include <initializer_list>

#include "graph/independence.h"

namespace entente::query {
namespace {

std::vector<std::string> KeysThatAre(const Entity& entity, std::initializer_list<const char*> keys) {
  std::vector<std::string> present;
  for (const char* key : keys) {
    const auto value = entity.Get(key);
    if (value.ok() && !value.value().is_null()) present.emplace_back(key);
  }
  return present;
}

}  // namespace

Value TextOrNull(const std::string& text) { return text.empty() ? Value() : Value(text); }

Result<Value> ActorNode::Get(std::string_view key) const {
  if (key == "id") return Value(IdText(id()));
  if (const Status status = Load(); !status.ok()) return status;
  if (key == "name") return TextOrNull(actor_->name);
  if (key == "kind") return TextOrNull(actor_->kind);
  if (key == "known_id") return TextOrNull(actor_->known_id);
  if (key == "country") return TextOrNull(actor_->country);
  if (key == "names") return Value(List(actor_->names.begin(), actor_->names.end()));
  return Value();
}

Result<std::vector<std::string>> ActorNode::Keys() const {
  if (const Status status = Load(); !status.ok()) return status;
  return KeysThatAre(*this, {"country", "id", "kind", "known_id", "name", "names"});
}

Result<std::vector<std::string>> ActorNode::Labels() const {
  if (const Status status = Load(); !status.ok()) return status;
  const NodeKind* kind = view_.ontology().FindKind(actor_->kind);
  return kind == nullptr ? std::vector<std::string>() : std::vector<std::string>{kind->label};
}

Status ActorNode::Load() const {
  if (actor_) return {};
  auto actor = view_.GetActor(ActorId{id()});
  if (!actor.ok()) return actor.status();
  actor_ = std::make_unique<const Actor>(std::move(actor).value());
  return {};
}

uint64_t EdgeRelationship::id() const {
  if (!head_.given_id) head_.given_id = head_.id();
  return static_cast<uint64_t>(*head_.given_id);
}

Result<Value> EdgeRelationship::Get(std::string_view key) const {
  if (key == "start") return DateOrNull(head_.time.first, TimeSpan::kOpenPast);
  if (key == "end") return DateOrNull(head_.time.last, TimeSpan::kOpenFuture);
  if (key == "time") return TextOrNull(head_.time.ToString());
  if (key == "id") return Value(IdText(id()));
  if (key == "independent_sources") return Independent();
  if (key == "evidence") return Sentences();
  return Said(key);
}

Result<std::vector<std::string>> EdgeRelationship::Keys() const {
  if (const auto said = Said("modality"); !said.ok()) return said.status();
  return KeysThatAre(*this, {"attribution", "confidence", "count", "documents", "end", "id", "modality", "place",
                             "start", "theme", "time"});
}

Result<Value> EdgeRelationship::Said(std::string_view key) const {
  if (!edge_) {
    auto edge = view_.GetEdge(EdgeId{id()});
    if (!edge.ok()) return edge.status();
    edge_ = std::make_unique<const Edge>(std::move(edge).value());
  }
  if (key == "modality") return TextOrNull(edge_->modality);
  if (key == "theme") return TextOrNull(edge_->theme);
  if (key == "place") return TextOrNull(edge_->place);
  if (key == "attribution") return TextOrNull(edge_->attribution);
  if (key == "confidence") return Value(edge_->confidence);
  if (key == "count") return Value(edge_->evidence_count);
  if (key == "documents") return Value(edge_->document_count);
  return Value();
}

Value EdgeRelationship::DateOrNull(Date date, int32_t open) const {
  return head_.time.known() && date.day != open ? Value(date) : Value();
}

Result<Value> EdgeRelationship::Independent() const {
  const auto count = IndependentSources(view_, EdgeId{id()});
  if (!count.ok()) return count.status();
  return Value(int64_t{count.value()});
}

Result<Value> EdgeRelationship::Sentences() const {
  const auto evidence = view_.GetEvidence(EdgeId{id()});
  if (!evidence.ok()) return evidence.status();
  List sentences;
  for (const Evidence& one : evidence.value()) {
    if (sentences.empty() || sentences.back().string() != one.words) sentences.emplace_back(one.words);
  }
  return Value(std::move(sentences));
}

}  // namespace entente::query
