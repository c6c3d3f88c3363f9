// Training side of extract/language/perceptron.h: whole-number weights with averaging over all steps.
#ifndef ENTENTE_TRAIN_PERCEPTRON_TRAINER_H_
#define ENTENTE_TRAIN_PERCEPTRON_TRAINER_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/language/perceptron.h"

namespace entente::train {

// Use: for each example Step(), Score(), and where the guess is wrong Update(gold, +1) and Update(guess, -1); at the
// end Finish() gives the section for extract::Perceptron::Read.
class PerceptronTrainer final : public extract::LinearScorer {
 public:
  // A table of 2^`row_bits` rows; features that share a row share its weights.
  PerceptronTrainer(int classes, int row_bits);

  int classes() const override { return classes_; }
  void Step() { ++step_; }
  void Score(std::span<const extract::FeatureHash> features, int32_t* scores) const override;
  // Adds `amount` to the weight of each feature for class `cls`.
  void Update(std::span<const extract::FeatureHash> features, int cls, int amount);

  // The averaged weights, quantised (extract::Quantise). The trainer can go on afterwards.
  std::string Finish(float clip = 0) const;

 private:
  int classes_;
  uint32_t row_mask_;
  uint32_t step_ = 0;
  std::vector<int32_t> weights_;
  std::vector<double> moments_;  // sum of amount * step of its update: the average is weight - moment / steps
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_PERCEPTRON_TRAINER_H_
