#include "store/changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <deque>
#include <unordered_map>

#include "graph/merge.h"
#include "store/certain.h"
#include "store/parallel.h"
#include "store/read.h"
#include "store/tally.h"

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

// Calls `work(begin, end)` for so many records at a time as are looked up at once.
template <class Work>
Status InChunks(size_t size, const Work& work) {
  constexpr size_t kAtOnce = 256;
  for (size_t begin = 0; begin < size; begin += kAtOnce) {
    if (Status done = work(begin, std::min(size, begin + kAtOnce)); !done.ok()) return done;
  }
  return Status();
}

// A part of what changes, worked out apart from the others: it reads what all have been told, and writes records of its
// own.
class Share {
 public:
  explicit Share(Database* database) : database_(*database), batch_(database) {}

  // What was told by a report, as it was told; its edges are each settled by it alone.
  void WriteTold(Report* report, Date learned);
  void AddActor(const Actor& actor);
  Status WriteActors();
  // Joins what the store has to what the reports say of edges.
  Status WriteEdges(const std::vector<ReportedEdge*>& edges);

  Batch& batch() { return batch_; }
  const GraphCounts& added() const { return added_; }
  const Tally& tally() const { return tally_; }

 private:
  // Where an actor stands among those that change, and the hash of what was said of it last: most articles say the
  // same.
  struct ActorPlace {
    size_t place;
    uint64_t said;
  };

  void WriteActor(const std::optional<Actor>& before, const Actor& told);
  Status WriteEdge(const std::optional<Edge>& before, ReportedEdge* edge);
  Status JoinStored(const Edge& stored, ReportedEdge* edge);

  Database& database_;
  Batch batch_;
  std::vector<Actor> actors_;  // as the reports have them
  std::unordered_map<ActorId, ActorPlace> place_of_actor_;
  GraphCounts added_;
  Tally tally_;
};

void Share::WriteTold(Report* report, Date learned) {
  const SourceDocument& document = report->document;
  for (const Actor& actor : report->actors) batch_.Put(Family::kMention, MentionKey(actor.id, document.id), "");
  SettleAll(&report->edges);
  batch_.Put(Family::kContribution, Key(document.id), EncodeContribution(report->actors, report->edges));
  for (const ReportedEdge& edge : report->edges) {
    added_.evidence += edge.evidence.size();
    batch_.Put(Family::kEvidence, EvidenceKey(edge.edge.id, document.id), EncodeEvidence(edge.evidence));
  }
  ++added_.documents;
  batch_.Put(Family::kDocument, Key(document.id), Encode(StoredDocument{document, learned}));
  batch_.Put(Family::kLearned, LearnedKey(learned, document.id), "");
  batch_.Put(Family::kText, Key(document.id), document.text);
}

void Share::AddActor(const Actor& actor) {
  const uint64_t said = HashOf(actor);
  const auto [place, is_new] = place_of_actor_.try_emplace(actor.id, ActorPlace{actors_.size(), said});
  if (is_new) {
    actors_.push_back(actor);
    CompleteNames(&actors_.back());
    return;
  }
  if (place->second.said == said) return;
  place->second.said = said;
  Actor& known = actors_[place->second.place];
  if (!Knows(known, actor)) known = MergeActors(known, actor);
}

Status Share::WriteActors() {
  return InChunks(actors_.size(), [this](size_t begin, size_t end) {
    std::vector<std::string> keys;
    for (size_t i = begin; i < end; ++i) keys.push_back(Key(actors_[i].id));
    const auto before = database_.FindAll<Actor>(Family::kActor, keys);
    if (!before.ok()) return before.status();
    for (size_t i = begin; i < end; ++i) WriteActor(before.value()[i - begin], actors_[i]);
    return Status();
  });
}

void Share::WriteActor(const std::optional<Actor>& before, const Actor& told) {
  if (!before) {
    ++added_.actors;
    tally_.Add(told);
    batch_.PutActor(told, before);
    return;
  }
  if (Knows(*before, told)) return;
  const Actor after = MergeActors(*before, told);
  if (after == *before) return;
  tally_.Remove(*before);
  tally_.Add(after);
  batch_.PutActor(after, before);
}

Status Share::WriteEdges(const std::vector<ReportedEdge*>& edges) {
  const MetIds* met = database_.met_edges();
  std::vector<ReportedEdge*> known;  // or so it seems
  for (ReportedEdge* edge : edges) {
    if (!met || met->MayHave(static_cast<uint64_t>(edge->edge.id))) {
      known.push_back(edge);
    } else if (Status written = WriteEdge(std::nullopt, edge); !written.ok()) {
      return written;
    }
  }
  return InChunks(known.size(), [&](size_t begin, size_t end) {
    std::vector<std::string> keys;
    for (size_t i = begin; i < end; ++i) keys.push_back(Key(known[i]->edge.id));
    const auto before = database_.FindAll<Edge>(Family::kEdge, keys);
    if (!before.ok()) return before.status();
    for (size_t i = begin; i < end; ++i) {
      if (Status written = WriteEdge(before.value()[i - begin], known[i]); !written.ok()) return written;
    }
    return Status();
  });
}

Status Share::WriteEdge(const std::optional<Edge>& before, ReportedEdge* edge) {
  if (!before) {
    ++added_.edges;
    if (MetIds* met = database_.met_edges()) met->Add(static_cast<uint64_t>(edge->edge.id));
  } else {
    if (Status joined = JoinStored(*before, edge); !joined.ok()) return joined;
    tally_.Remove(*before);
  }
  tally_.Add(edge->edge);
  batch_.PutEdge(edge->edge, before);
  return Status();
}

Status Share::JoinStored(const Edge& stored, ReportedEdge* edge) {
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

void Changes::Add(Told told, const Judgements& judgements, const Ontology& ontology) {
  const DocumentId document = told.report.document.id;
  if (!documents_.insert(document).second) return;
  if (!judgements.empty()) {
    Report judged = judgements.Apply(told.report, ontology);
    if (judged != told.report) originals_.emplace(document, EncodeTold(told.report, told.learned));
    told.report = std::move(judged);
  }
  told_.push_back(std::move(told));
}

void Changes::AddPending(Told told, const Judgements& judgements, const Ontology& ontology) {
  pending_ = true;
  batch_.Delete(Family::kMeta, PendingKey(told.report.document.id));
  Add(std::move(told), judgements, ontology);
}

Status Changes::DropStored() {
  std::vector<bool> stored;
  const Status looked_up = InChunks(told_.size(), [&](size_t begin, size_t end) {
    std::vector<std::string> keys;
    for (size_t i = begin; i < end; ++i) keys.push_back(Key(told_[i].report.document.id));
    const Result<std::vector<bool>> has = database_.HasAll(Family::kDocument, keys);
    if (has.ok()) stored.insert(stored.end(), has.value().begin(), has.value().end());
    return has.status();
  });
  if (!looked_up.ok()) return looked_up;
  size_t kept = 0;
  for (size_t i = 0; i < told_.size(); ++i) {
    if (stored[i]) continue;
    if (kept != i) told_[kept] = std::move(told_[i]);
    ++kept;
  }
  told_.resize(kept);
  return Status();
}

std::vector<ReportedEdge> Changes::TakeShared() {
  std::vector<EdgeId> ids;
  for (const Told& told : told_) {
    for (const ReportedEdge& edge : told.report.edges) ids.push_back(edge.edge.id);
  }
  std::sort(ids.begin(), ids.end());
  std::unordered_map<EdgeId, ReportedEdge> shared;
  for (size_t i = 1; i < ids.size(); ++i) {
    if (ids[i] == ids[i - 1]) shared.try_emplace(ids[i]);
  }
  if (shared.empty()) return {};
  for (Told& told : told_) {
    std::erase_if(told.report.edges, [&shared](ReportedEdge& edge) {
      const auto joined = shared.find(edge.edge.id);
      if (joined == shared.end()) return false;
      TakeIn(std::move(edge), &joined->second);
      return true;
    });
  }
  std::vector<ReportedEdge> edges;
  for (auto& [id, edge] : shared) {
    SettleEdge(&edge.evidence, &edge.edge);
    edges.push_back(std::move(edge));
  }
  return edges;
}

size_t Changes::EdgesTold() const {
  size_t edges = 0;
  for (const Told& told : told_) edges += told.report.edges.size();
  return edges;
}

Status Changes::WriteCounts(const GraphCounts& added) {
  Result<GraphCounts> counts = ReadCounts(database_);
  if (!counts.ok()) return counts.status();
  counts.value() += added;
  batch_.Put(Family::kMeta, kCountsKey, Encode(counts.value()));
  return Status();
}

// Reports and edges go to the shares in ranges, so that what follows one another stays together, and actors by their
// ids, so that all that is said of one meets in one share.
Status Changes::Settle(size_t count) {
  for (const Told& told : told_) {
    const auto original = originals_.find(told.report.document.id);
    if (original != originals_.end()) batch_.Put(Family::kMeta, OriginalKey(original->first), original->second);
  }
  std::deque<Share> shares;
  while (shares.size() < count) shares.emplace_back(&database_);
  const auto begin_of = [count](size_t share, size_t size) { return size * share / count; };
  Status settled = InParallel(count, [&](size_t i) {
    for (size_t r = begin_of(i, told_.size()); r < begin_of(i + 1, told_.size()); ++r) {
      shares[i].WriteTold(&told_[r].report, told_[r].learned);
    }
    for (const Told& told : told_) {
      for (const Actor& actor : told.report.actors) {
        if (static_cast<uint64_t>(actor.id) % count == i) shares[i].AddActor(actor);
      }
    }
    return shares[i].WriteActors();
  });
  if (!settled.ok()) return settled;
  std::vector<ReportedEdge> joined = TakeShared();
  if (MetIds* met = database_.met_edges()) met->Reserve(EdgesTold() + joined.size());
  settled = InParallel(count, [&](size_t i) {
    const size_t begin = begin_of(i, told_.size()), end = begin_of(i + 1, told_.size());
    std::vector<ReportedEdge*> edges;
    for (size_t r = begin; r < end; ++r) {
      for (ReportedEdge& edge : told_[r].report.edges) edges.push_back(&edge);
    }
    for (size_t j = begin_of(i, joined.size()); j < begin_of(i + 1, joined.size()); ++j) edges.push_back(&joined[j]);
    if (Status written = shares[i].WriteEdges(edges); !written.ok()) return written;
    for (size_t r = begin; r < end; ++r) told_[r].report = Report();  // freed here, by all threads
    return Status();
  });
  if (!settled.ok()) return settled;
  GraphCounts added;
  Tally tally;
  for (Share& share : shares) {
    added += share.added();
    tally.Add(share.tally());
    batch_.TakeIn(&share.batch());
  }
  if (Status written = WriteCounts(added); !written.ok()) return written;
  return tally.Write(database_, &batch_);
}

Status Changes::Commit() {
  if (Status dropped = DropStored(); !dropped.ok() || empty()) return dropped;
  if (Status settled = Settle(1); !settled.ok()) return settled;
  return batch_.Commit();
}

Status Changes::CommitSorted() {
  if (Status dropped = DropStored(); !dropped.ok() || empty()) return dropped;
  if (Status settled = Settle(std::clamp<size_t>(told_.size(), 1, ThreadCount())); !settled.ok()) return settled;
  return batch_.CommitSorted();
}

}  // namespace entente::store
