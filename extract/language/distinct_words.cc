#include "extract/language/distinct_words.h"

#include <bit>
#include <functional>

namespace entente::extract {

void DistinctWords::Reset(size_t most) {
  words_.clear();
  slots_.assign(std::bit_ceil(2 * most + 1), 0);
}

uint32_t DistinctWords::Add(std::string_view word) {
  const size_t mask = slots_.size() - 1;
  size_t slot = std::hash<std::string_view>()(word) & mask;
  while (slots_[slot] != 0 && words_[slots_[slot] - 1] != word) slot = (slot + 1) & mask;
  if (slots_[slot] == 0) {
    words_.push_back(word);
    slots_[slot] = static_cast<uint32_t>(words_.size());
  }
  return slots_[slot] - 1;
}

}  // namespace entente::extract
