// Reads Universal Dependencies treebanks (CoNLL-U) and gives back the text that they annotate.
#ifndef ENTENTE_TRAIN_TREEBANK_H_
#define ENTENTE_TRAIN_TREEBANK_H_

#include <string>
#include <vector>

#include "extract/language/document.h"
#include "graph/status.h"

namespace entente::train {

struct GoldToken {
  std::string form, lemma, tag, relation;
  int head = -1;  // index in the sentence, -1 for its root
  bool space_after = true;
};

struct GoldSentence {
  std::string document;  // id of the document it stands in
  bool begins_paragraph = false;
  std::vector<GoldToken> tokens;
};

using Treebank = std::vector<GoldSentence>;

// True where every token leads to one root. `heads` are indices, -1 for a root.
bool IsTree(const std::vector<int>& heads);

// Fails with the file and line of what is no CoNLL-U.
Result<Treebank> ReadTreebank(const std::string& path);

// Keeps the sentences of documents whose GUM genre may be shipped; those of other treebanks are kept.
Treebank OpenPart(Treebank treebank);

// The text of a treebank with its tokens and sentences: paragraphs stand apart by a blank line.
extract::Document GoldDocument(const Treebank& treebank);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TREEBANK_H_
