#include "store/read.h"

#include <algorithm>
#include <utility>

#include "store/time_keys.h"
#include "store/uncounted.h"

namespace entente::store {
namespace {

// What the walks of one scan are merged by: how new, and what else tells edges apart; then the range but for the side,
// since an edge from an actor to itself stands on both sides of its adjacency.
using Rank = std::pair<std::string_view, std::string_view>;

template <class AnyCursor>
Rank RankOf(const AnyCursor& walk) {
  const std::string_view key = walk.key();
  const size_t prefix = std::min(key.size(), IndexPrefixSize(walk.family()));
  return {key.substr(prefix),
          key.substr(0, prefix - std::min<size_t>(prefix, walk.family() == Family::kAdjacency ? 1 : 0))};
}

// A walk that is not done, and the rank of the record where it stands.
template <class AnyCursor>
struct RankedWalk {
  std::unique_ptr<AnyCursor> cursor;
  Rank rank;
};

template <class AnyCursor>
using CursorsOf = std::vector<std::unique_ptr<AnyCursor>>;
using Cursors = CursorsOf<Cursor>;

// Each at the first record of its range.
Cursors CursorsAt(const Database& database, const std::vector<KeyRange>& ranges) {
  const Uncounted uncounted;
  const auto make = [&](const rocksdb::Snapshot* snapshot) {
    Cursors made;
    for (const KeyRange& range : ranges) made.push_back(std::make_unique<Cursor>(database, range.family, snapshot));
    return made;
  };
  Cursors cursors = ranges.size() == 1 ? make(nullptr) : AtOneMoment(database, make);
  for (size_t i = 0; i < ranges.size(); ++i) cursors[i]->Seek(ranges[i]);
  return cursors;
}

// Between them these walk along every edge of known time that overlaps [from, to], and others. Most stores have edges
// of two or three classes: asking which is cheaper than walking along all. A failed cursor is the last. `make()` gives
// a cursor of the time index.
template <class Make>
auto CursorsAround(Date from, Date to, const Make& make) {
  auto cursor = make();
  std::vector<decltype(cursor)> cursors;
  for (int time_class = 0; time_class < kTimeClassEnd;) {
    KeyRange range = TimesOfClass(time_class, from, to);
    cursor->Seek({Family::kTime, range.from, ""});
    if (cursor->done()) break;
    const int found = TimeClassOf(cursor->key());
    if (found == time_class) {
      cursor->EndAt(std::move(range.until));
      cursors.push_back(std::exchange(cursor, make()));
    }
    time_class = std::max(found, time_class + 1);
  }
  if (!cursor->status().ok()) cursors.push_back(std::move(cursor));
  return cursors;
}

Cursors CursorsAround(const Database& database, Date from, Date to) {
  const Uncounted uncounted;
  return AtOneMoment(database, [&](const rocksdb::Snapshot* snapshot) {
    return CursorsAround(from, to, [&] { return std::make_unique<Cursor>(database, Family::kTime, snapshot); });
  });
}

CursorsOf<TimeKeysCursor> CursorsAround(const std::shared_ptr<const TimeKeys>& keys, Date from, Date to) {
  return CursorsAround(from, to, [&] { return std::make_unique<TimeKeysCursor>(keys); });
}

// One record on; a walk that is done by that is dropped.
template <class AnyCursor>
Status Advance(const Database& database, size_t place, std::vector<RankedWalk<AnyCursor>>* walks) {
  RankedWalk<AnyCursor>& walk = (*walks)[place];
  walk.cursor->Next();
  if (!walk.cursor->done()) {
    walk.rank = RankOf(*walk.cursor);
    return Status();
  }
  const Status status = database.Checked(walk.cursor->status());
  walks->erase(walks->begin() + static_cast<std::ptrdiff_t>(place));
  return status;
}

// `visit(walk)` says whether to go on from the record where the walk stands.
template <class AnyCursor, class Visit>
Status Merge(const Database& database, CursorsOf<AnyCursor> cursors, const Visit& visit) {
  std::vector<RankedWalk<AnyCursor>> walks;
  for (std::unique_ptr<AnyCursor>& cursor : cursors) {
    if (!cursor->status().ok()) return database.Checked(cursor->status());
    if (cursor->done()) continue;
    const Rank rank = RankOf(*cursor);
    walks.push_back({std::move(cursor), rank});
  }
  const auto by_rank = [](const auto& a, const auto& b) { return a.rank < b.rank; };
  while (!walks.empty()) {
    const auto newest = std::min_element(walks.begin(), walks.end(), by_rank) - walks.begin();
    if (!visit(*walks[static_cast<size_t>(newest)].cursor)) return Status();
    // The newest stands before all that have its rank too, and lends it its bytes until it goes on.
    for (size_t i = walks.size(); i-- > static_cast<size_t>(newest);) {
      if (walks[i].rank != walks[static_cast<size_t>(newest)].rank) continue;
      if (Status advanced = Advance(database, i, &walks); !advanced.ok()) return advanced;
    }
  }
  return Status();
}

// An edge stands in one range only once.
template <class AnyCursor, class Visit>
Status Walk(const Database& database, CursorsOf<AnyCursor> cursors, const Visit& visit) {
  if (cursors.size() != 1) return Merge(database, std::move(cursors), visit);
  AnyCursor& walk = *cursors.front();
  for (; !walk.done(); walk.Next()) {
    if (!visit(walk)) return Status();
  }
  return database.Checked(walk.status());
}

bool Decode(const Cursor& walk, const Names& names, Edge* edge) {
  return DecodeEdge(walk.family(), walk.key(), walk.value(), names, edge);
}
bool Decode(const auto& walk, const Names& names, EdgeHead* edge) {
  return DecodeHead(walk.family(), walk.key(), names, edge);
}

template <class AnyEdge, class AnyCursor, class Visit>
Status Scan(const Database& database, CursorsOf<AnyCursor> cursors, const Visit& visit) {
  const Uncounted uncounted;
  Status unreadable;
  AnyEdge edge;  // one for all: its texts keep their memory
  const Status walked = Walk(database, std::move(cursors), [&](const AnyCursor& walk) {
    if (Decode(walk, database.names(), &edge)) return visit(edge);
    unreadable = database.Unreadable(walk.family(), walk.key());
    return false;
  });
  return walked.ok() ? unreadable : walked;
}

template <class AnyEdge, class AnyCursor, class Visit>
Status ScanBetween(const Database& database, CursorsOf<AnyCursor> cursors, Date from, Date to, const Visit& visit) {
  return Scan<AnyEdge>(database, std::move(cursors), [&](const AnyEdge& edge) {
    return edge.time.last < from || to < edge.time.first || visit(edge);
  });
}

// nullptr where they cannot be kept: they are too many, something was written meanwhile, or some cannot be read, which
// whoever asks for those is told.
std::shared_ptr<const TimeKeys> ReadTimeKeys(const Database& database, const Moment& now) {
  auto keys = std::make_shared<TimeKeys>();
  bool fit = true;
  const Status read =
      database.ScanAll(Family::kTime, [&](std::string_view key, std::string_view) { return fit = keys->Add(key); });
  if (!read.ok() || !fit || database.Now() != now) return nullptr;
  keys->Finish();
  return keys;
}

// What a group gathers, or is salvaged, has no moment.
bool HasMoments(const Database& database) { return !database.group() && !database.salvages(); }

// Notes that a scan has read so many heads from disk.
void KeepTimeKeysWhereItPays(const Database& database, const Moment& now, uint64_t heads) {
  const auto count_all = [&database] {
    const Result<GraphCounts> counts = ReadCounts(database);
    return counts.ok() ? counts.value().edges : UINT64_MAX;
  };
  if (!database.kept_time_keys().Pays(now, heads, count_all)) return;
  if (std::shared_ptr<const TimeKeys> keys = ReadTimeKeys(database, now)) {
    database.kept_time_keys().Keep(now, std::move(keys));
  }
}

}  // namespace

Result<GraphCounts> ReadCounts(const Database& database, const rocksdb::Snapshot* snapshot) {
  Result<std::optional<GraphCounts>> counts = database.Find<GraphCounts>(Family::kMeta, kCountsKey, snapshot);
  if (!counts.ok()) return counts.status();
  return counts.value().value_or(GraphCounts());
}

Result<std::vector<Evidence>> ReadEvidence(const Database& database, EdgeId edge) {
  std::vector<Evidence> evidence;
  Status unreadable;
  const Status scanned = database.Scan(EvidenceOf(edge), [&](std::string_view key, std::string_view value) {
    std::optional<std::vector<Evidence>> of_document =
        DecodeRecord<std::vector<Evidence>>(Family::kEvidence, key, value, database.names());
    if (!of_document) {
      unreadable = database.Unreadable(Family::kEvidence, key);
      return false;
    }
    std::move(of_document->begin(), of_document->end(), std::back_inserter(evidence));
    return true;
  });
  if (!scanned.ok()) return scanned;
  if (!unreadable.ok()) return unreadable;
  return evidence;
}

Status FindWhole(const Database& database, const KeyRange& range, std::vector<DocumentId>* documents) {
  Status unreadable;
  const Status scanned = database.Scan(range, [&](std::string_view key, std::string_view) {
    const std::optional<DocumentId> document = DocumentOfWhole(key);
    if (document) documents->push_back(*document);
    if (!document) unreadable = database.Unreadable(range.family, key);
    return document.has_value();
  });
  return scanned.ok() ? unreadable : scanned;
}

Result<std::vector<uint32_t>> HeadsOfDocuments(const Database& database, ActorId actor) {
  std::vector<uint32_t> heads;
  const Status scanned = database.Scan(MentionsOf(actor), [&heads](std::string_view key, std::string_view) {
    heads.push_back(ReadDocumentHead(key));
    return true;
  });
  if (!scanned.ok()) return scanned;
  return heads;
}

Status VisitContributions(const Database& database, uint32_t document_head,
                          const std::function<bool(DocumentId, const Contribution&)>& visit) {
  Status unreadable;
  const Status scanned =
      database.Scan(ContributionsOf(document_head), [&](std::string_view key, std::string_view value) {
        const auto contribution = Decode<Contribution>(value);
        if (contribution && key.size() == kIdSize) return visit(DocumentId{ReadId(key)}, *contribution);
        unreadable = database.Unreadable(Family::kContribution, key);
        return false;
      });
  return scanned.ok() ? unreadable : scanned;
}

Status ScanEdges(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const Edge&)>& visit) {
  return Scan<Edge>(database, CursorsAt(database, ranges), visit);
}

Status ScanHeads(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const EdgeHead&)>& visit) {
  return Scan<EdgeHead>(database, CursorsAt(database, ranges), visit);
}

Status ScanEdgesBetween(const Database& database, Date from, Date to, const std::function<bool(const Edge&)>& visit) {
  return ScanBetween<Edge>(database, CursorsAround(database, from, to), from, to, visit);
}

Status ScanHeadsBetween(const Database& database, Date from, Date to,
                        const std::function<bool(const EdgeHead&)>& visit) {
  const bool may_keep = HasMoments(database);
  const Moment now = database.Now();
  if (const std::shared_ptr<const TimeKeys> keys = may_keep ? database.kept_time_keys().At(now) : nullptr) {
    return ScanBetween<EdgeHead>(database, CursorsAround(keys, from, to), from, to, visit);
  }
  uint64_t heads = 0;
  const Status scanned =
      ScanBetween<EdgeHead>(database, CursorsAround(database, from, to), from, to, [&](const EdgeHead& edge) {
        ++heads;
        return visit(edge);
      });
  if (may_keep && scanned.ok()) KeepTimeKeysWhereItPays(database, now, heads);
  return scanned;
}

}  // namespace entente::store
