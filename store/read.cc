#include "store/read.h"

#include <algorithm>

namespace entente::store {
namespace {

// A walk along one range; the walks of one scan are merged by the ends of their keys.
class Walk {
 public:
  Walk(const Database& database, const KeyRange& range, const rocksdb::Snapshot* snapshot)
      : until_(range.until), family_(range.family), bound_(ToSlice(until_)) {
    rocksdb::ReadOptions options;
    options.snapshot = snapshot;
    options.iterate_upper_bound = &bound_;
    records_.reset(database.rocks()->NewIterator(options, database.family(range.family)));
    records_->Seek(ToSlice(range.from));
  }
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;

  bool done() const { return !records_->Valid(); }
  Family family() const { return family_; }
  std::string_view key() const { return View(records_->key()); }
  std::string_view value() const { return View(records_->value()); }
  std::string_view recency() const { return key().substr(key().size() - std::min(key().size(), kRecencySize)); }
  rocksdb::Status status() const { return records_->status(); }
  void Next() { records_->Next(); }

 private:
  std::string until_;
  Family family_;
  rocksdb::Slice bound_;
  std::unique_ptr<rocksdb::Iterator> records_;
};

using Walks = std::vector<std::unique_ptr<Walk>>;

Walk* Newest(const Walks& walks) {
  Walk* newest = nullptr;
  for (const auto& walk : walks) {
    if (!walk->done() && (!newest || walk->recency() < newest->recency())) newest = walk.get();
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
  for (const KeyRange& range : ranges) walks.push_back(std::make_unique<Walk>(database, range, snapshot.get()));
  std::string last;
  while (Walk* newest = Newest(walks)) {
    if (newest->recency() != last) {
      last = newest->recency();
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
  Walk walk(database, ranges.front(), nullptr);
  for (; !walk.done(); walk.Next()) {
    if (!visit(walk)) return Status();
  }
  return database.Checked(walk.status());
}

// `decode(family, key, value, edge)` is false for bytes that are none.
template <class AnyEdge, class Decode>
Status ScanDecoded(const Database& database, const std::vector<KeyRange>& ranges, const Decode& decode,
                   const std::function<bool(const AnyEdge&)>& visit) {
  Status unreadable;
  AnyEdge edge;  // one for all: its texts keep their memory
  const Status scanned = ScanRanges(database, ranges, [&](const Walk& walk) {
    if (decode(walk.family(), walk.key(), walk.value(), &edge)) return visit(edge);
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
        DecodeRecord<std::vector<Evidence>>(Family::kEvidence, key, value);
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

// Most stores have edges of two or three classes: asking which is cheaper than walking along all.
Result<std::vector<KeyRange>> TimesAround(const Database& database, Date from, Date to) {
  std::vector<KeyRange> ranges;
  const std::unique_ptr<rocksdb::Iterator> records(
      database.rocks()->NewIterator(rocksdb::ReadOptions(), database.family(Family::kTime)));
  for (int time_class = 0; time_class < kTimeClassEnd;) {
    KeyRange range = TimesOfClass(time_class, from, to);
    records->Seek(ToSlice(range.from));
    if (!records->Valid()) break;
    const int found = TimeClassOf(View(records->key()));
    if (found == time_class) ranges.push_back(std::move(range));
    time_class = std::max(found, time_class + 1);
  }
  if (!records->status().ok()) return database.Checked(records->status());
  return ranges;
}

Status ScanEdges(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const Edge&)>& visit) {
  return ScanDecoded<Edge>(database, ranges, DecodeEdge, visit);
}

Status ScanHeads(const Database& database, const std::vector<KeyRange>& ranges,
                 const std::function<bool(const EdgeHead&)>& visit) {
  return ScanDecoded<EdgeHead>(database, ranges, DecodeHead, visit);
}

}  // namespace entente::store
