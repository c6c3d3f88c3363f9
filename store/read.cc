#include "store/read.h"

#include <algorithm>

namespace entente::store {
namespace {

using Walks = std::vector<std::unique_ptr<Cursor>>;

// What the walks of one scan are merged by: how new, and what else tells edges apart; then the range but for the side,
// since an edge from an actor to itself stands on both sides of its adjacency.
using Rank = std::pair<std::string_view, std::string_view>;

Rank RankOf(const Cursor& walk) {
  const std::string_view key = walk.key();
  const size_t prefix = std::min(key.size(), IndexPrefixSize(walk.family()));
  return {key.substr(prefix),
          key.substr(0, prefix - std::min<size_t>(prefix, walk.family() == Family::kAdjacency ? 1 : 0))};
}

Cursor* Newest(const Walks& walks) {
  Cursor* newest = nullptr;
  for (const auto& walk : walks) {
    if (!walk->done() && (!newest || RankOf(*walk) < RankOf(*newest))) newest = walk.get();
  }
  return newest;
}

Status FirstFailure(const Database& database, const Walks& walks) {
  for (const auto& walk : walks) {
    if (!walk->status().ok()) return database.Checked(walk->status());
  }
  return Status();
}

// `visit(walk)` says whether to go on from the record where the walk stands.
template <class Visit>
Status MergeRanges(const Database& database, const std::vector<KeyRange>& ranges, const Visit& visit) {
  const Snapshot snapshot(database.rocks());
  Walks walks;
  for (const KeyRange& range : ranges) {
    walks.push_back(std::make_unique<Cursor>(database, range.family, snapshot.get()));
    walks.back()->Seek(range);
  }
  std::pair<std::string, std::string> last;
  while (Cursor* newest = Newest(walks)) {
    if (const Rank rank = RankOf(*newest); rank != Rank(last)) {
      last = rank;
      if (!visit(*newest)) return Status();
    }
    newest->Next();
    if (newest->done() && !newest->status().ok()) break;
  }
  return FirstFailure(database, walks);
}

// An edge stands in one range only once.
template <class Visit>
Status ScanRanges(const Database& database, const std::vector<KeyRange>& ranges, const Visit& visit) {
  if (ranges.size() != 1) return MergeRanges(database, ranges, visit);
  Cursor walk(database, ranges.front().family);
  for (walk.Seek(ranges.front()); !walk.done(); walk.Next()) {
    if (!visit(walk)) return Status();
  }
  return database.Checked(walk.status());
}

// `decode(family, key, value, names, edge)` is false for bytes that are none.
template <class AnyEdge, class Decode>
Status ScanDecoded(const Database& database, const std::vector<KeyRange>& ranges, const Decode& decode,
                   const std::function<bool(const AnyEdge&)>& visit) {
  Status unreadable;
  AnyEdge edge;  // one for all: its texts keep their memory
  const Status scanned = ScanRanges(database, ranges, [&](const Cursor& walk) {
    if (decode(walk.family(), walk.key(), walk.value(), database.names(), &edge)) return visit(edge);
    unreadable = database.Unreadable(walk.family(), walk.key());
    return false;
  });
  return scanned.ok() ? unreadable : scanned;
}

}  // namespace

Result<GraphCounts> ReadCounts(const Database& database) {
  Result<std::optional<GraphCounts>> counts = database.Find<GraphCounts>(Family::kMeta, kCountsKey);
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

// Most stores have edges of two or three classes: asking which is cheaper than walking along all.
Result<std::vector<KeyRange>> TimesAround(const Database& database, Date from, Date to) {
  std::vector<KeyRange> ranges;
  Cursor records(database, Family::kTime);
  for (int time_class = 0; time_class < kTimeClassEnd;) {
    KeyRange range = TimesOfClass(time_class, from, to);
    records.Seek({Family::kTime, range.from, ""});
    if (records.done()) break;
    const int found = TimeClassOf(records.key());
    if (found == time_class) ranges.push_back(std::move(range));
    time_class = std::max(found, time_class + 1);
  }
  if (!records.status().ok()) return database.Checked(records.status());
  return ranges;
}

Status ScanEdges(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const Edge&)>& visit) {
  return ScanDecoded<Edge>(database, ranges, DecodeEdge, visit);
}

Status ScanHeads(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const EdgeHead&)>& visit) {
  const auto decode = [](Family family, std::string_view key, std::string_view, const Names& names, EdgeHead* edge) {
    return DecodeHead(family, key, names, edge);
  };
  return ScanDecoded<EdgeHead>(database, ranges, decode, visit);
}

}  // namespace entente::store
