// Remembers what was computed for a key, in a table of fixed size.
#ifndef ENTENTE_EXTRACT_LANGUAGE_SCORE_CACHE_H_
#define ENTENTE_EXTRACT_LANGUAGE_SCORE_CACHE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::extract {

// A later key may push an earlier one out. `Key` has Hash() and ==.
template <class Key, class Value>
class ScoreCache {
 public:
  ScoreCache() : entries_(kEntries) {}

  // Forgets everything.
  void Clear() { ++round_; }

  // The value of `key`: the one remembered, or what compute() gives now.
  template <class Compute>
  const Value& Get(const Key& key, Compute compute) {
    Entry& entry = entries_[key.Hash() % kEntries];
    if (entry.round == round_ && entry.key == key) return entry.value;
    entry = {round_, key, compute()};
    return entry.value;
  }

 private:
  static constexpr size_t kEntries = 1024;
  struct Entry {
    uint64_t round = 0;
    Key key;
    Value value{};
  };

  uint64_t round_ = 1;
  std::vector<Entry> entries_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_SCORE_CACHE_H_
