#include "store/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "graph/merge.h"
#include "store/certain.h"
#include "store/read.h"

namespace entente::store {
namespace {

Status Refused(const Report& report, const std::string& why) {
  return Status(ErrorCode::kInvalidInput,
                fmt::format("the report of document {} is refused: {}", ToString(report.document.id), why));
}

// What is wrong with an edge; empty where nothing is.
std::string FaultOf(const ReportedEdge& reported, const Report& report, const Ontology& ontology) {
  const Edge& edge = reported.edge;
  const auto brings = [&report](ActorId id) {
    return std::any_of(report.actors.begin(), report.actors.end(), [id](const Actor& actor) { return actor.id == id; });
  };
  if (!ontology.FindRelation(edge.relation)) return fmt::format("the ontology has no relation '{}'", edge.relation);
  if (!ontology.FindModality(edge.modality)) return fmt::format("the ontology has no modality '{}'", edge.modality);
  for (ActorId end : {edge.from, edge.to}) {
    if (!brings(end)) return fmt::format("it names actor {} and does not bring it", ToString(end));
  }
  if (reported.evidence.empty()) return "it has no evidence";
  for (const Evidence& piece : reported.evidence) {
    if (piece.document != report.document.id) return "its evidence stands in another document";
  }
  return "";
}

// Makes of edges what one article gives: each once, settled by its own evidence.
void SettleAll(std::vector<ReportedEdge>* edges) {
  const auto by_id = [](const ReportedEdge& a, const ReportedEdge& b) { return a.edge.id < b.edge.id; };
  if (!std::is_sorted(edges->begin(), edges->end(), by_id)) std::sort(edges->begin(), edges->end(), by_id);
  size_t settled = 0;
  for (ReportedEdge& edge : *edges) {
    if (settled > 0 && (*edges)[settled - 1].edge.id == edge.edge.id) {
      JoinEdges(edge, &(*edges)[settled - 1]);
      continue;
    }
    SettleEdge(&edge.evidence, &edge.edge);
    if (&(*edges)[settled] != &edge) (*edges)[settled] = std::move(edge);
    ++settled;
  }
  edges->resize(settled);
}

uint64_t HashOf(const Actor& actor) {
  constexpr uint64_t kOddMultiplier = 0x9e3779b97f4a7c15;
  uint64_t hash = 0;
  const auto add = [&hash](const std::string& field) {
    hash = (std::rotl(hash, 32) ^ std::hash<std::string>()(field)) * kOddMultiplier;
  };
  for (const std::string* field : {&actor.kind, &actor.name, &actor.known_id, &actor.country}) add(*field);
  for (const std::string& name : actor.names) add(name);
  return hash;
}

// Adds what one report tells of an edge to what others do, not settled; `joined` is empty before the first.
void TakeIn(ReportedEdge told, ReportedEdge* joined) {
  if (joined->evidence.empty()) {
    *joined = std::move(told);
    return;
  }
  if (!joined->edge.time.known()) joined->edge.time = told.edge.time;
  std::move(told.evidence.begin(), told.evidence.end(), std::back_inserter(joined->evidence));
}

// Whether an actor that was merged already has all that `given` says of it.
bool Knows(const Actor& merged, const Actor& given) {
  return merged.kind == given.kind && merged.name == given.name && merged.known_id == given.known_id &&
         merged.country == given.country &&
         std::includes(merged.names.begin(), merged.names.end(), given.names.begin(), given.names.end());
}

}  // namespace

Status CheckReport(const Report& report, const Ontology& ontology) {
  for (const Actor& actor : report.actors) {
    if (!ontology.FindKind(actor.kind))
      return Refused(report, fmt::format("the ontology has no kind '{}'", actor.kind));
  }
  for (const ReportedEdge& edge : report.edges) {
    const std::string fault = FaultOf(edge, report, ontology);
    if (!fault.empty()) return Refused(report, fmt::format("edge {}: {}", ToString(edge.edge.id), fault));
  }
  return Status();
}

Status Changes::Add(Report report, Date learned) {
  const SourceDocument& document = report.document;
  Result<bool> stored = database_.Has(Family::kDocument, Key(document.id));
  if (!stored.ok()) return stored.status();
  if (stored.value() || !documents_.insert(document.id).second) return Status();
  for (const Actor& actor : report.actors) {
    if (Status added = AddActor(actor); !added.ok()) return added;
    batch_.Put(Family::kMention, MentionKey(actor.id, document.id), "");
  }
  SettleAll(&report.edges);
  batch_.Put(Family::kContribution, Key(document.id), EncodeContribution(report.actors, report.edges));
  for (const ReportedEdge& edge : report.edges) {
    added_.evidence += edge.evidence.size();
    batch_.Put(Family::kEvidence, EvidenceKey(edge.edge.id, document.id), EncodeEvidence(edge.evidence));
  }
  told_.push_back(std::move(report.edges));
  ++added_.documents;
  batch_.Put(Family::kDocument, Key(document.id), Encode(StoredDocument{document, learned}));
  batch_.Put(Family::kLearned, LearnedKey(learned, document.id), "");
  batch_.Put(Family::kText, Key(document.id), document.text);
  return Status();
}

Status Changes::AddActor(const Actor& actor) {
  const uint64_t said = HashOf(actor);
  const auto [place, is_new] = place_of_actor_.try_emplace(actor.id, ActorPlace{actors_.size(), said});
  if (!is_new) {
    if (place->second.said == said) return Status();
    place->second.said = said;
    Actor& known = actors_[place->second.place].after;
    if (!Knows(known, actor)) known = MergeActors(known, actor);
    return Status();
  }
  Result<std::optional<Actor>> before = database_.Find<Actor>(Family::kActor, Key(actor.id));
  if (!before.ok()) return before.status();
  const Actor known = before.value().value_or(actor);
  actors_.push_back({std::move(before).value(), MergeActors(known, actor)});
  return Status();
}

void Changes::WriteActors() {
  for (const ActorChange& change : actors_) {
    if (change.before == change.after) continue;
    if (!change.before) ++added_.actors;
    if (change.before) tally_.Remove(*change.before);
    tally_.Add(change.after);
    batch_.PutActor(change.after, change.before);
  }
}

std::unordered_set<EdgeId> Changes::SharedEdges() const {
  std::vector<EdgeId> ids;
  for (const std::vector<ReportedEdge>& edges : told_) {
    for (const ReportedEdge& edge : edges) ids.push_back(edge.edge.id);
  }
  std::sort(ids.begin(), ids.end());
  std::unordered_set<EdgeId> shared;
  for (size_t i = 1; i < ids.size(); ++i) {
    if (ids[i] == ids[i - 1]) shared.insert(ids[i]);
  }
  return shared;
}

Status Changes::WriteEdges() {
  const std::unordered_set<EdgeId> shared = SharedEdges();
  std::unordered_map<EdgeId, ReportedEdge> joined;
  for (std::vector<ReportedEdge>& edges : told_) {
    for (ReportedEdge& edge : edges) {
      if (shared.contains(edge.edge.id)) {
        ReportedEdge& of_all = joined[edge.edge.id];
        TakeIn(std::move(edge), &of_all);
      } else if (Status written = WriteEdge(&edge); !written.ok()) {
        return written;
      }
    }
  }
  for (auto& [id, edge] : joined) {
    SettleEdge(&edge.evidence, &edge.edge);
    if (Status written = WriteEdge(&edge); !written.ok()) return written;
  }
  return Status();
}

Status Changes::WriteEdge(ReportedEdge* edge) {
  Result<std::optional<Edge>> before = database_.Find<Edge>(Family::kEdge, Key(edge->edge.id));
  if (!before.ok()) return before.status();
  if (!before.value()) {
    ++added_.edges;
  } else {
    if (Status joined = JoinStored(*before.value(), edge); !joined.ok()) return joined;
    tally_.Remove(*before.value());
  }
  tally_.Add(edge->edge);
  batch_.PutEdge(edge->edge, before.value());
  return Status();
}

Status Changes::JoinStored(const Edge& stored, ReportedEdge* edge) {
  const std::string key = Key(stored.id);
  Result<std::optional<std::vector<Evidence>>> strongest = database_.Find<std::vector<Evidence>>(Family::kCertain, key);
  if (!strongest.ok()) return strongest.status();
  if (strongest.value()) {
    JoinCertain(stored, *strongest.value(), edge);
  } else {
    Result<std::vector<Evidence>> evidence = ReadEvidence(database_, stored.id);
    if (!evidence.ok()) return evidence.status();
    JoinEdges({stored, std::move(evidence).value()}, edge);
    if (!IsCertain(*edge)) return Status();
  }
  batch_.Put(Family::kCertain, key, Encode(StrongestOf(edge->evidence)));
  return Status();
}

Status Changes::WriteCounts() {
  Result<GraphCounts> counts = ReadCounts(database_);
  if (!counts.ok()) return counts.status();
  counts.value().actors += added_.actors;
  counts.value().edges += added_.edges;
  counts.value().evidence += added_.evidence;
  counts.value().documents += added_.documents;
  batch_.Put(Family::kMeta, kCountsKey, Encode(counts.value()));
  return tally_.Write(database_, &batch_);
}

Status Changes::Settle() {
  WriteActors();
  if (Status written = WriteEdges(); !written.ok()) return written;
  return WriteCounts();
}

Status Changes::Commit() {
  if (documents_.empty()) return Status();
  if (Status settled = Settle(); !settled.ok()) return settled;
  return batch_.Commit();
}

Status Changes::CommitSorted() {
  if (documents_.empty()) return Status();
  if (Status settled = Settle(); !settled.ok()) return settled;
  return batch_.CommitSorted();
}

}  // namespace entente::store
