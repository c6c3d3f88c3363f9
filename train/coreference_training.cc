#include "train/coreference_training.h"

#include <algorithm>
#include <cmath>

#include "train/shuffle.h"

namespace entente::train {
namespace {

// AdaGrad on the log-likelihood that one of the right antecedents is chosen.
class RankingTrainer {
 public:
  explicit RankingTrainer(const RankingSettings& settings)
      : settings_(settings),
        mask_((1u << settings.row_bits) - 1),
        weights_(size_t{1} << settings.row_bits, 0),
        squares_(weights_.size(), kFirstSquare) {}

  void Learn(const RankingExample& example) {
    const std::vector<double> all = Shares(example, false), right = Shares(example, true);
    for (size_t i = 0; i < all.size(); ++i) {
      for (extract::FeatureHash feature : example.antecedents[i]) Step(feature & mask_, right[i] - all[i]);
    }
  }

  std::string Finish() const {
    const std::vector<float> rounded(weights_.begin(), weights_.end());
    return extract::Quantise(rounded, 1);
  }

 private:
  static constexpr double kFirstSquare = 1e-2;

  // The probability of each antecedent; among the right ones alone where asked so.
  std::vector<double> Shares(const RankingExample& example, bool right_only) const {
    std::vector<double> shares(example.antecedents.size(), 0);
    double greatest = -1e300, sum = 0;
    shares.back() = settings_.nobody_margin;
    for (size_t i = 0; i < shares.size(); ++i) {
      for (extract::FeatureHash feature : example.antecedents[i]) shares[i] += weights_[feature & mask_];
      if (!right_only || example.right[i]) greatest = std::max(greatest, shares[i]);
    }
    for (size_t i = 0; i < shares.size(); ++i) {
      shares[i] = right_only && !example.right[i] ? 0 : std::exp(shares[i] - greatest);
      sum += shares[i];
    }
    for (double& share : shares) share /= sum;
    return shares;
  }

  void Step(uint32_t row, double slope) {
    slope -= settings_.decay * weights_[row];
    squares_[row] += slope * slope;
    weights_[row] += settings_.rate * slope / std::sqrt(squares_[row]);
  }

  const RankingSettings settings_;
  const uint32_t mask_;
  std::vector<double> weights_, squares_;
};

}  // namespace

std::string TrainRanking(const std::vector<RankingExample>& examples, const RankingSettings& settings) {
  constexpr uint64_t kSeed = 7;
  RankingTrainer trainer(settings);
  Shuffler shuffler(kSeed);
  for (int round = 0; round < settings.rounds; ++round) {
    for (size_t i : shuffler.Order(examples.size())) trainer.Learn(examples[i]);
  }
  return trainer.Finish();
}

}  // namespace entente::train
