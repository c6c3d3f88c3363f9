// Trains the model of the stage "split": the tokenizer's word lists and the weights of sentence ends.
#ifndef ENTENTE_TRAIN_TRAIN_SEGMENTER_H_
#define ENTENTE_TRAIN_TRAIN_SEGMENTER_H_

#include <string>

#include "extract/language/model_file.h"
#include "graph/status.h"
#include "train/treebank.h"

namespace entente::train {

// `words` is the path of schemas/words/abbreviations.toml; fails where it cannot be read.
Result<extract::ModelFileWriter> TrainSegmenter(const Treebank& treebank, const std::string& words);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAIN_SEGMENTER_H_
