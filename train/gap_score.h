// The scores of the GAP task (Webster et al. 2018): two yes-or-no decisions a pronoun.
#ifndef ENTENTE_TRAIN_GAP_SCORE_H_
#define ENTENTE_TRAIN_GAP_SCORE_H_

#include <string>

#include "train/coreference_corpus.h"
#include "train/score.h"

namespace entente::train {

struct GapScores {
  Tally masculine, feminine;  // decisions that are yes: in gold, by the system, by both

  void Add(const GapExample& example, bool is_a, bool is_b);
  Tally overall() const;
  // F1 of feminine pronouns over that of masculine ones; 0 where the latter is.
  double bias() const;
};

// "F1 70.1 P 72.0 R 68.3, masculine 71.0, feminine 69.2, bias 0.97"
std::string Print(const GapScores& scores);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_GAP_SCORE_H_
