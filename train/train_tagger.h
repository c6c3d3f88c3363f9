// Trains the tagger.
#ifndef ENTENTE_TRAIN_TRAIN_TAGGER_H_
#define ENTENTE_TRAIN_TRAIN_TAGGER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "extract/language/model_file.h"
#include "extract/language/word_form.h"
#include "train/treebank.h"

namespace entente::train {

// The tags of a treebank, sorted; their indices are class numbers.
std::vector<std::string> TagNames(const Treebank& treebank);

extract::ModelFileWriter TrainTagger(const Treebank& treebank, const std::vector<std::string>& tags);

// The tags that each sentence gets from a tagger that has not seen it (four folds): a parser trained on them knows the
// tagger's faults.
std::vector<std::vector<uint8_t>> JackknifedTags(const Treebank& treebank, const std::vector<std::string>& tags);

std::vector<extract::WordForm> WordForms(const GoldSentence& sentence);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAIN_TAGGER_H_
