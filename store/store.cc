#include "store/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/name.h"
#include "store/changes.h"
#include "store/database.h"
#include "store/earlier_view.h"
#include "store/parallel.h"
#include "store/pending.h"
#include "store/read.h"
#include "store/retract.h"
#include "store/tally.h"

namespace entente::store {
namespace {

// Articles in one atomic group. An edge that many articles tell is settled once a group.
constexpr size_t kArticlesPerGroup = 64;
// Up to so many relations their own ranges are merged.
constexpr size_t kMostMergedRelations = 8;

template <class Id>
Status NotFound(const Database& database, std::string_view what, Id id) {
  return Status(ErrorCode::kNotFound, fmt::format("store '{}' has no {} {}", database.path(), what, ToString(id)));
}

template <class T, class Id>
Result<T> Require(const Database& database, Family family, std::string_view what, Id id,
                  const rocksdb::Snapshot* snapshot = nullptr) {
  Result<std::optional<T>> found = database.Find<T>(family, Key(id), snapshot);
  if (!found.ok()) return found.status();
  if (!found.value()) return NotFound(database, what, id);
  return std::move(*found.value());
}

template <class T>
Status VisitAll(const Database& database, Family family, const std::function<bool(const T&)>& visit,
                const rocksdb::Snapshot* snapshot = nullptr) {
  Status unreadable;
  const Status scanned = database.ScanAll(
      family,
      [&](std::string_view key, std::string_view value) {
        const std::optional<T> decoded = DecodeRecord<T>(family, key, value, database.names());
        if (decoded) return visit(*decoded);
        unreadable = database.Unreadable(family, key);
        return false;
      },
      snapshot);
  return scanned.ok() ? unreadable : scanned;
}

Status ReadText(const Database& database, const rocksdb::Snapshot* snapshot, SourceDocument* document) {
  rocksdb::PinnableSlice text;
  Result<bool> found = database.Get(Family::kText, Key(document->id), &text, snapshot);
  if (!found.ok()) return found.status();
  if (!found.value()) return NotFound(database, "text of document", document->id);
  document->text = View(text);
  return Status();
}

template <class AnyEdge>
bool Matches(const EdgeFilter& filter, const SymmetricRelations& symmetric, ActorId actor, const AnyEdge& edge) {
  const auto& relations = filter.relations;
  if (!relations.empty() && std::find(relations.begin(), relations.end(), edge.relation) == relations.end())
    return false;
  switch (filter.direction) {
    case Direction::kOut:
      return edge.from == actor || symmetric.contains(edge.relation);
    case Direction::kIn:
      return edge.to == actor || symmetric.contains(edge.relation);
    case Direction::kBoth:
      break;
  }
  return true;
}

// Whether the ranges of adjacency are walked along: for many relations, going along the timeline is faster.
bool IsByRelation(const EdgeFilter& filter) {
  return !filter.other && !filter.relations.empty() && filter.relations.size() <= kMostMergedRelations;
}

std::vector<KeyRange> RangesOfAllTimes(const EdgeFilter& filter, const SymmetricRelations& symmetric,
                                       const Names& names, ActorId actor) {
  if (filter.other) return {PairOf(actor, *filter.other)};
  if (!IsByRelation(filter)) return {TimelineOf(actor)};
  std::vector<KeyRange> ranges;
  for (const std::string& relation : filter.relations) {
    const bool both = filter.direction == Direction::kBoth || symmetric.contains(relation);
    const uint16_t number = names.NumberOf(relation);
    if (both || filter.direction == Direction::kOut) ranges.push_back(AdjacencyOf(actor, number, Side::kOutgoing));
    if (both || filter.direction == Direction::kIn) ranges.push_back(AdjacencyOf(actor, number, Side::kIncoming));
  }
  return ranges;
}

// Ranges that between them hold all edges that match, and perhaps others.
std::vector<KeyRange> RangesFor(const EdgeFilter& filter, const SymmetricRelations& symmetric, const Names& names,
                                ActorId actor) {
  std::vector<KeyRange> ranges = RangesOfAllTimes(filter, symmetric, names, actor);
  if (!filter.undated && !filter.has_window()) return ranges;
  for (KeyRange& range : ranges) {
    range = filter.undated ? Undated(std::move(range))
                           : StartedBetween(std::move(range), filter.first_from, filter.first_until);
  }
  return ranges;
}

// Whether these ranges hold others too.
bool HoldOthers(const EdgeFilter& filter) {
  return !IsByRelation(filter) && (!filter.relations.empty() || filter.direction != Direction::kBoth);
}

}  // namespace

Status Store::Check(std::span<const Report> reports) const {
  constexpr size_t kAtOnce = 1000;
  return InParallel((reports.size() + kAtOnce - 1) / kAtOnce, [&](size_t part) {
    const auto rest = reports.subspan(part * kAtOnce);
    for (const Report& report : rest.first(std::min(rest.size(), kAtOnce))) {
      if (Status checked = CheckReport(report, ontology_); !checked.ok()) return checked;
    }
    return Status();
  });
}

Status Store::Index() const {
  if (pending_->empty()) return Status();
  const std::lock_guard<std::mutex> lock(write_mutex_);
  return pending_->Index(judgements_, ontology_);
}

Result<Store::WriteLock> Store::LockIndexed() const {
  if (Status writable = database_->CheckWritable(); !writable.ok()) return writable;
  WriteLock lock(write_mutex_);
  if (Status indexed = pending_->Index(judgements_, ontology_); !indexed.ok()) return indexed;
  return lock;
}

Status Store::Write(std::span<const Report> reports, Date learned) {
  if (Status writable = database_->CheckWritable(); !writable.ok()) return writable;
  if (Status checked = Check(reports); !checked.ok()) return checked;
  const std::lock_guard<std::mutex> lock(write_mutex_);
  while (!reports.empty()) {
    const auto group = reports.first(std::min(reports.size(), kArticlesPerGroup));
    if (Status noted = pending_->Note(group, learned); !noted.ok()) return noted;
    if (pending_->full()) {
      if (Status indexed = pending_->Index(judgements_, ontology_); !indexed.ok()) return indexed;
    }
    reports = reports.subspan(group.size());
  }
  return Status();
}

Status Store::Write(const Report& report, Date learned) { return Write(std::span<const Report>(&report, 1), learned); }

Status Store::Load(std::span<const Report> reports, Date learned) {
  return Load(std::vector<Report>(reports.begin(), reports.end()), learned);
}

Status Store::Load(std::vector<Report> reports, Date learned) {
  if (Status checked = Check(reports); !checked.ok()) return checked;
  const Result<WriteLock> lock = LockIndexed();
  if (!lock.ok()) return lock.status();
  Changes changes(database_.get());
  for (Report& report : reports) {
    changes.Add({std::move(report), learned}, judgements_, ontology_);
  }
  reports.clear();
  return changes.CommitSorted();
}

Status Store::Retract(DocumentId id) {
  const Result<WriteLock> lock = LockIndexed();
  if (!lock.ok()) return lock.status();
  return store::Retract(database_.get(), id);
}

Status Store::Sync() {
  if (Status writable = database_->CheckWritable(); !writable.ok()) return writable;
  return database_->Sync();
}

Status Store::Flush() {
  if (Status writable = database_->CheckWritable(); !writable.ok()) return writable;
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return database_->Flush();
}

Status Store::Compact() {
  if (Status writable = database_->CheckWritable(); !writable.ok()) return writable;
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return database_->Compact();
}

Result<uint64_t> Store::FilesSideBySide() const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return database_->FilesSideBySide();
}

Result<std::unique_ptr<GraphView>> Store::AsOf(Date day) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  DocumentSet later;
  const Status scanned = database_->Scan(LearnedAfter(day), [&later](std::string_view key, std::string_view) {
    later.Add(DocumentId{ReadId(key, key.size() - kIdSize)});
    return true;
  });
  if (!scanned.ok()) return scanned;
  return std::unique_ptr<GraphView>(new EarlierView(*this, *database_, std::move(later), day));
}

Result<bool> Store::HasDocument(DocumentId id) const {
  if (!pending_->empty()) {
    const std::lock_guard<std::mutex> lock(write_mutex_);
    if (pending_->Has(id)) return true;
  }
  return database_->Has(Family::kDocument, Key(id));
}

Result<std::vector<DocumentId>> Store::DocumentsNamed(std::string_view name) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  std::vector<DocumentId> named;
  const std::optional<uint64_t> id = ParseIdText(name);
  const Status visited = VisitAll<StoredDocument>(*database_, Family::kDocument, [&](const StoredDocument& stored) {
    const SourceDocument& document = stored.document;
    const bool by_id = id && document.id == DocumentId{*id};
    if (by_id || (!name.empty() && (document.source_id == name || document.url == name))) named.push_back(document.id);
    return true;
  });
  if (!visited.ok()) return visited;
  return named;
}

Result<GraphCounts> Store::Counts() const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return ReadCounts(*database_);
}

Result<GraphStatistics> Store::Statistics() const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return AtOneMoment(*database_,
                     [this](const rocksdb::Snapshot* snapshot) { return ReadStatistics(*database_, snapshot); });
}

Result<Actor> Store::GetActor(ActorId id) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return Require<Actor>(*database_, Family::kActor, "actor", id);
}

Result<Edge> Store::GetEdge(EdgeId id) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return Require<Edge>(*database_, Family::kEdge, "edge", id);
}

Result<SourceDocument> Store::GetDocument(DocumentId id) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return AtOneMoment(*database_, [&](const rocksdb::Snapshot* snapshot) -> Result<SourceDocument> {
    Result<StoredDocument> stored = Require<StoredDocument>(*database_, Family::kDocument, "document", id, snapshot);
    if (!stored.ok()) return stored.status();
    SourceDocument document = std::move(stored).value().document;
    if (Status read = ReadText(*database_, snapshot, &document); !read.ok()) return read;
    return document;
  });
}

Result<std::vector<Evidence>> Store::GetEvidence(EdgeId id) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  Result<std::vector<Evidence>> evidence = ReadEvidence(*database_, id);
  if (evidence.ok() && evidence.value().empty()) return NotFound(*database_, "edge", id);
  return evidence;
}

Result<std::vector<ActorId>> Store::ActorsNamed(std::string_view name) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  std::vector<ActorId> actors;
  const Status scanned = database_->Scan(AliasesOf(FoldName(name)), [&actors](std::string_view key, std::string_view) {
    actors.push_back(ActorId{ReadId(key, key.size() - kIdSize)});
    return true;
  });
  if (!scanned.ok()) return scanned;
  return actors;
}

Status Store::VisitActors(const std::function<bool(const Actor&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return VisitAll<Actor>(*database_, Family::kActor, visit);
}

Status Store::VisitDocuments(const std::function<bool(const SourceDocument&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  Status failure;
  const std::unique_ptr<Snapshot> snapshot = database_->TakeSnapshot();
  const auto visit_whole = [&](const StoredDocument& stored) {
    SourceDocument whole = stored.document;
    failure = ReadText(*database_, snapshot->get(), &whole);
    return failure.ok() && visit(whole);
  };
  const Status visited = VisitAll<StoredDocument>(*database_, Family::kDocument, visit_whole, snapshot->get());
  return visited.ok() ? failure : visited;
}

Status Store::VisitEdges(const std::function<bool(const Edge&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return VisitAll<Edge>(*database_, Family::kEdge, visit);
}

Status Store::VisitEdgesOf(ActorId actor, const EdgeFilter& filter,
                           const std::function<bool(const Edge&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  const std::vector<KeyRange> ranges = RangesFor(filter, symmetric_, database_->names(), actor);
  if (!HoldOthers(filter)) return ScanEdges(*database_, ranges, visit);
  return ScanEdges(*database_, ranges,
                   [&](const Edge& edge) { return !Matches(filter, symmetric_, actor, edge) || visit(edge); });
}

Status Store::VisitHeadsOf(ActorId actor, const EdgeFilter& filter,
                           const std::function<bool(const EdgeHead&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  const std::vector<KeyRange> ranges = RangesFor(filter, symmetric_, database_->names(), actor);
  if (!HoldOthers(filter)) return ScanHeads(*database_, ranges, visit);
  return ScanHeads(*database_, ranges,
                   [&](const EdgeHead& edge) { return !Matches(filter, symmetric_, actor, edge) || visit(edge); });
}

Status Store::VisitEdgesBetweenDates(Date from, Date to, const std::function<bool(const Edge&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return ScanEdgesBetween(*database_, from, to, visit);
}

Status Store::VisitHeadsBetweenDates(Date from, Date to, const std::function<bool(const EdgeHead&)>& visit) const {
  if (Status indexed = Index(); !indexed.ok()) return indexed;
  return ScanHeadsBetween(*database_, from, to, visit);
}

}  // namespace entente::store
