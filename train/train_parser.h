// Trains the parser: max-violation updates of a beam search against the gold transitions.
#ifndef ENTENTE_TRAIN_TRAIN_PARSER_H_
#define ENTENTE_TRAIN_TRAIN_PARSER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/language/model_file.h"
#include "extract/language/parse_state.h"
#include "train/treebank.h"

namespace entente::train {

struct ParserSettings {
  int rounds = 12;
  size_t beam = 8;
  std::function<void(int)> after_round;  // told the number of each round that ends, from 1
};

// The relations of a treebank with their subtypes, sorted; their indices are class numbers.
std::vector<std::string> RelationNames(const Treebank& treebank);

extract::ModelFileWriter TrainParser(const Treebank& treebank, const std::vector<std::string>& tags,
                                     const ParserSettings& settings);

// Heads without crossing arcs (-1 for the root): a crossing arc is lifted to its head's head until none crosses.
std::vector<int> Projective(std::vector<int> heads);

// The actions that build a projective tree.
std::vector<extract::ParseAction> GoldActions(const std::vector<int>& heads);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TRAIN_PARSER_H_
