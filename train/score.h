// Scores of an analysis against a treebank, as the CoNLL 2018 shared task defines them: words are aligned by their
// characters, and each score is the F1 over words (or sentences) that agree.
#ifndef ENTENTE_TRAIN_SCORE_H_
#define ENTENTE_TRAIN_SCORE_H_

#include <cstddef>
#include <string>

#include "extract/language/analysis.h"
#include "extract/language/lemmatizer.h"
#include "train/treebank.h"

namespace entente::train {

// 0 where there is no whole.
inline double Percent(size_t part, size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

struct Tally {
  size_t gold = 0, system = 0, correct = 0;

  // In percent; 0 where there is nothing.
  double F1() const {
    return gold + system == 0 ? 0 : 200.0 * static_cast<double>(correct) / static_cast<double>(gold + system);
  }
};

struct Scores {
  Tally tokens, sentences;
  Tally tags, lemmas;
  Tally heads;      // unlabelled attachment
  Tally relations;  // labelled attachment, relations without subtype
  Tally subtypes;   // labelled attachment, whole relations
};

// Both over the same text.
Scores Compare(const extract::Analysis& gold, const extract::Analysis& system);

// The treebank as an analysis of its text; points into the treebank.
extract::Analysis GoldAnalysis(const Treebank& treebank);

// The lemmas that `lemmatizer` gives to the treebank's own tokens and tags.
Tally CompareLemmas(const Treebank& gold, const extract::Lemmatizer& lemmatizer);

// "tokens 99.1 sentences 85.0 tags 95.2 lemmas 97.0 UAS 84.1 LAS 81.0 LAS+subtypes 80.2"
std::string Print(const Scores& scores);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_SCORE_H_
