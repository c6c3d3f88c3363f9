// Trains the lemmatizer: rules that exchange endings, and a table of the words that they get wrong.
#ifndef ENTENTE_TRAIN_TRAIN_LEMMATIZER_H_
#define ENTENTE_TRAIN_TRAIN_LEMMATIZER_H_

#include "extract/language/model_file.h"
#include "train/treebank.h"

namespace entente::train {

extract::ModelFileWriter TrainLemmatizer(const Treebank& treebank);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAIN_LEMMATIZER_H_
