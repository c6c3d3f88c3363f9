#include "store/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include "store/manifest_check.h"
#include "store/parallel.h"
#include "store/quiet_log.h"
#include "store/uncounted.h"

namespace entente::store {
namespace {

constexpr size_t kMegabyte = 1 << 20;
constexpr size_t kMemtableBytes = 16 * kMegabyte;
constexpr size_t kAllMemtablesBytes = 64 * kMegabyte;
constexpr size_t kCacheBytes = 64 * kMegabyte;
constexpr size_t kArenaBytes = kMegabyte / 16;
constexpr size_t kBlockBytes = 16 * 1024;
constexpr double kBloomBitsPerKey = 16;
// The level of Zstandard for merged files that no query waits for.
constexpr int kThoroughLevel = 9;
// Of what large loads leave so many files of a family are merged, or so many bytes.
constexpr int kFilesToMergeLate = 64;
constexpr size_t kBytesToMergeLate = 2048 * kMegabyte;
// From so many unmerged files on RocksDB slows writers down, and stops them: from more than loads leave.
constexpr int kFilesToSlowDownAt = 96, kFilesToStopAt = 128;
// How often a reader begins anew because the writer changed the files while it was opening them.
constexpr int kSalvageFiles = 64;
constexpr int kReadAttempts = 100;
constexpr std::chrono::milliseconds kReadPause{10};

rocksdb::CompressionType BestOf(std::initializer_list<rocksdb::CompressionType> wanted) {
  const std::vector<rocksdb::CompressionType> built_in = rocksdb::GetSupportedCompressions();
  for (const rocksdb::CompressionType type : wanted) {
    if (std::find(built_in.begin(), built_in.end(), type) != built_in.end()) return type;
  }
  return rocksdb::kNoCompression;
}

// Whether records are looked up by their whole key; the others are only scanned.
bool IsLookedUp(Family family) {
  switch (family) {
    case Family::kAlias:
    case Family::kAdjacency:
    case Family::kTimeline:
    case Family::kPair:
    case Family::kTime:
    case Family::kEvidence:
    case Family::kMention:
    case Family::kLearned:
      return false;
    default:
      return true;
  }
}

// Whether each load looks many records up, of which there are few enough to merge them all the time.
bool IsAlwaysMerged(Family family) {
  return family == Family::kMeta || family == Family::kDocument || family == Family::kActor ||
         family == Family::kCertain;
}

rocksdb::BlockBasedTableOptions TableOptions(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions options;
  options.block_cache = cache;
  options.block_size = kBlockBytes;
  options.format_version = 5;
  options.checksum = rocksdb::kXXH3;
  if (IsLookedUp(family)) options.filter_policy.reset(rocksdb::NewBloomFilterPolicy(kBloomBitsPerKey));
  return options;
}

rocksdb::ColumnFamilyOptions FamilyOptions(Family family, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  options.write_buffer_size = kMemtableBytes;
  options.arena_block_size = kArenaBytes;
  options.level_compaction_dynamic_level_bytes = true;
  options.level0_slowdown_writes_trigger = kFilesToSlowDownAt;
  options.level0_stop_writes_trigger = kFilesToStopAt;
  const bool bulky = family == Family::kText || family == Family::kEvidence || family == Family::kContribution;
  const bool seldom = bulky || family == Family::kMention;
  const auto dense = BestOf({rocksdb::kZSTD, rocksdb::kLZ4Compression});
  const auto fast = BestOf({rocksdb::kLZ4Compression, rocksdb::kSnappyCompression});
  options.compression = bulky ? dense : fast;
  options.bottommost_compression = dense;
  if (seldom && dense == rocksdb::kZSTD) {
    options.bottommost_compression_opts.enabled = true;
    options.bottommost_compression_opts.level = kThoroughLevel;
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(TableOptions(family, cache)));
  return options;
}

rocksdb::DBOptions DatabaseOptions(bool create) {
  rocksdb::DBOptions options;
  options.create_if_missing = create;
  options.error_if_exists = create;
  options.paranoid_checks = true;
  options.atomic_flush = true;           // an article lies in all families: in the files none is ahead of the others
  options.max_file_opening_threads = 1;  // else each family starts sixteen, even where it has no file
  options.max_open_files = -1;           // a reader keeps every file it began with, also when the writer deletes it
  options.db_write_buffer_size = kAllMemtablesBytes;
  options.max_total_wal_size = kAllMemtablesBytes;
  options.max_background_jobs = 2;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  // After a power loss the store is what it was after some article: nothing beyond the first record that is not whole.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  options.info_log = MakeQuietLog();
  options.db_host_id = "";  // else the files name the machine
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> Families() {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(kCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    const Family family = static_cast<Family>(i);
    families.emplace_back(FamilyName(family), FamilyOptions(family, cache));
  }
  return families;
}

// The process that holds the lock of `path`; nullopt where none does. Asking drops a lock that this very process
// holds, so it must not hold one.
std::optional<int> LockHolder(const std::string& path) {
  const int file = open((path + "/LOCK").c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  const bool asked = fcntl(file, F_GETLK, &lock) == 0;
  close(file);
  if (!asked || lock.l_type == F_UNLCK) return std::nullopt;
  return static_cast<int>(lock.l_pid);
}

std::string ManifestName(const std::string& path) {
  std::string name;
  std::getline(std::ifstream(path + "/CURRENT"), name);
  return name;
}

// Which of its files the database consists of changes only as its manifest grows or is replaced.
std::string StateOfManifest(const std::string& path) {
  const std::string name = ManifestName(path);
  std::error_code error;
  const auto size = std::filesystem::file_size(std::filesystem::path(path) / name, error);
  return fmt::format("{} {}", name, error ? 0 : size);
}

void Close(std::vector<rocksdb::ColumnFamilyHandle*>* handles, rocksdb::DB** db) {
  for (rocksdb::ColumnFamilyHandle* handle : *handles) (*db)->DestroyColumnFamilyHandle(handle);
  handles->clear();
  delete *db;
  *db = nullptr;
}

// RocksDB warns of reading while another writes: files may go while they are being opened. A sorted file that went is
// an error; a log that went is not noticed, and what it held would be missing. Files go only after the manifest says
// so.
rocksdb::Status OpenForReading(const rocksdb::DBOptions& options, const std::string& path,
                               std::vector<rocksdb::ColumnFamilyHandle*>* handles, rocksdb::DB** db) {
  rocksdb::Status status;
  for (int attempt = 0; attempt < kReadAttempts; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(kReadPause);
    const std::string before = StateOfManifest(path);
    status = rocksdb::DB::OpenForReadOnly(options, path, Families(), handles, db);
    if (StateOfManifest(path) == before) return status;
    if (status.ok()) Close(handles, db);
    status = rocksdb::Status::Busy("its files changed too often while they were being opened");
  }
  return status;
}

// RocksDB would make the missing families one by one, and write all its options down after each.
rocksdb::Status Create(const rocksdb::DBOptions& options, const std::string& path,
                       std::vector<rocksdb::ColumnFamilyHandle*>* handles, rocksdb::DB** db) {
  const std::vector<rocksdb::ColumnFamilyDescriptor> families = Families();
  rocksdb::Status status = rocksdb::DB::Open(options, path, {families.front()}, handles, db);
  if (!status.ok()) return status;
  std::vector<rocksdb::ColumnFamilyHandle*> others;
  status = (*db)->CreateColumnFamilies({families.begin() + 1, families.end()}, &others);
  handles->insert(handles->end(), others.begin(), others.end());
  return status;
}

rocksdb::Status OpenOrCreate(const rocksdb::DBOptions& options, const std::string& path, Database::Access access,
                             std::vector<rocksdb::ColumnFamilyHandle*>* handles, rocksdb::DB** db) {
  switch (access) {
    case Database::Access::kCreate:
      return Create(options, path, handles, db);
    case Database::Access::kWrite:
      return rocksdb::DB::Open(options, path, Families(), handles, db);
    case Database::Access::kRead:
    case Database::Access::kSalvage:
      break;
  }
  return OpenForReading(options, path, handles, db);
}

std::optional<Status> InUse(const std::string& path, const rocksdb::Status& status) {
  constexpr std::string_view kAdvice = "close it there first, or open it for reading only";
  if (!status.IsIOError()) return std::nullopt;
  if (status.ToString().find("lock hold by current process") != std::string::npos) {
    return Status(ErrorCode::kInUse, fmt::format("store '{}' is already open in this process; {}", path, kAdvice));
  }
  const std::optional<int> holder = LockHolder(path);
  if (!holder) return std::nullopt;
  return Status(ErrorCode::kInUse, fmt::format("store '{}' is in use by process {}; {}", path, *holder, kAdvice));
}

ErrorCode CodeOf(const rocksdb::Status& status) {
  if (status.IsIOError() && !status.IsPathNotFound()) return ErrorCode::kIo;
  if (status.IsBusy() || status.IsTryAgain()) return ErrorCode::kInUse;
  return ErrorCode::kCorrupt;
}

std::string Reason(const rocksdb::Status& status) {
  std::string reason = status.ToString();
  // A file that is missing is looked for last, and so reported, under the ending that LevelDB gave it.
  constexpr std::string_view kOldEnding = ".ldb", kEnding = ".sst";
  for (size_t at = reason.find(kOldEnding); at != std::string::npos; at = reason.find(kOldEnding)) {
    reason.replace(at, kOldEnding.size(), kEnding);
  }
  return reason;
}

}  // namespace

Result<std::unique_ptr<Database>> Database::Open(const std::string& path, Access access, rocksdb::Env* files) {
  std::unique_ptr<Database> database(new Database(path, files));
  database->salvages_ = access == Access::kSalvage;
  database->read_only_ = access == Access::kRead || database->salvages_;
  rocksdb::DBOptions options = DatabaseOptions(access == Access::kCreate);
  options.env = database->files_.env();
  if (access == Access::kSalvage) {
    options.paranoid_checks = false;
    options.max_open_files = kSalvageFiles;  // else all are opened at once, and one that is lost fails it
    options.skip_checking_sst_file_sizes_on_db_open = true;
    options.wal_recovery_mode = rocksdb::WALRecoveryMode::kSkipAnyCorruptedRecords;
  }
  if (access == Access::kRead || access == Access::kWrite) {
    if (Status checked = CheckManifest(path); !checked.ok()) return checked;
  }
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened = OpenOrCreate(options, path, access, &database->families_, &db);
  database->db_.reset(db);
  if (opened.ok()) {
    if (access == Access::kSalvage) return database;
    if (Status read = database->ReadNames(); !read.ok()) return read;
    if (!database->read_only_ && database->IsEmpty(Family::kEdge)) database->met_edges_ = std::make_unique<MetIds>();
    return database;
  }
  // A reader takes no lock; and to ask who holds it would drop the lock of a writer in this process.
  if (!database->read_only_) {
    if (std::optional<Status> in_use = InUse(path, opened)) return *in_use;
  }
  return database->Checked(opened);
}

Status Database::ReadNames() {
  Result<std::optional<std::vector<std::string>>> names = Find<std::vector<std::string>>(Family::kMeta, kNamesKey);
  if (!names.ok()) return names.status();
  if (names.value()) names_ = Names(std::move(*names.value()));
  return Status();
}

bool Database::IsEmpty(Family family) const {
  const std::unique_ptr<rocksdb::Iterator> records = NewIterator(family, rocksdb::ReadOptions());
  records->SeekToFirst();
  return !records->Valid() && records->status().ok();
}

// They are in the log before what is told by them.
Status Database::AddNames(const Ontology& ontology) {
  std::vector<std::string> names = names_.With(ontology);
  if (names.size() == names_.all().size()) return Status();
  if (names.size() > kNoName) return Status(ErrorCode::kInvalidInput, "the ontology has too many names");
  const rocksdb::Status written =
      db_->Put(rocksdb::WriteOptions(), family(Family::kMeta), ToSlice(kNamesKey), Encode(names));
  if (!written.ok()) return Checked(written);
  names_ = Names(std::move(names));
  return Status();
}

Status Database::CheckManifest(const std::string& path) {
  const std::string name = ManifestName(path);
  std::ostringstream bytes;
  bytes << std::ifstream(std::filesystem::path(path) / name, std::ios::binary).rdbuf();
  const std::optional<size_t> broken = FindBreak(bytes.view());
  if (!broken) return Status();
  return Status(ErrorCode::kCorrupt,
                fmt::format("store '{}' is damaged: its file {} is broken at byte {}", path, name, *broken));
}

Status Database::RebuildManifest(const std::string& path) {
  rocksdb::DBOptions options = DatabaseOptions(false);
  rocksdb::Status status = rocksdb::RepairDB(path, options, Families());
  if (!status.ok()) return Database(path).Checked(status);
  options.create_missing_column_families = true;  // those without a file
  std::vector<rocksdb::ColumnFamilyDescriptor> families = Families();
  for (rocksdb::ColumnFamilyDescriptor& family : families) family.options.disable_auto_compactions = true;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  status = rocksdb::DB::Open(options, path, families, &handles, &db);
  if (status.ok()) Close(&handles, &db);
  return Database(path).Checked(status);
}

Status Database::RebuildFromLogs(const std::string& from, const std::string& path) {
  // Logs of a higher number than the new database's own are read after those.
  constexpr uint64_t kFirstNumber = 1'000'000;
  if (Status made = Open(path, Access::kCreate).status(); !made.ok()) return made;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(from, error)) {
    if (file.path().extension() != ".log") continue;
    const uint64_t number = kFirstNumber + std::strtoull(file.path().stem().c_str(), nullptr, 10);
    std::filesystem::copy_file(file.path(), fmt::format("{}/{}.log", path, number), error);
    if (error) break;
  }
  if (error) return Status(ErrorCode::kIo, fmt::format("the logs of '{}' cannot be copied: {}", from, error.message()));
  rocksdb::DBOptions options = DatabaseOptions(false);
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  const rocksdb::Status opened = rocksdb::DB::OpenForReadOnly(options, path, Families(), &handles, &db);
  if (opened.ok()) Close(&handles, &db);
  return Database(from).Checked(opened);
}

bool Database::HasNewerFiles() const {
  std::vector<rocksdb::LiveFileMetaData> named;
  db_->GetLiveFilesMetaData(&named);
  uint64_t newest = 0;
  for (const rocksdb::LiveFileMetaData& file : named) newest = std::max(newest, file.file_number);
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(path_, error)) {
    const bool sorted = file.path().extension() == ".sst";
    if (sorted && std::strtoull(file.path().stem().c_str(), nullptr, 10) > newest) return true;
  }
  return false;
}

Status Database::CheckUnused(const std::string& path) {
  const std::optional<int> holder = LockHolder(path);
  if (!holder) return Status();
  return Status(ErrorCode::kInUse,
                fmt::format("store '{}' is in use by process {}; close it there first", path, *holder));
}

Database::~Database() {
  idle_iterators_.Drop();
  for (rocksdb::ColumnFamilyHandle* handle : families_) db_->DestroyColumnFamilyHandle(handle);
}

Status Database::CheckWritable() const {
  if (!read_only_) return Status();
  return Status(ErrorCode::kInvalidInput, fmt::format("store '{}' is open for reading only", path_));
}

Status Database::Checked(const rocksdb::Status& status) const {
  if (status.ok()) return Status();
  if (status.IsNotSupported() && read_only_) return CheckWritable();
  const ErrorCode code = CodeOf(status);
  const std::string_view what = code == ErrorCode::kCorrupt ? "is damaged" : "cannot be read or written";
  return Status(code, fmt::format("store '{}' {}: {}", path_, what, Reason(status)));
}

Status Database::Unreadable(Family family, std::string_view key) const {
  std::string digits;
  for (const char byte : key) digits += fmt::format("{:02x}", static_cast<uint8_t>(byte));
  return Status(ErrorCode::kCorrupt, fmt::format("store '{}' is damaged: the record {} of '{}' cannot be read", path_,
                                                 digits, FamilyName(family)));
}

Result<bool> Database::Get(Family family, std::string_view key, rocksdb::PinnableSlice* value,
                           const rocksdb::Snapshot* snapshot) const {
  const Uncounted uncounted;
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  const rocksdb::Status status =
      group_ ? group_->GetFromBatchAndDB(db_.get(), options, this->family(family), ToSlice(key), value)
             : db_->Get(options, this->family(family), ToSlice(key), value);
  if (status.IsNotFound()) return false;
  if (!status.ok()) return Checked(status);
  return true;
}

Result<bool> Database::Has(Family family, std::string_view key) const {
  rocksdb::PinnableSlice value;
  return Get(family, key, &value);
}

Status Database::VisitAll(Family family, const std::vector<std::string>& keys,
                          const std::function<Status(size_t, const rocksdb::Slice&)>& visit) const {
  if (group_ || keys.size() == 1) {
    for (size_t i = 0; i < keys.size(); ++i) {
      rocksdb::PinnableSlice value;
      const Result<bool> found = Get(family, keys[i], &value);
      const Status visited = !found.ok() ? found.status() : found.value() ? visit(i, value) : Status();
      if (!visited.ok()) return visited;
    }
    return Status();
  }
  const Uncounted uncounted;
  const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
  std::vector<rocksdb::PinnableSlice> values(keys.size());
  std::vector<rocksdb::Status> statuses(keys.size());
  db_->MultiGet(rocksdb::ReadOptions(), this->family(family), keys.size(), slices.data(), values.data(),
                statuses.data());
  for (size_t i = 0; i < keys.size(); ++i) {
    if (statuses[i].IsNotFound()) continue;
    const Status visited = statuses[i].ok() ? visit(i, values[i]) : Checked(statuses[i]);
    if (!visited.ok()) return visited;
  }
  return Status();
}

Result<std::vector<bool>> Database::HasAll(Family family, const std::vector<std::string>& keys) const {
  std::vector<bool> has(keys.size());
  const Status visited = VisitAll(family, keys, [&has](size_t i, const rocksdb::Slice&) {
    has[i] = true;
    return Status();
  });
  if (!visited.ok()) return visited;
  return has;
}

std::unique_ptr<rocksdb::Iterator> Database::NewIterator(Family family, const rocksdb::ReadOptions& options) const {
  rocksdb::Iterator* records = db_->NewIterator(options, this->family(family));
  if (group_) records = group_->NewIteratorWithBase(this->family(family), records);
  return std::unique_ptr<rocksdb::Iterator>(records);
}

Status Database::Scan(const KeyRange& range,
                      const std::function<bool(std::string_view key, std::string_view value)>& visit,
                      const rocksdb::Snapshot* snapshot) const {
  const Uncounted uncounted;
  Cursor cursor(*this, range.family, snapshot);
  for (cursor.Seek(range); !cursor.done(); cursor.Next()) {
    if (!visit(cursor.key(), cursor.value())) return Status();
  }
  return Checked(cursor.status());
}

Status Database::ScanAll(Family family, const std::function<bool(std::string_view key, std::string_view value)>& visit,
                         const rocksdb::Snapshot* snapshot) const {
  return Scan({family, "", ""}, visit, snapshot);
}

Status Database::Commit(rocksdb::WriteBatch* batch) {
  const Uncounted uncounted;
  return Checked(db_->Write(rocksdb::WriteOptions(), batch));
}

// To take files in need not count as a write, and families show theirs one after another. RocksDB deletes what it could
// not take in even where its manifest names it by then and only did not get to the disk; it could not be opened again.
Status Database::TakeIn(const std::vector<rocksdb::IngestExternalFileArg>& files) {
  const std::lock_guard<std::mutex> lock(loading_);
  ++loads_begun_;
  const std::string before = StateOfManifest(path_);
  files_.PutOff();
  const rocksdb::Status taken = db_->IngestExternalFiles(files);
  if (taken.ok() || StateOfManifest(path_) == before) {
    files_.Delete();
  } else {
    files_.GiveUp();
  }
  ++loads_ended_;
  return Checked(taken);
}

Moment Database::Now() const {
  uint64_t loads = loads_ended_;
  while (loads_begun_ != loads) {
    const std::lock_guard<std::mutex> wait(loading_);
    loads = loads_ended_;
  }
  return {loads, db_->GetLatestSequenceNumber()};
}

std::unique_ptr<Snapshot> Database::TakeSnapshot() const {
  while (true) {
    const uint64_t loads = Now().loads;
    auto snapshot = std::make_unique<Snapshot>(db_.get());
    if (Now().loads == loads) return snapshot;
  }
}

void Database::BeginGroup() {
  constexpr size_t kNoReserve = 0;
  group_ = std::make_unique<rocksdb::WriteBatchWithIndex>(rocksdb::BytewiseComparator(), kNoReserve,
                                                          /*overwrite_key=*/true);
}

Status Database::CommitGroup() {
  const auto group = std::move(group_);
  return Commit(group->GetWriteBatch());
}

Status Database::Sync() { return Checked(db_->FlushWAL(/*sync=*/true)); }

Status Database::Flush() {
  idle_iterators_.Drop();
  return Checked(db_->Flush(rocksdb::FlushOptions(), families_));
}

Status Database::Compact() {
  idle_iterators_.Drop();
  rocksdb::CompactRangeOptions all;
  all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  return InParallel(families_.size(), [&](size_t i) {
    return Checked(db_->CompactRange(all, families_[i], /*begin=*/nullptr, /*end=*/nullptr));
  });
}

uint64_t Database::FilesSideBySide() const {
  uint64_t most = 0;
  for (rocksdb::ColumnFamilyHandle* family : families_) {
    std::string files;
    if (db_->GetProperty(family, rocksdb::DB::Properties::kNumFilesAtLevelPrefix + "0", &files)) {
      most = std::max<uint64_t>(most, std::strtoull(files.c_str(), nullptr, 10));
    }
  }
  return most;
}

Status Database::PutOffMerging() {
  if (merging_put_off_) return Status();
  merging_put_off_ = true;
  for (size_t i = 0; i < kFamilyCount; ++i) {
    if (IsAlwaysMerged(static_cast<Family>(i))) continue;
    const rocksdb::Status set =
        db_->SetOptions(families_[i], {{"level0_file_num_compaction_trigger", std::to_string(kFilesToMergeLate)},
                                       {"max_bytes_for_level_base", std::to_string(kBytesToMergeLate)}});
    if (!set.ok()) return Checked(set);
  }
  return Status();
}

}  // namespace entente::store
