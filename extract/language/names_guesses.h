// What the first pass of the name model made of each word in a stretch of text, as features for the second pass.
#ifndef ENTENTE_EXTRACT_LANGUAGE_NAMES_GUESSES_H_
#define ENTENTE_EXTRACT_LANGUAGE_NAMES_GUESSES_H_

#include <cstdint>
#include <memory_resource>
#include <span>
#include <unordered_map>
#include <vector>

#include "extract/language/names_labels.h"

namespace entente::extract {

class NameGuesses {
 public:
  // `words` identifies each token's word, `labels` is what it was taken for; both must outlive the guesses.
  NameGuesses(std::span<const uint32_t> words, std::span<const uint8_t> labels);

  // Features of `token` in `sentence`, counted like `words`.
  void AddFeatures(TokenSpan sentence, uint32_t token, std::vector<FeatureHash>* out) const;

 private:
  static constexpr size_t kMostKinds = 17;  // no name, and up to 16 classes

  struct Counts {
    uint16_t kinds[kMostKinds] = {};
  };
  using CountMap = std::pmr::unordered_map<uint32_t, Counts>;

  static size_t KindOf(uint8_t label) { return (static_cast<size_t>(label) + 1) / 2; }
  void CountLongNames();
  uint32_t PairAt(uint32_t token) const;
  static uint32_t Majority(const CountMap& counts, uint32_t key, size_t own);

  std::span<const uint32_t> words_;
  std::span<const uint8_t> labels_;
  std::vector<bool> in_long_name_;
  std::pmr::monotonic_buffer_resource memory_;  // of the counts, in a few large pieces
  CountMap by_word_{&memory_}, by_pair_{&memory_}, in_long_names_{&memory_};
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_NAMES_GUESSES_H_
