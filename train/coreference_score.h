// Scores of coreference chains as the reference scorer of CoNLL-2011 and 2012 defines them (Pradhan et al. 2014).
#ifndef ENTENTE_TRAIN_COREFERENCE_SCORE_H_
#define ENTENTE_TRAIN_COREFERENCE_SCORE_H_

#include <vector>

#include "graph/types.h"

namespace entente::train {

// Mentions are the same where their spans are. No mention stands in two chains of one partition.
using Chain = std::vector<ByteSpan>;
using Chains = std::vector<Chain>;

// What recall and precision are shares of, so that documents add up.
struct CoreferenceTally {
  double recalled = 0, gold = 0;
  double precise = 0, system = 0;

  // In percent; 0 where there is nothing.
  double recall() const { return gold == 0 ? 0 : 100 * recalled / gold; }
  double precision() const { return system == 0 ? 0 : 100 * precise / system; }
  double f1() const;
  CoreferenceTally& operator+=(const CoreferenceTally& other);
};

struct CoreferenceScores {
  CoreferenceTally muc;      // links (Vilain et al. 1995)
  CoreferenceTally b_cubed;  // mentions (Bagga and Baldwin 1998)
  CoreferenceTally ceaf;     // chains under the best assignment, similarity phi4 (Luo 2005)
  CoreferenceTally found;    // mentions, whatever their chain

  // The mean of the three F1, by which CoNLL-2012 ranks.
  double conll() const { return (muc.f1() + b_cubed.f1() + ceaf.f1()) / 3; }
  CoreferenceScores& operator+=(const CoreferenceScores& other);
};

// One document's scores. A mention of only one side stands in a chain of its own on the other for MUC and B-cubed, and
// is not there for CEAF. Chains may have a single mention.
CoreferenceScores ScoreChains(const Chains& gold, const Chains& system);

// The greatest sum of similarity[row][column] over pairs that share no row and no column; rows of equal length.
double BestAssignment(const std::vector<std::vector<double>>& similarity);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_SCORE_H_
