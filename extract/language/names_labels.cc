#include "extract/language/names_labels.h"

#include <algorithm>

namespace entente::extract {
namespace {

constexpr uint32_t kTransitionTemplate = 200;
constexpr int32_t kNever = -(1 << 28);

}  // namespace

void NameLabels::AppendNames(std::span<const uint8_t> labels, uint32_t first, std::vector<Name>* names) const {
  for (size_t at = 0; at < labels.size();) {
    if (labels[at] == 0) {
      ++at;
      continue;
    }
    const size_t cls = ClassOf(labels[at]);
    size_t end = at + 1;
    while (end < labels.size() && labels[end] == Inside(cls)) ++end;
    names->push_back({{first + static_cast<uint32_t>(at), first + static_cast<uint32_t>(end)}, classes_[cls]});
    at = end;
  }
}

FeatureHash TransitionFeature(uint32_t previous) { return Mix(kTransitionTemplate, previous); }

NameSearch::NameSearch(const LinearScorer& scorer)
    : scorer_(scorer),
      labels_(static_cast<size_t>(scorer.classes())),
      start_(labels_),
      transitions_(labels_ * labels_),
      emissions_(labels_),
      scores_(labels_),
      next_(labels_) {
  std::vector<int32_t> row(labels_);
  for (size_t previous = 0; previous < labels_; ++previous) {
    const FeatureHash feature = TransitionFeature(static_cast<uint32_t>(previous));
    scorer.Score({&feature, 1}, row.data());
    for (size_t label = 0; label < labels_; ++label) {
      const bool may = NameLabels::MayFollow(static_cast<uint8_t>(previous), static_cast<uint8_t>(label));
      transitions_[label * labels_ + previous] = may ? row[label] : kNever;
    }
  }
  const FeatureHash feature = TransitionFeature(kSentenceStart);
  scorer.Score({&feature, 1}, start_.data());
  for (size_t label = 0; label < labels_; ++label) {
    if (NameLabels::IsInside(static_cast<uint8_t>(label))) start_[label] = kNever;
  }
}

void NameSearch::Step(size_t token, size_t count) {
  for (size_t label = 0; label < count; ++label) {
    const int32_t* row = &transitions_[label * count];
    int32_t best = scores_[0] + row[0];
    size_t best_previous = 0;
    for (size_t previous = 1; previous < count; ++previous) {
      const int32_t score = scores_[previous] + row[previous];
      if (score > best) {
        best = score;
        best_previous = previous;
      }
    }
    next_[label] = std::max(best, 2 * kNever) + emissions_[label];
    back_[token * count + label] = static_cast<uint8_t>(best_previous);
  }
  scores_.swap(next_);
}

void NameSearch::Label(const TokenFeatures& tokens, size_t begin, size_t end, std::vector<uint8_t>* labels) {
  if (begin == end) return;
  const size_t size = end - begin;
  back_.resize(size * labels_);
  scorer_.Score(tokens.Of(begin), emissions_.data());
  for (size_t label = 0; label < labels_; ++label) scores_[label] = start_[label] + emissions_[label];
  for (size_t token = 1; token < size; ++token) {
    scorer_.Score(tokens.Of(begin + token), emissions_.data());
    Step(token, labels_);
  }
  const size_t first = labels->size();
  labels->resize(first + size);
  auto label = static_cast<size_t>(BestClass(scores_));
  for (size_t token = size; token-- > 0;) {
    (*labels)[first + token] = static_cast<uint8_t>(label);
    label = token > 0 ? back_[token * labels_ + label] : 0;
  }
}

}  // namespace entente::extract
