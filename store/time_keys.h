// The keys of the time index in memory. To count who did what in a year is to look at a fifth of all keys: there they
// lie one behind the other, and RocksDB takes several times as long to find the next.
#ifndef ENTENTE_STORE_TIME_KEYS_H_
#define ENTENTE_STORE_TIME_KEYS_H_

#include <rocksdb/status.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/keys.h"
#include "store/moment.h"

namespace entente::store {

// All of one moment, in their order.
class TimeKeys {
 public:
  // Some four million edges; stores of more are read from disk.
  static constexpr size_t kMostBytes = size_t{128} << 20;

  // Behind all that were added before. False where it would be too much.
  bool Add(std::string_view key);
  // Gives memory back that was held for more.
  void Finish();
  size_t size() const { return ends_.size(); }
  std::string_view operator[](size_t i) const {
    const size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {keys_.data() + begin, ends_[i] - begin};
  }
  // The place of the first that is not before `key`.
  size_t PlaceOf(std::string_view key) const;

 private:
  std::string keys_;
  std::vector<uint32_t> ends_;
};

// Walks along them as Cursor does along records.
class TimeKeysCursor {
 public:
  explicit TimeKeysCursor(std::shared_ptr<const TimeKeys> keys) : keys_(std::move(keys)), end_(keys_->size()) {}

  void Seek(const KeyRange& range);
  void EndAt(std::string_view until) { end_ = keys_->PlaceOf(until); }
  void Next() { ++place_; }
  bool done() const { return place_ >= end_; }
  std::string_view key() const { return (*keys_)[place_]; }
  rocksdb::Status status() const { return {}; }
  Family family() const { return Family::kTime; }

 private:
  std::shared_ptr<const TimeKeys> keys_;
  size_t place_ = 0, end_;
};

// Says when to keep the keys: once what was walked along at one moment is as much as all of them, so that keeping them
// at most doubles what was spent. For many threads.
class KeptTimeKeys {
 public:
  // nullptr where none are kept of this moment; those of another are dropped.
  std::shared_ptr<const TimeKeys> At(const Moment& now);
  // Notes that so many keys were walked along, of as many as `count_all` says, which is asked once at a moment. True
  // for one caller at a moment: who is to keep them.
  bool Pays(const Moment& now, uint64_t walked, const std::function<uint64_t()>& count_all);
  void Keep(const Moment& now, std::shared_ptr<const TimeKeys> keys);

 private:
  void TurnTo(const Moment& now);

  std::mutex mutex_;
  Moment moment_;
  uint64_t walked_ = 0;
  std::optional<uint64_t> all_;
  bool asked_for_ = false;
  std::shared_ptr<const TimeKeys> keys_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_TIME_KEYS_H_
