// Labels of tokens in the name model ("B-Person", "I-Person", "O") and the search for the best sequence of them.
#ifndef ENTENTE_EXTRACT_LANGUAGE_NAMES_LABELS_H_
#define ENTENTE_EXTRACT_LANGUAGE_NAMES_LABELS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/perceptron.h"
#include "graph/status.h"

namespace entente::extract {

// Label 0 is "O"; class c (from 0) has the labels 2c + 1 to begin and 2c + 2 to go on.
class NameLabels {
 public:
  NameLabels() = default;
  explicit NameLabels(std::vector<std::string_view> classes) : classes_(std::move(classes)) {}

  size_t size() const { return 2 * classes_.size() + 1; }
  std::span<const std::string_view> classes() const { return classes_; }
  static uint8_t Begin(size_t cls) { return static_cast<uint8_t>(2 * cls + 1); }
  static uint8_t Inside(size_t cls) { return static_cast<uint8_t>(2 * cls + 2); }
  static bool IsInside(uint8_t label) { return label > 0 && label % 2 == 0; }
  // The class of a label; labels of no class give size_t(-1).
  static size_t ClassOf(uint8_t label) { return static_cast<size_t>(label + 1) / 2 - 1; }
  // A name goes on only after itself; `previous` is 0 at the start of a sentence.
  static bool MayFollow(uint8_t previous, uint8_t label) {
    return !IsInside(label) || previous == label || previous + 1 == label;
  }

  // The names that `labels` mark, for tokens from `first` on.
  void AppendNames(std::span<const uint8_t> labels, uint32_t first, std::vector<Name>* names) const;

 private:
  std::vector<std::string_view> classes_;
};

// The features of consecutive tokens, end to end.
struct TokenFeatures {
  std::vector<FeatureHash> features;
  std::vector<uint32_t> ends;  // features of token i end at ends[i]

  void Clear() {
    features.clear();
    ends.clear();
  }
  std::span<const FeatureHash> Of(size_t token) const {
    const uint32_t begin = token == 0 ? 0 : ends[token - 1];
    return std::span(features).subspan(begin, ends[token] - begin);
  }
};

// The feature that stands for what follows `previous` (or begins a sentence: label 0 of size() + 1 possible ones).
FeatureHash TransitionFeature(uint32_t previous);
inline constexpr uint32_t kSentenceStart = 255;

// Finds the best sequences; scratch memory is reused.
class NameSearch {
 public:
  // Reads the transitions of `scorer`, whose classes are labels.
  explicit NameSearch(const LinearScorer& scorer);

  // Appends the best labels of the tokens [begin, end) of `tokens`, one sentence.
  void Label(const TokenFeatures& tokens, size_t begin, size_t end, std::vector<uint8_t>* labels);

 private:
  void Step(size_t token, size_t count);

  const LinearScorer& scorer_;
  size_t labels_;
  std::vector<int32_t> start_, transitions_;  // transitions_[label * labels_ + previous]
  std::vector<int32_t> emissions_, scores_, next_;
  std::vector<uint8_t> back_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_NAMES_LABELS_H_
