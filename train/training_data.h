// The sentences that taggers and parsers are trained and scored on.
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

// The sentences of both, where both could be read.
Result<Treebank> Joined(Result<Treebank> first, Result<Treebank> second);

// Sentences that a parser annotated.
Result<Treebank> ReadSilver(const std::string& path);

// Development part of "ewt" or "gum", all genres.
Result<Treebank> ReadDevelopment(const std::string& treebanks, const std::string& set);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAINING_DATA_H_
