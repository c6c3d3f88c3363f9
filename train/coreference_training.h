// Training of the ranker of antecedents: a log-linear model over the antecedents of one pronoun, of which several may
// be right.
#ifndef ENTENTE_TRAIN_COREFERENCE_TRAINING_H_
#define ENTENTE_TRAIN_COREFERENCE_TRAINING_H_

#include <string>
#include <vector>

#include "extract/language/perceptron.h"

namespace entente::train {

// One pronoun: the features of each antecedent, and which of them it may stand for (at least one).
// The last is nobody.
struct RankingExample {
  std::vector<std::vector<extract::FeatureHash>> antecedents;
  std::vector<bool> right;
};

struct RankingSettings {
  int rounds = 4;
  double rate = 0.05;
  double decay = 0.03;       // towards zero, of the weights that a step uses
  double nobody_margin = 0;  // by how much any other must beat the last antecedent while training
  int row_bits = 16;
};

// A section for extract::Perceptron::Read with one class. The same examples give the same bytes.
std::string TrainRanking(const std::vector<RankingExample>& examples, const RankingSettings& settings);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_TRAINING_H_
