#include "store/changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/merge.h"
#include "graph/name.h"
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
std::map<EdgeId, ReportedEdge> Settled(const std::vector<ReportedEdge>& edges) {
  std::map<EdgeId, ReportedEdge> settled;
  for (const ReportedEdge& edge : edges) {
    JoinEdges(edge, &settled.try_emplace(edge.edge.id, ReportedEdge{edge.edge, {}}).first->second);
  }
  return settled;
}

std::set<std::string> FoldedNames(const Actor& actor) {
  std::set<std::string> folded;
  for (const std::string& name : actor.names) folded.insert(FoldName(name));
  return folded;
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

Status Changes::Add(const Report& report) {
  const SourceDocument& document = report.document;
  Result<bool> stored = database_.Has(Family::kDocument, Key(document.id));
  if (!stored.ok()) return stored.status();
  if (stored.value() || !documents_.insert(document.id).second) return Status();
  for (const Actor& actor : report.actors) {
    if (Status added = AddActor(actor); !added.ok()) return added;
  }
  Contribution contribution{report.actors, {}};
  for (const auto& [id, edge] : Settled(report.edges)) {
    contribution.edges.push_back({edge.edge, edge.edge.evidence_count});
    if (Status added = AddEdge(document.id, edge); !added.ok()) return added;
  }
  ++added_.documents;
  if (Status put = Put(Family::kDocument, Key(document.id), Encode(document)); !put.ok()) return put;
  if (Status put = Put(Family::kText, Key(document.id), document.text); !put.ok()) return put;
  return Put(Family::kContribution, Key(document.id), Encode(contribution));
}

Status Changes::AddActor(const Actor& actor) {
  const auto [place, is_new] = actors_.try_emplace(actor.id);
  ActorChange& change = place->second;
  if (is_new) {
    Result<std::optional<Actor>> before = database_.Find<Actor>(Family::kActor, Key(actor.id));
    if (!before.ok()) return before.status();
    change.before = std::move(before).value();
    change.after = change.before.value_or(actor);
  }
  change.after = MergeActors(change.after, actor);
  return Status();
}

Status Changes::AddEdge(DocumentId document, const ReportedEdge& edge) {
  const EdgeId id = edge.edge.id;
  JoinEdges(edge, &edges_.try_emplace(id, ReportedEdge{edge.edge, {}}).first->second);
  added_.evidence += edge.evidence.size();
  return Put(Family::kEvidence, EvidenceKey(id, document), Encode(edge.evidence));
}

Status Changes::WriteActors() {
  for (const auto& [id, change] : actors_) {
    if (change.before == change.after) continue;
    if (!change.before) ++added_.actors;
    if (Status put = Put(Family::kActor, Key(id), Encode(change.after)); !put.ok()) return put;
    for (const std::string& name : FoldedNames(change.after)) {
      if (Status put = Put(Family::kAlias, AliasKey(name, id), ""); !put.ok()) return put;
    }
  }
  return Status();
}

Status Changes::WriteEdges() {
  for (auto& [id, edge] : edges_) {
    Result<std::optional<Edge>> before = database_.Find<Edge>(Family::kEdge, Key(id));
    if (!before.ok()) return before.status();
    if (!before.value()) {
      ++added_.edges;
    } else if (Status joined = JoinStored(*before.value(), &edge); !joined.ok()) {
      return joined;
    }
    if (Status written = WriteEdge(edge.edge, before.value()); !written.ok()) return written;
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
  return Put(Family::kCertain, key, Encode(StrongestOf(edge->evidence)));
}

Status Changes::WriteEdge(const Edge& edge, const std::optional<Edge>& before) {
  const std::string value = Encode(edge);
  if (before && before->time != edge.time) {
    for (const IndexKey& index : IndexKeys(*before)) {
      const rocksdb::Status status = batch_.Delete(database_.family(index.family), ToSlice(index.key));
      if (!status.ok()) return database_.Checked(status);
    }
  }
  for (const IndexKey& index : IndexKeys(edge)) {
    if (Status put = Put(index.family, index.key, value); !put.ok()) return put;
  }
  return Put(Family::kEdge, Key(edge.id), value);
}

Status Changes::WriteCounts() {
  Result<GraphCounts> counts = ReadCounts(database_);
  if (!counts.ok()) return counts.status();
  counts.value().actors += added_.actors;
  counts.value().edges += added_.edges;
  counts.value().evidence += added_.evidence;
  counts.value().documents += added_.documents;
  return Put(Family::kMeta, kCountsKey, Encode(counts.value()));
}

Status Changes::Commit() {
  if (documents_.empty()) return Status();
  if (Status written = WriteActors(); !written.ok()) return written;
  if (Status written = WriteEdges(); !written.ok()) return written;
  if (Status written = WriteCounts(); !written.ok()) return written;
  return database_.Commit(&batch_);
}

Status Changes::Put(Family family, std::string_view key, std::string_view value) {
  return database_.Checked(batch_.Put(database_.family(family), ToSlice(key), ToSlice(value)));
}

}  // namespace entente::store
