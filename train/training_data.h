// The sentences that parsers are trained and scored on.
#ifndef ENTENTE_TRAIN_TRAINING_DATA_H_
#define ENTENTE_TRAIN_TRAINING_DATA_H_

#include <string>

#include "graph/status.h"
#include "train/treebank.h"

namespace entente::train {

// Training parts of UD EWT and of the open genres of UD GUM, below the folder `treebanks`.
Result<Treebank> ReadGoldTraining(const std::string& treebanks);

// The same with sentences made from the file of news patterns.
Result<Treebank> ReadTraining(const std::string& treebanks, const std::string& patterns);

// Development part of "ewt" or "gum", all genres.
Result<Treebank> ReadDevelopment(const std::string& treebanks, const std::string& set);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAINING_DATA_H_
