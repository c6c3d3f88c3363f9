// Numbers the words of a batch: what is worked out from the word alone is worked out once for each.
#ifndef ENTENTE_EXTRACT_LANGUAGE_DISTINCT_WORDS_H_
#define ENTENTE_EXTRACT_LANGUAGE_DISTINCT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente::extract {

// Keeps its room from one batch to the next; points into the texts of the words.
class DistinctWords {
 public:
  // Forgets all words; up to `most` may be added.
  void Reset(size_t most);
  // The place of `word` among words(), where it is put if it is new.
  uint32_t Add(std::string_view word);
  // In the order in which they were first added.
  std::span<const std::string_view> words() const { return words_; }

 private:
  std::vector<std::string_view> words_;
  std::vector<uint32_t> slots_;  // a hash table with open addressing; places + 1, 0 for free
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_DISTINCT_WORDS_H_
