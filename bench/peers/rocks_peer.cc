// RocksDB itself with the fewest bytes that answer the questions: what the store cannot be faster than.
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/sst_file_writer.h>
#include <rocksdb/table.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "bench/peers/peer.h"
#include "bench/peers/search.h"

namespace entente::bench {
namespace {

// All keys begin with one of these.
constexpr char kActor = 'a', kName = 'n', kTyped = 'e', kTimeline = 't', kPair = 'p', kDay = 'd';

void Check(const rocksdb::Status& status) {
  if (status.ok()) return;
  std::cerr << status.ToString() << "\n";
  std::exit(1);
}

std::string Bytes(char head, std::initializer_list<uint32_t> numbers) {
  std::string bytes(1, head);
  for (const uint32_t number : numbers) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(number >> shift));
  }
  return bytes;
}

uint32_t NumberAt(const rocksdb::Slice& bytes, size_t place) {
  uint32_t number = 0;
  for (size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<uint8_t>(bytes[place + i]);
  return number;
}

uint32_t Newest(int32_t day) { return ~static_cast<uint32_t>(day); }

class RocksPeer : public Peer {
 public:
  RocksPeer(const World& world, const std::string& folder) {
    rocksdb::Options options;
    options.create_if_missing = true;
    options.compression = rocksdb::kLZ4Compression;
    rocksdb::BlockBasedTableOptions table;
    table.block_size = 16 << 10;
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    rocksdb::DB* db = nullptr;
    Check(rocksdb::DB::Open(options, folder, &db));
    db_.reset(db);
    std::vector<std::pair<std::string, std::string>> records = RecordsOf(world);
    std::sort(records.begin(), records.end());
    rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options);
    const std::string file = folder + "/load.sst";
    Check(writer.Open(file));
    for (const auto& [key, value] : records) Check(writer.Put(key, value));
    Check(writer.Finish());
    rocksdb::IngestExternalFileOptions how;
    how.move_files = true;
    Check(db_->IngestExternalFile({file}, how));
  }

  size_t ById(uint32_t actor) override { return Get(Bytes(kActor, {actor})); }
  size_t ByName(uint32_t actor) override { return Get(kName + World::NameOf(actor)); }
  size_t Latest(const Hub& hub) override {
    size_t rows = 0;
    Scan(Bytes(kTyped, {hub.actor, hub.relation}), [&](auto, auto) { return ++rows < kLatest; });
    return rows;
  }
  size_t Between(const ActorPair& pair) override {
    size_t rows = 0;
    ScanPair(pair.from, pair.to, [&] { return ++rows > 0; });
    return rows;
  }
  size_t TwoHops(const Walk& walk) override {
    std::unordered_set<uint32_t> middle, ends;
    VisitOut(walk.actor, walk, [&](uint32_t actor) { middle.insert(actor); });
    for (uint32_t actor : middle) VisitOut(actor, walk, [&](uint32_t end) { ends.insert(end); });
    return ends.size();
  }
  size_t Distance(const ActorPair& pair) override {
    return HopsBetween(pair.from, pair.to, kMostHops, [&](uint32_t actor, auto other, const auto& visit) {
      if (other) return ScanPair(actor, *other, [&] { return visit(*other); });
      Scan(Bytes(kTimeline, {actor}), [&](auto, const auto& value) { return visit(NumberAt(value, 1)); });
    });
  }
  size_t MostActive(const Walk& year) override {
    std::unordered_map<uint32_t, size_t> edges;
    ScanDays(year.first_day, year.last_day, [&](const auto& value) {
      ++edges[NumberAt(value, 0)];
      ++edges[NumberAt(value, 4)];
    });
    return SumOfLargest(edges, kMostActive);
  }
  size_t OfDay(int32_t day) override {
    size_t rows = 0;
    ScanDays(day, day, [&](const auto&) { ++rows; });
    return rows;
  }

 private:
  static std::vector<std::pair<std::string, std::string>> RecordsOf(const World& world) {
    std::vector<std::pair<std::string, std::string>> records;
    for (uint32_t actor = 0; actor < world.actor_count; ++actor) {
      records.emplace_back(Bytes(kActor, {actor}), World::NameOf(actor));
      records.emplace_back(kName + World::NameOf(actor), Bytes(kActor, {actor}));
    }
    for (uint32_t i = 0; i < world.events.size(); ++i) {
      const Event& e = world.events[i];
      const uint32_t newest = Newest(e.day);
      records.emplace_back(Bytes(kTyped, {e.from, e.relation, newest, i}), Bytes('>', {e.to, e.theme}));
      records.emplace_back(Bytes(kTimeline, {e.from, newest, i}), Bytes('>', {e.to, e.relation, e.theme}));
      records.emplace_back(Bytes(kTimeline, {e.to, newest, i}), Bytes('<', {e.from, e.relation, e.theme}));
      records.emplace_back(Bytes(kPair, {std::min(e.from, e.to), std::max(e.from, e.to), newest, i}),
                           Bytes(e.from < e.to ? '>' : '<', {e.relation, e.theme}));
      records.emplace_back(Bytes(kDay, {newest, i}), Bytes('>', {e.from, e.to, e.relation, e.theme}).substr(1));
    }
    return records;
  }
  size_t Get(const std::string& key) {
    rocksdb::PinnableSlice value;
    Check(db_->Get({}, db_->DefaultColumnFamily(), key, &value));
    return 1;
  }
  template <class Visit>
  void ScanFrom(const std::string& from, const std::string& until, const Visit& visit) {
    const rocksdb::Slice bound(until);
    rocksdb::ReadOptions options;
    options.iterate_upper_bound = &bound;
    const std::unique_ptr<rocksdb::Iterator> records(db_->NewIterator(options));
    for (records->Seek(from); records->Valid(); records->Next()) {
      if (!visit(records->key(), records->value())) return;
    }
  }
  template <class Visit>
  void Scan(const std::string& prefix, const Visit& visit) {
    ScanFrom(prefix, prefix + std::string(16, '\xff'), visit);
  }
  template <class Visit>
  void ScanPair(uint32_t a, uint32_t b, const Visit& visit) {
    Scan(Bytes(kPair, {std::min(a, b), std::max(a, b)}), [&](auto, auto) { return visit(); });
  }
  template <class Visit>
  void ScanDays(int32_t first, int32_t last, const Visit& visit) {
    ScanFrom(Bytes(kDay, {Newest(last)}), Bytes(kDay, {Newest(first - 1)}), [&](auto, const auto& value) {
      visit(value);
      return true;
    });
  }
  template <class Visit>
  void VisitOut(uint32_t actor, const Walk& walk, const Visit& visit) {
    ScanFrom(Bytes(kTimeline, {actor, Newest(walk.last_day)}), Bytes(kTimeline, {actor, Newest(walk.first_day - 1)}),
             [&](auto, const auto& value) {
               if (value[0] == '>') visit(NumberAt(value, 1));
               return true;
             });
  }

  std::unique_ptr<rocksdb::DB> db_;
};

}  // namespace

std::unique_ptr<Peer> MakeRocksPeer(const World& world, const std::string& folder) {
  return std::make_unique<RocksPeer>(world, folder);
}

}  // namespace entente::bench
