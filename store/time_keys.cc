#include "store/time_keys.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace entente::store {

bool TimeKeys::Add(std::string_view key) {
  if (keys_.size() + key.size() + (ends_.size() + 1) * sizeof(uint32_t) > kMostBytes) return false;
  keys_ += key;
  ends_.push_back(static_cast<uint32_t>(keys_.size()));
  return true;
}

void TimeKeys::Finish() {
  keys_.shrink_to_fit();
  ends_.shrink_to_fit();
}

size_t TimeKeys::PlaceOf(std::string_view key) const {
  size_t first = 0, last = size();
  while (first < last) {
    const size_t middle = std::midpoint(first, last);
    if ((*this)[middle] < key) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first;
}

void TimeKeysCursor::Seek(const KeyRange& range) {
  place_ = keys_->PlaceOf(range.from);
  end_ = range.until.empty() ? keys_->size() : keys_->PlaceOf(range.until);
}

std::shared_ptr<const TimeKeys> KeptTimeKeys::At(const Moment& now) {
  const std::lock_guard<std::mutex> lock(mutex_);
  TurnTo(now);
  return keys_;
}

bool KeptTimeKeys::Pays(const Moment& now, uint64_t walked, const std::function<uint64_t()>& count_all) {
  const std::lock_guard<std::mutex> lock(mutex_);
  TurnTo(now);
  walked_ += walked;
  if (!all_) all_ = count_all();
  return walked_ >= *all_ && !std::exchange(asked_for_, true);
}

void KeptTimeKeys::Keep(const Moment& now, std::shared_ptr<const TimeKeys> keys) {
  const std::lock_guard<std::mutex> lock(mutex_);
  TurnTo(now);
  keys_ = std::move(keys);
}

void KeptTimeKeys::TurnTo(const Moment& now) {
  if (moment_ == now) return;
  moment_ = now;
  walked_ = 0;
  all_.reset();
  asked_for_ = false;
  keys_.reset();
}

}  // namespace entente::store
