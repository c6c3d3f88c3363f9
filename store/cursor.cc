#include "store/cursor.h"

#include <cassert>

#include "store/database.h"

namespace entente::store {
namespace {

// No key begins with so many bytes of this kind.
constexpr size_t kBytesBehindAllKeys = 32;

std::unique_ptr<BoundedIterator> MakeIterator(const Database& database, Family family,
                                              const rocksdb::Snapshot* snapshot) {
  auto iterator = std::make_unique<BoundedIterator>();
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  options.iterate_upper_bound = &iterator->bound;
  options.ignore_range_deletions = true;  // there are none
  iterator->records = database.NewIterator(family, options);
  return iterator;
}

}  // namespace

std::unique_ptr<BoundedIterator> IdleIterators::Take(Family family) {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto& idle = idle_[static_cast<size_t>(family)];
  if (idle.empty()) return nullptr;
  auto iterator = std::move(idle.back());
  idle.pop_back();
  return iterator;
}

void IdleIterators::GiveBack(Family family, std::unique_ptr<BoundedIterator> iterator) {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto& idle = idle_[static_cast<size_t>(family)];
  if (idle.size() < kMostOfFamily) idle.push_back(std::move(iterator));
}

void IdleIterators::Drop() {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (auto& idle : idle_) idle.clear();
}

Cursor::Cursor(const Database& database, Family family, const rocksdb::Snapshot* snapshot)
    : database_(database),
      family_(family),
      in_group_(database.group() != nullptr),
      reusable_(snapshot == nullptr && !in_group_),
      salvages_(database.salvages()) {
  if (reusable_) iterator_ = database.idle_iterators().Take(family);
  // What is open for reading only does not change.
  const bool current = iterator_ && (database.read_only() || iterator_->records->Refresh().ok());
  if (!current) iterator_ = MakeIterator(database, family, snapshot);
}

Cursor::~Cursor() {
  if (reusable_ && status().ok()) database_.idle_iterators().GiveBack(family_, std::move(iterator_));
}

void Cursor::SeekBehind() { iterator_->records->Seek(std::string(key()) + '\0'); }

void Cursor::Seek(const KeyRange& range) {
  assert(range.family == family_);
  iterator_->until = range.until;
  if (range.until.empty()) iterator_->until.assign(kBytesBehindAllKeys, '\xff');
  iterator_->bound = ToSlice(iterator_->until);
  end_ = in_group_ ? std::optional(iterator_->until) : std::nullopt;
  iterator_->records->Seek(ToSlice(range.from));
}

// The bound of the iterator must not change before it seeks again.
void Cursor::EndAt(std::string until) { end_ = std::move(until); }

}  // namespace entente::store
