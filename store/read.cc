#include "store/read.h"

#include <algorithm>
#include <utility>

#include "store/uncounted.h"

namespace entente::store {
namespace {

// What the walks of one scan are merged by: how new, and what else tells edges apart; then the range but for the side,
// since an edge from an actor to itself stands on both sides of its adjacency.
using Rank = std::pair<std::string_view, std::string_view>;

Rank RankOf(const Cursor& walk) {
  const std::string_view key = walk.key();
  const size_t prefix = std::min(key.size(), IndexPrefixSize(walk.family()));
  return {key.substr(prefix),
          key.substr(0, prefix - std::min<size_t>(prefix, walk.family() == Family::kAdjacency ? 1 : 0))};
}

// A walk that is not done, and the rank of the record where it stands.
struct RankedWalk {
  std::unique_ptr<Cursor> cursor;
  Rank rank;
};

using Cursors = std::vector<std::unique_ptr<Cursor>>;

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
// of two or three classes: asking which is cheaper than walking along all. A failed cursor is the last.
Cursors CursorsAround(const Database& database, Date from, Date to) {
  const Uncounted uncounted;
  return AtOneMoment(database, [&](const rocksdb::Snapshot* snapshot) {
    Cursors cursors;
    auto cursor = std::make_unique<Cursor>(database, Family::kTime, snapshot);
    for (int time_class = 0; time_class < kTimeClassEnd;) {
      KeyRange range = TimesOfClass(time_class, from, to);
      cursor->Seek({Family::kTime, range.from, ""});
      if (cursor->done()) break;
      const int found = TimeClassOf(cursor->key());
      if (found == time_class) {
        cursor->EndAt(std::move(range.until));
        cursors.push_back(std::exchange(cursor, std::make_unique<Cursor>(database, Family::kTime, snapshot)));
      }
      time_class = std::max(found, time_class + 1);
    }
    if (!cursor->status().ok()) cursors.push_back(std::move(cursor));
    return cursors;
  });
}

// One record on; a walk that is done by that is dropped.
Status Advance(const Database& database, size_t place, std::vector<RankedWalk>* walks) {
  RankedWalk& walk = (*walks)[place];
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
template <class Visit>
Status Merge(const Database& database, Cursors cursors, const Visit& visit) {
  std::vector<RankedWalk> walks;
  for (std::unique_ptr<Cursor>& cursor : cursors) {
    if (!cursor->status().ok()) return database.Checked(cursor->status());
    if (cursor->done()) continue;
    const Rank rank = RankOf(*cursor);
    walks.push_back({std::move(cursor), rank});
  }
  const auto by_rank = [](const RankedWalk& a, const RankedWalk& b) { return a.rank < b.rank; };
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
template <class Visit>
Status Walk(const Database& database, Cursors cursors, const Visit& visit) {
  if (cursors.size() != 1) return Merge(database, std::move(cursors), visit);
  Cursor& walk = *cursors.front();
  for (; !walk.done(); walk.Next()) {
    if (!visit(walk)) return Status();
  }
  return database.Checked(walk.status());
}

bool Decode(const Cursor& walk, const Names& names, Edge* edge) {
  return DecodeEdge(walk.family(), walk.key(), walk.value(), names, edge);
}
bool Decode(const Cursor& walk, const Names& names, EdgeHead* edge) {
  return DecodeHead(walk.family(), walk.key(), names, edge);
}

template <class AnyEdge, class Visit>
Status Scan(const Database& database, Cursors cursors, const Visit& visit) {
  const Uncounted uncounted;
  Status unreadable;
  AnyEdge edge;  // one for all: its texts keep their memory
  const Status walked = Walk(database, std::move(cursors), [&](const Cursor& walk) {
    if (Decode(walk, database.names(), &edge)) return visit(edge);
    unreadable = database.Unreadable(walk.family(), walk.key());
    return false;
  });
  return walked.ok() ? unreadable : walked;
}

template <class AnyEdge>
Status ScanBetween(const Database& database, Date from, Date to, const std::function<bool(const AnyEdge&)>& visit) {
  return Scan<AnyEdge>(database, CursorsAround(database, from, to), [&](const AnyEdge& edge) {
    return edge.time.last < from || to < edge.time.first || visit(edge);
  });
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
  return ScanBetween<Edge>(database, from, to, visit);
}

Status ScanHeadsBetween(const Database& database, Date from, Date to,
                        const std::function<bool(const EdgeHead&)>& visit) {
  return ScanBetween<EdgeHead>(database, from, to, visit);
}

}  // namespace entente::store
