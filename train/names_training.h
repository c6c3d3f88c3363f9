// Trains and scores the name model (extract/language/names.h).
#ifndef ENTENTE_TRAIN_NAMES_TRAINING_H_
#define ENTENTE_TRAIN_NAMES_TRAINING_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "extract/language/model_file.h"
#include "extract/language/names.h"
#include "train/names_corpus.h"

namespace entente::train {

struct NamesSettings {
  int rounds = 10;
  int fold_rounds = 6;  // of the first passes that label the training text for the second
  size_t folds = 4;
  int row_bits = 18;
  float clip = 0;                                  // of the weights, as extract::Quantise takes it
  std::function<void(const std::string&)> report;  // called as training goes on
};

// The same corpus, gazetteer and settings give the same bytes.
extract::ModelFileWriter TrainNames(const NamesCorpus& corpus, const extract::Gazetteer& gazetteer,
                                    const NamesSettings& settings);

struct NameTally {
  size_t gold = 0, found = 0, right = 0;

  double precision() const { return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found); }
  double recall() const { return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold); }
  double f1() const {
    return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
  }
};

// By class, and under "all": names count as right where span and class agree.
std::map<std::string, NameTally> ScoreNames(const NamesCorpus& corpus, const extract::NameFinder& finder);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_NAMES_TRAINING_H_
