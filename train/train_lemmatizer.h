// Trains the lemmatizer: rules that exchange endings, and a table of the words that they get wrong, those of the
// treebank and the regular forms of further verbs.
#ifndef ENTENTE_TRAIN_TRAIN_LEMMATIZER_H_
#define ENTENTE_TRAIN_TRAIN_LEMMATIZER_H_

#include <vector>

#include "extract/language/model_file.h"
#include "train/treebank.h"
#include "train/verb_forms.h"

namespace entente::train {

extract::ModelFileWriter TrainLemmatizer(const Treebank& treebank, const std::vector<VerbForm>& verb_forms = {});

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAIN_LEMMATIZER_H_
