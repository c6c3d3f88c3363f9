#include "train/perceptron_trainer.h"

#include <algorithm>

namespace entente::train {

PerceptronTrainer::PerceptronTrainer(int classes, int row_bits)
    : classes_(classes),
      row_mask_((1u << row_bits) - 1),
      weights_((size_t{1} << row_bits) * static_cast<size_t>(classes)),
      moments_(weights_.size()) {}

void PerceptronTrainer::Score(std::span<const extract::FeatureHash> features, int32_t* scores) const {
  std::fill(scores, scores + classes_, 0);
  for (extract::FeatureHash feature : features) {
    const int32_t* row = &weights_[static_cast<size_t>(feature & row_mask_) * static_cast<size_t>(classes_)];
    for (int cls = 0; cls < classes_; ++cls) scores[cls] += row[cls];
  }
}

void PerceptronTrainer::Update(std::span<const extract::FeatureHash> features, int cls, int amount) {
  const double moment = static_cast<double>(amount) * step_;
  for (extract::FeatureHash feature : features) {
    const size_t i =
        static_cast<size_t>(feature & row_mask_) * static_cast<size_t>(classes_) + static_cast<size_t>(cls);
    weights_[i] += amount;
    moments_[i] += moment;
  }
}

std::string PerceptronTrainer::Finish(float clip) const {
  std::vector<float> averaged(weights_.size());
  const double steps = static_cast<double>(step_) + 1;
  for (size_t i = 0; i < weights_.size(); ++i) averaged[i] = static_cast<float>(weights_[i] - moments_[i] / steps);
  return extract::Quantise(averaged, classes_, clip);
}

}  // namespace entente::train
