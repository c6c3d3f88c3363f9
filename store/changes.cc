#include "store/changes.h"

#include <fmt/format.h>

#include <algorithm>

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

// The edges as one article gives them: each once, settled by its own evidence.
std::vector<ReportedEdge> Settled(std::vector<ReportedEdge> edges) {
  const auto by_id = [](const ReportedEdge& a, const ReportedEdge& b) { return a.edge.id < b.edge.id; };
  if (!std::is_sorted(edges.begin(), edges.end(), by_id)) std::sort(edges.begin(), edges.end(), by_id);
  std::vector<ReportedEdge> settled;
  settled.reserve(edges.size());
  for (ReportedEdge& edge : edges) {
    if (!settled.empty() && settled.back().edge.id == edge.edge.id) {
      JoinEdges(edge, &settled.back());
    } else {
      SettleEdge(&edge.evidence, &edge.edge);
      settled.push_back(std::move(edge));
    }
  }
  return settled;
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
  std::vector<ReportedEdge> edges = Settled(std::move(report.edges));
  batch_.Put(Family::kContribution, Key(document.id), EncodeContribution(report.actors, edges));
  for (ReportedEdge& edge : edges) AddEdge(document.id, std::move(edge));
  ++added_.documents;
  batch_.Put(Family::kDocument, Key(document.id), Encode(StoredDocument{document, learned}));
  batch_.Put(Family::kLearned, LearnedKey(learned, document.id), "");
  batch_.Put(Family::kText, Key(document.id), document.text);
  return Status();
}

Status Changes::AddActor(const Actor& actor) {
  const auto [place, is_new] = place_of_actor_.try_emplace(actor.id, actors_.size());
  if (!is_new) {
    Actor& known = actors_[place->second].after;
    if (!Knows(known, actor)) known = MergeActors(known, actor);
    return Status();
  }
  Result<std::optional<Actor>> before = database_.Find<Actor>(Family::kActor, Key(actor.id));
  if (!before.ok()) return before.status();
  const Actor known = before.value().value_or(actor);
  actors_.push_back({std::move(before).value(), MergeActors(known, actor)});
  return Status();
}

void Changes::AddEdge(DocumentId document, ReportedEdge edge) {
  const EdgeId id = edge.edge.id;
  added_.evidence += edge.evidence.size();
  batch_.Put(Family::kEvidence, EvidenceKey(id, document), EncodeEvidence(edge.evidence));
  const auto [place, is_new] = place_of_edge_.try_emplace(id, edges_.size());
  if (is_new) {
    edges_.push_back(std::move(edge));
    return;
  }
  ReportedEdge& told = edges_[place->second];
  if (!told.edge.time.known()) told.edge.time = edge.edge.time;
  told.evidence.insert(told.evidence.end(), edge.evidence.begin(), edge.evidence.end());
}

void Changes::WriteActors() {
  for (const ActorChange& change : actors_) {
    if (change.before == change.after) continue;
    if (!change.before) ++added_.actors;
    tally_.Replace(change.before, change.after);
    batch_.PutActor(change.after, change.before);
  }
}

Status Changes::WriteEdges() {
  for (ReportedEdge& edge : edges_) {
    SettleEdge(&edge.evidence, &edge.edge);
    Result<std::optional<Edge>> before = database_.Find<Edge>(Family::kEdge, Key(edge.edge.id));
    if (!before.ok()) return before.status();
    if (!before.value()) {
      ++added_.edges;
    } else if (Status joined = JoinStored(*before.value(), &edge); !joined.ok()) {
      return joined;
    }
    tally_.Replace(before.value(), edge.edge);
    batch_.PutEdge(edge.edge, before.value());
  }
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
