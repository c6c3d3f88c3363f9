#include "store/batch.h"

#include <fmt/format.h>
#include <rocksdb/sst_file_writer.h>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <numeric>
#include <set>

#include "graph/name.h"
#include "store/parallel.h"

namespace entente::store {
namespace {

constexpr size_t kSmallestBlock = 1 << 12, kLargestBlock = 1 << 20;
constexpr int kMostSpreadBits = 16;
// Sorted records lie anywhere in memory: so many before its turn one is fetched.
constexpr size_t kAhead = 8;
// Of Zstandard, for records this short as small as the usual one; what is merged is compressed again.
constexpr int kFastLevel = 1;
constexpr size_t kRecordsOfLargeLoad = 1'000'000;
// Beside the database's own files until they are taken in.
constexpr const char* kLoadFolder = "loading";

std::string FileIn(const std::string& folder, Family family) { return folder + "/" + FamilyName(family) + ".sst"; }

uint64_t HeadOf(std::string_view key) {
  uint64_t head = 0;
  for (size_t i = 0; i < sizeof head; ++i) head = head << 8 | (i < key.size() ? static_cast<uint8_t>(key[i]) : 0);
  return head;
}

std::set<std::string> FoldedNames(const Actor& actor) {
  std::set<std::string> folded;
  for (const std::string& name : actor.names) folded.insert(FoldName(name));
  return folded;
}

}  // namespace

char* Batch::Arena::Allocate(size_t size) {
  if (size > left_) {
    block_size_ = std::clamp(2 * block_size_, kSmallestBlock, kLargestBlock);
    left_ = std::max(size, block_size_);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    free_ = blocks_.back().get();
  }
  char* bytes = free_;
  free_ += size;
  left_ -= size;
  return bytes;
}

void Batch::Put(Family family, std::string_view key, std::string_view value) { Add(family, key, value, false); }

void Batch::Delete(Family family, std::string_view key) { Add(family, key, "", true); }

void Batch::Add(Family family, std::string_view key, std::string_view value, bool deleted) {
  std::list<Part>& parts = this->records(family).parts;
  if (parts.empty()) parts.emplace_back();
  Part& records = parts.back();
  char* bytes = records.arena.Allocate(key.size() + value.size());
  key.copy(bytes, key.size());
  value.copy(bytes + key.size(), value.size());
  records.list.push_back({HeadOf(key), HeadOf(key.substr(std::min(key.size(), sizeof(uint64_t)))), bytes,
                          static_cast<uint32_t>(key.size()), deleted ? kDeleted : static_cast<uint32_t>(value.size())});
}

void Batch::PutEdge(const Edge& edge, const std::optional<Edge>& before) {
  const Names& names = database_.names();
  if (before && before->time != edge.time) {
    for (const IndexKey& index : IndexKeys(*before, names)) Delete(index.family, index.key);
  }
  const EdgeValues values(edge, names);
  for (const IndexKey& index : IndexKeys(edge, names)) Put(index.family, index.key, values.In(index.family));
  Put(Family::kEdge, Key(edge.id), values.In(Family::kEdge));
}

void Batch::DeleteEdge(const Edge& edge) {
  for (const IndexKey& index : IndexKeys(edge, database_.names())) Delete(index.family, index.key);
  Delete(Family::kEdge, Key(edge.id));
}

void Batch::PutActor(const Actor& actor, const std::optional<Actor>& before) {
  const std::set<std::string> names = FoldedNames(actor);
  const std::set<std::string> earlier = before ? FoldedNames(*before) : std::set<std::string>();
  for (const std::string& name : earlier) {
    if (!names.contains(name)) Delete(Family::kAlias, AliasKey(name, actor.id));
  }
  for (const std::string& name : names) {
    if (!earlier.contains(name)) Put(Family::kAlias, AliasKey(name, actor.id), "");
  }
  Put(Family::kActor, Key(actor.id), Encode(actor));
}

void Batch::DeleteActor(const Actor& actor) {
  for (const std::string& name : FoldedNames(actor)) Delete(Family::kAlias, AliasKey(name, actor.id));
  Delete(Family::kActor, Key(actor.id));
}

void Batch::TakeIn(Batch* other) {
  for (size_t i = 0; i < kFamilyCount; ++i) {
    std::list<Part>& parts = records_[i].parts;
    parts.splice(parts.end(), other->records_[i].parts);
  }
}

size_t Batch::Records::size() const {
  size_t size = 0;
  for (const Part& part : parts) size += part.list.size();
  return size;
}

Status Batch::Commit() {
  rocksdb::WriteBatch alone;
  rocksdb::WriteBatchBase& batch = database_.group() ? *database_.group() : alone;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    rocksdb::ColumnFamilyHandle* family = database_.family(static_cast<Family>(i));
    for (const Part& part : records_[i].parts) {
      for (const Record& record : part.list) {
        const rocksdb::Slice key = ToSlice(record.key());
        const rocksdb::Status status =
            record.value_size == kDeleted ? batch.Delete(family, key) : batch.Put(family, key, ToSlice(record.value()));
        if (!status.ok()) return database_.Checked(status);
      }
    }
  }
  return database_.group() ? Status() : database_.Commit(&alone);
}

// Of equal keys the last one stands last.
std::vector<Batch::Record> Batch::SortedByKey(const Records& records) {
  const auto by_key = [](const Record& a, const Record& b) {
    if (a.head != b.head) return a.head < b.head;
    return a.neck != b.neck ? a.neck < b.neck : a.key() < b.key();
  };
  std::vector<Record> sorted;
  const std::vector<size_t> ends = SpreadByHead(records, &sorted);
  auto begin = sorted.begin();
  for (const size_t end : ends) {
    const auto next = sorted.begin() + static_cast<std::ptrdiff_t>(end);
    if (next - begin > 1) std::stable_sort(begin, next, by_key);
    begin = next;
  }
  return sorted;
}

// By the first bits in which heads differ; ids are spread so evenly over these that few records stay together.
std::vector<size_t> Batch::SpreadByHead(const Records& records, std::vector<Record>* spread) {
  const auto each = [&records](const auto& visit) {
    for (const Part& part : records.parts) std::for_each(part.list.begin(), part.list.end(), visit);
  };
  const size_t count = records.size();
  uint64_t least = UINT64_MAX, most = 0;
  each([&](const Record& record) {
    least = std::min(least, record.head);
    most = std::max(most, record.head);
  });
  const int width = static_cast<int>(std::bit_width(most - least));
  const int used_bits = std::min({width, kMostSpreadBits, static_cast<int>(std::bit_width(count))});
  const auto place = [&](const Record& record) {
    return static_cast<size_t>((record.head - least) >> (width - used_bits));
  };
  std::vector<size_t> ends(size_t{1} << used_bits);
  each([&](const Record& record) { ++ends[place(record)]; });
  std::exclusive_scan(ends.begin(), ends.end(), ends.begin(), size_t{0});
  spread->resize(count);
  each([&](const Record& record) { (*spread)[ends[place(record)]++] = record; });
  return ends;
}

Status Batch::WriteFile(Family family, const std::string& file) {
  const std::vector<Record> records = SortedByKey(this->records(family));
  rocksdb::Options options = database_.rocks()->GetOptions(database_.family(family));
  options.bottommost_compression = rocksdb::kDisableCompressionOption;  // the best one is too slow here
  options.compression_opts.level = kFastLevel;
  // Later loads look into it.
  constexpr bool kDropFromPageCache = false;
  rocksdb::SstFileWriter writer(rocksdb::EnvOptions(), options, database_.family(family), kDropFromPageCache);
  rocksdb::Status status = writer.Open(file);
  for (size_t i = 0; i < records.size() && status.ok(); ++i) {
    const Record& record = records[i];
    if (i + kAhead < records.size()) __builtin_prefetch(records[i + kAhead].bytes);
    if (i + 1 < records.size() && record.HasKeyOf(records[i + 1])) continue;
    const rocksdb::Slice key = ToSlice(record.key());
    status = record.value_size == kDeleted ? writer.Delete(key) : writer.Put(key, ToSlice(record.value()));
  }
  if (status.ok()) status = writer.Finish();
  return database_.Checked(status);
}

Status Batch::WriteFiles(std::vector<Family> families, const std::string& folder) {
  // The most work first, so that no thread ends much later than the others.
  std::stable_sort(families.begin(), families.end(),
                   [this](Family a, Family b) { return records(a).size() > records(b).size(); });
  return InParallel(families.size(), [&](size_t i) { return WriteFile(families[i], FileIn(folder, families[i])); });
}

Status Batch::Ingest(const std::vector<Family>& families, const std::string& folder) {
  std::vector<rocksdb::IngestExternalFileArg> files;
  for (const Family family : families) {
    rocksdb::IngestExternalFileArg& file = files.emplace_back();
    file.column_family = database_.family(family);
    file.external_files = {FileIn(folder, family)};
    file.options.move_files = true;
    file.options.write_global_seqno = false;
  }
  return database_.TakeIn(files);
}

Status Batch::CommitSorted() {
  // Else a power loss could take what came before and leave this.
  if (Status flushed = database_.Flush(); !flushed.ok()) return flushed;
  std::vector<Family> families;
  size_t records = 0;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    const size_t size = records_[i].size();
    if (size > 0) families.push_back(static_cast<Family>(i));
    records += size;
  }
  if (records >= kRecordsOfLargeLoad) {
    if (Status put_off = database_.PutOffMerging(); !put_off.ok()) return put_off;
  }
  const std::string folder = database_.path() + "/" + kLoadFolder;
  std::error_code error;
  std::filesystem::remove_all(folder, error);  // of a load that was killed
  std::filesystem::create_directory(folder, error);
  if (error) return Status(ErrorCode::kIo, fmt::format("'{}' cannot be made: {}", folder, error.message()));
  Status status = WriteFiles(families, folder);
  if (status.ok()) status = Ingest(families, folder);
  std::filesystem::remove_all(folder, error);
  return status;
}

}  // namespace entente::store
