#include "store/tally.h"

#include <charconv>

#include "store/read.h"

namespace entente::store {
namespace {

constexpr std::string_view kTallyPrefix = "tally/";
constexpr std::string_view kKindPrefix = "tally/kind/";
constexpr std::string_view kRelationPrefix = "tally/relation/";
constexpr std::string_view kYearPrefix = "tally/year/";
constexpr std::string_view kPrefixEnd = "tally0";  // '0' follows '/'

std::string Under(std::string_view prefix, std::string_view name) { return std::string(prefix).append(name); }

void Enter(std::string_view key, uint64_t count, GraphStatistics* statistics) {
  if (key.starts_with(kKindPrefix)) {
    statistics->actors_by_kind.emplace(key.substr(kKindPrefix.size()), count);
  } else if (key.starts_with(kRelationPrefix)) {
    statistics->edges_by_relation.emplace(key.substr(kRelationPrefix.size()), count);
  } else if (key.starts_with(kYearPrefix)) {
    key.remove_prefix(kYearPrefix.size());
    int32_t year = 0;
    std::from_chars(key.data(), key.data() + key.size(), year);
    statistics->edges_by_year.emplace(year, count);
  }
}

// Adds to the number that is kept under `key`.
Status WriteChange(const Database& database, const std::string& key, int64_t change, Batch* batch) {
  if (change == 0) return Status();
  Result<std::optional<uint64_t>> before = database.Find<uint64_t>(Family::kMeta, key);
  if (!before.ok()) return before.status();
  const uint64_t after = before.value().value_or(0) + static_cast<uint64_t>(change);
  if (after == 0) {
    batch->Delete(Family::kMeta, key);
  } else {
    batch->Put(Family::kMeta, key, Encode(after));
  }
  return Status();
}

}  // namespace

void Tally::Count(const Actor& actor, int64_t more) { kinds_[actor.kind] += more; }

void Tally::Count(const Edge& edge, int64_t more) {
  relations_[edge.relation] += more;
  if (edge.time.first.day != TimeSpan::kOpenPast) years_[edge.time.first.year()] += more;
}

void Tally::Add(const Tally& other) {
  for (const auto& [kind, change] : other.kinds_) kinds_[kind] += change;
  for (const auto& [relation, change] : other.relations_) relations_[relation] += change;
  for (const auto& [year, change] : other.years_) years_[year] += change;
}

Status Tally::Write(const Database& database, Batch* batch) const {
  const auto write = [&](std::string_view prefix, std::string_view name, int64_t change) {
    return WriteChange(database, Under(prefix, name), change, batch);
  };
  for (const auto& [kind, change] : kinds_) {
    if (Status written = write(kKindPrefix, kind, change); !written.ok()) return written;
  }
  for (const auto& [relation, change] : relations_) {
    if (Status written = write(kRelationPrefix, relation, change); !written.ok()) return written;
  }
  for (const auto& [year, change] : years_) {
    if (Status written = write(kYearPrefix, std::to_string(year), change); !written.ok()) return written;
  }
  return Status();
}

Result<GraphStatistics> ReadStatistics(const Database& database, const rocksdb::Snapshot* snapshot) {
  Result<GraphCounts> counts = ReadCounts(database, snapshot);
  if (!counts.ok()) return counts.status();
  GraphStatistics statistics{counts.value().actors, counts.value().edges, {}, {}, {}};
  Status unreadable;
  const KeyRange range{Family::kMeta, std::string(kTallyPrefix), std::string(kPrefixEnd)};
  const Status scanned = database.Scan(
      range,
      [&](std::string_view key, std::string_view value) {
        const std::optional<uint64_t> count = Decode<uint64_t>(value);
        if (!count) unreadable = database.Unreadable(Family::kMeta, key);
        if (count) Enter(key, *count, &statistics);
        return count.has_value();
      },
      snapshot);
  if (!scanned.ok()) return scanned;
  if (!unreadable.ok()) return unreadable;
  return statistics;
}

}  // namespace entente::store
