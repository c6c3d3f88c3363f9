// Features of a parser state: what the next action and the label of a new arc are decided by.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PARSE_FEATURES_H_
#define ENTENTE_EXTRACT_LANGUAGE_PARSE_FEATURES_H_

#include <cstdint>
#include <span>

#include "extract/language/parse_state.h"
#include "extract/language/perceptron.h"
#include "extract/language/word_form.h"

namespace entente::extract {

inline constexpr size_t kMaxParseFeatures = 96;

// A sentence as the parser sees it.
struct TaggedWords {
  std::span<const WordForm> words;
  std::span<const uint8_t> tags;

  int size() const { return static_cast<int>(words.size()); }
  uint32_t Tag(int token) const {
    return token < 0 ? 1000u : token >= size() ? 1001u : tags[static_cast<size_t>(token)];
  }
  uint32_t Word(int token) const {
    return token < 0 ? kSentenceBegin : token >= size() ? kSentenceEnd : words[static_cast<size_t>(token)].folded;
  }
  uint32_t Suffix(int token) const {
    return token < 0 || token >= size() ? 0 : words[static_cast<size_t>(token)].suffix3;
  }
  uint32_t Shape(int token) const { return token < 0 || token >= size() ? 0 : words[static_cast<size_t>(token)].shape; }
};

// All that the features of an action look at; equal views have equal features.
struct ActionView {
  Subtree top, second, next;  // of the stack and the next token
  int third = kNoToken;       // of the stack

  ActionView() = default;
  explicit ActionView(const ParseState& state);
  uint32_t Hash() const { return Mix(Mix(top.Hash(), second.Hash()), next.Hash()); }
  friend bool operator==(const ActionView&, const ActionView&) = default;
};

// All that the features of a label look at.
struct ArcView {
  Subtree child, head;

  // For the arc that `action` (not a shift) would make in `state`.
  ArcView(const ParseState& state, ParseAction action);
  ArcView() = default;
  uint32_t Hash() const { return Mix(child.Hash(), head.Hash()); }
  friend bool operator==(const ArcView&, const ArcView&) = default;
};

// Both return the number of features, at most kMaxParseFeatures.
size_t ActionFeatures(const TaggedWords& sentence, const ActionView& view, FeatureHash* features);
size_t LabelFeatures(const TaggedWords& sentence, const ArcView& view, FeatureHash* features);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PARSE_FEATURES_H_
