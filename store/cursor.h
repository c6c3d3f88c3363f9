// Walks along ranges of keys. To make an iterator of RocksDB takes longer than to read some dozens of records, so that
// they are kept and used again.
#ifndef ENTENTE_STORE_CURSOR_H_
#define ENTENTE_STORE_CURSOR_H_

#include <rocksdb/db.h>

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/keys.h"

namespace entente::store {

class Database;

inline std::string_view View(const rocksdb::Slice& slice) { return {slice.data(), slice.size()}; }
inline rocksdb::Slice ToSlice(std::string_view text) { return {text.data(), text.size()}; }

// The iterator stops at the bound, which may change before each Seek.
struct BoundedIterator {
  std::string until;
  rocksdb::Slice bound;
  std::unique_ptr<rocksdb::Iterator> records;
};

// Iterators that nobody uses. They keep the files that they have read, also such as a compaction has replaced, until
// they are used again or dropped. For many threads.
class IdleIterators {
 public:
  // nullptr where there is none.
  std::unique_ptr<BoundedIterator> Take(Family family);
  void GiveBack(Family family, std::unique_ptr<BoundedIterator> iterator);
  void Drop();

 private:
  static constexpr size_t kMostOfFamily = 8;

  std::mutex mutex_;
  std::array<std::vector<std::unique_ptr<BoundedIterator>>, kFamilyCount> idle_;
};

class Cursor {
 public:
  // Stands nowhere. Sees what has been written by now, what is gathered in a group included; with a snapshot what had
  // been by then.
  Cursor(const Database& database, Family family, const rocksdb::Snapshot* snapshot = nullptr);
  ~Cursor();
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  // To the first record of the range, which is of the cursor's family; an empty `until` is no end.
  void Seek(const KeyRange& range);
  // Ends the range here, where it had no end.
  void EndAt(std::string until);
  void Next() { salvages_ ? SeekBehind() : iterator_->records->Next(); }
  // Beyond the range, or after a failure.
  bool done() const { return !iterator_->records->Valid() || (end_ && key() >= *end_); }
  std::string_view key() const { return View(iterator_->records->key()); }
  std::string_view value() const { return View(iterator_->records->value()); }
  rocksdb::Status status() const { return iterator_->records->status(); }
  Family family() const { return family_; }

 private:
  // Files that were taken in and whose manifest is lost may have a key twice under one number: RocksDB's Next aborts
  // there.
  void SeekBehind();

  const Database& database_;
  Family family_;
  bool in_group_, reusable_, salvages_;
  std::optional<std::string> end_;  // of the range, where the iterator does not know it
  std::unique_ptr<BoundedIterator> iterator_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_CURSOR_H_
