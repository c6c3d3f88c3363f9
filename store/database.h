// RocksDB behind plain words: opened with the store's column families, closed in the right order, its failures turned
// into sentences that name the store.
#ifndef ENTENTE_STORE_DATABASE_H_
#define ENTENTE_STORE_DATABASE_H_

#include <rocksdb/db.h>
#include <rocksdb/utilities/write_batch_with_index.h>
#include <rocksdb/write_batch.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"
#include "store/codec.h"
#include "store/cursor.h"
#include "store/keys.h"
#include "store/late_deletion.h"
#include "store/met_ids.h"
#include "store/moment.h"
#include "store/time_keys.h"

namespace entente::store {

// One state of the database while it lives.
class Snapshot {
 public:
  explicit Snapshot(rocksdb::DB* db) : db_(db), snapshot_(db->GetSnapshot()) {}
  ~Snapshot() { db_->ReleaseSnapshot(snapshot_); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  const rocksdb::Snapshot* get() const { return snapshot_; }

 private:
  rocksdb::DB* db_;
  const rocksdb::Snapshot* snapshot_;
};

class Database {
 public:
  // kSalvage reads what can be read of a damaged database.
  enum class Access { kCreate, kWrite, kRead, kSalvage };

  // `path` is named in errors. kCreate expects that there is no database; the others that there is one.
  static Result<std::unique_ptr<Database>> Open(const std::string& path, Access access, rocksdb::Env* files = nullptr);
  // Salvages what the files of a database hold whose manifest is lost; changes it.
  static Status RebuildManifest(const std::string& path);
  // Makes a database at `path` of what the logs of the one at `from` hold, of whose families any may have no file yet:
  // RebuildManifest leaves out what logs tell of such. kCorrupt where a log is broken before its end; what follows
  // there can be salvaged all the same.
  static Status RebuildFromLogs(const std::string& from, const std::string& path);
  // Whether there are sorted files that are newer than all that the manifest names.
  bool HasNewerFiles() const;
  // kCorrupt where the manifest is broken in a way that RocksDB takes for its end.
  static Status CheckManifest(const std::string& path);
  // kInUse where a process holds the database for writing.
  static Status CheckUnused(const std::string& path);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const { return path_; }
  bool read_only() const { return read_only_; }
  bool salvages() const { return salvages_; }
  rocksdb::DB* rocks() const { return db_.get(); }
  rocksdb::ColumnFamilyHandle* family(Family family) const { return families_[static_cast<size_t>(family)]; }

  // Sees the group too, which knows no bound.
  std::unique_ptr<rocksdb::Iterator> NewIterator(Family family, const rocksdb::ReadOptions& options) const;
  IdleIterators& idle_iterators() const { return idle_iterators_; }
  KeptTimeKeys& kept_time_keys() const { return kept_time_keys_; }

  // Of relations and modalities; those of a database that is salvaged are not read, since what was told needs none.
  const Names& names() const { return names_; }
  // Takes in the names that the ontology has beside these. Nothing may read from the database meanwhile.
  Status AddNames(const Ontology& ontology);

  // Waits while files are being taken in.
  Moment Now() const;
  // Of a state in which no files are half taken in, and which those do not show in that are taken in while it lives.
  std::unique_ptr<Snapshot> TakeSnapshot() const;

  // All edges that there are, and perhaps others; nullptr where that is not known, as in a database that had edges when
  // it was opened. Who puts an edge that was not there adds it.
  MetIds* met_edges() { return met_edges_.get(); }

  // kInvalidInput where the database is open for reading only.
  Status CheckWritable() const;
  // Turns RocksDB's status into ours.
  Status Checked(const rocksdb::Status& status) const;
  // What to say of a record whose bytes nothing of ours wrote.
  Status Unreadable(Family family, std::string_view key) const;

  // Ok and false where there is no such key.
  Result<bool> Get(Family family, std::string_view key, rocksdb::PinnableSlice* value,
                   const rocksdb::Snapshot* snapshot = nullptr) const;
  Result<bool> Has(Family family, std::string_view key) const;
  // nullopt where there is no such key; kCorrupt where its value cannot be read.
  template <class T>
  Result<std::optional<T>> Find(Family family, std::string_view key, const rocksdb::Snapshot* snapshot = nullptr) const;

  // Of keys of one family, in their order; for many at once it takes half as long.
  Result<std::vector<bool>> HasAll(Family family, const std::vector<std::string>& keys) const;
  template <class T>
  Result<std::vector<std::optional<T>>> FindAll(Family family, const std::vector<std::string>& keys) const;

  // Visits the records of a range in key order until `visit` returns false.
  Status Scan(const KeyRange& range, const std::function<bool(std::string_view key, std::string_view value)>& visit,
              const rocksdb::Snapshot* snapshot = nullptr) const;
  Status ScanAll(Family family, const std::function<bool(std::string_view key, std::string_view value)>& visit,
                 const rocksdb::Snapshot* snapshot = nullptr) const;

  Status Commit(rocksdb::WriteBatch* batch);
  // Takes sorted files in as one.
  Status TakeIn(const std::vector<rocksdb::IngestExternalFileArg>& files);
  // From BeginGroup on, changes gather in the group and reading sees them; CommitGroup writes them as one, AbandonGroup
  // forgets them.
  void BeginGroup();
  Status CommitGroup();
  void AbandonGroup() { group_.reset(); }
  rocksdb::WriteBatchBase* group() const { return group_.get(); }  // nullptr where none has begun
  Status Sync();
  Status Flush();
  Status Compact();
  // The most files of a family of which any may have a key.
  uint64_t FilesSideBySide() const;
  // From now on the sorted files that large loads leave side by side wait longer to be merged, until the database is
  // closed: to merge some at each load would write everything again and again.
  Status PutOffMerging();

 private:
  explicit Database(std::string path, rocksdb::Env* files = nullptr) : path_(std::move(path)), files_(files) {}
  // `visit(i, value)` for each key that there is.
  Status VisitAll(Family family, const std::vector<std::string>& keys,
                  const std::function<Status(size_t, const rocksdb::Slice&)>& visit) const;
  Status ReadNames();
  bool IsEmpty(Family family) const;

  std::string path_;
  bool read_only_ = false, salvages_ = false, merging_put_off_ = false;
  Names names_;
  std::unique_ptr<MetIds> met_edges_;
  LateDeletion files_;  // db_ writes to
  std::unique_ptr<rocksdb::DB> db_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;  // of db_, returned to it before it closes
  std::unique_ptr<rocksdb::WriteBatchWithIndex> group_;
  mutable std::mutex loading_;
  std::atomic<uint64_t> loads_begun_ = 0, loads_ended_ = 0;
  mutable IdleIterators idle_iterators_;  // of db_, dropped before it closes
  mutable KeptTimeKeys kept_time_keys_;
};

// What `read(snapshot)` gives, which is to read from one state whoever writes meanwhile. A snapshot keeps iterators
// from being used again, so that it is null where nothing was written just then.
template <class Read>
auto AtOneMoment(const Database& database, const Read& read) {
  const Moment before = database.Now();
  auto result = read(nullptr);
  if (database.Now() == before) return result;
  return read(database.TakeSnapshot()->get());
}

template <class T>
Result<std::optional<T>> Database::Find(Family family, std::string_view key, const rocksdb::Snapshot* snapshot) const {
  rocksdb::PinnableSlice value;
  Result<bool> found = Get(family, key, &value, snapshot);
  if (!found.ok()) return found.status();
  if (!found.value()) return std::optional<T>();
  std::optional<T> decoded = DecodeRecord<T>(family, key, View(value), names_);
  if (!decoded) return Unreadable(family, key);
  return decoded;
}

template <class T>
Result<std::vector<std::optional<T>>> Database::FindAll(Family family, const std::vector<std::string>& keys) const {
  std::vector<std::optional<T>> found(keys.size());
  const Status visited = VisitAll(family, keys, [&](size_t i, const rocksdb::Slice& value) {
    found[i] = DecodeRecord<T>(family, keys[i], View(value), names_);
    return found[i] ? Status() : Unreadable(family, keys[i]);
  });
  if (!visited.ok()) return visited;
  return found;
}

}  // namespace entente::store

#endif  // ENTENTE_STORE_DATABASE_H_
