#include "store/met_ids.h"

#include <algorithm>
#include <bit>

namespace entente::store {
namespace {

constexpr size_t kIdsPerWord = 4;
constexpr size_t kFewestWords = 1 << 14;
constexpr int kBitsPerId = 5;
constexpr int kPlaceBits = 6;  // of a bit in its word

// By the upper bits of an id, which is a hash; the lower ones say in which word.
uint64_t BitsOf(uint64_t id) {
  uint64_t bits = 0;
  for (int i = 1; i <= kBitsPerId; ++i) bits |= uint64_t{1} << (id >> (64 - i * kPlaceBits) & 63);
  return bits;
}

}  // namespace

void MetIds::Reserve(size_t more) {
  if (more > left_) {
    const size_t words = layers_.empty() ? kFewestWords : 2 * layers_.back().size();
    layers_.emplace_back(std::max(words, std::bit_ceil(more / kIdsPerWord + 1)));
    left_ = layers_.back().size() * kIdsPerWord;
  }
  left_ -= more;
}

void MetIds::Add(uint64_t id) {
  Layer& layer = layers_.back();
  layer[id & (layer.size() - 1)].fetch_or(BitsOf(id), std::memory_order_relaxed);
}

bool MetIds::MayHave(uint64_t id) const {
  const uint64_t bits = BitsOf(id);
  return std::any_of(layers_.begin(), layers_.end(), [id, bits](const Layer& layer) {
    return (layer[id & (layer.size() - 1)].load(std::memory_order_relaxed) & bits) == bits;
  });
}

}  // namespace entente::store
