// Reads the corpora that coreference is scored and trained on: OntoGUM chains and GAP pronouns.
#ifndef ENTENTE_TRAIN_COREFERENCE_CORPUS_H_
#define ENTENTE_TRAIN_COREFERENCE_CORPUS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "graph/status.h"
#include "train/coreference_score.h"
#include "train/treebank.h"

namespace entente::train {

struct ChainedDocument {
  std::string id;
  extract::Document document;  // with the tokens and sentences of the treebank
  Chains chains;
};

// The chains of one document in the CoNLL format of OntoGUM: number, form and brackets ("(2", "3)", "(4(5)") in a
// line. Fails with `file` and line where brackets do not match or the forms are others than the document's tokens.
Result<Chains> ParseChains(std::string_view text, const extract::Document& document, const std::string& file);

// The documents of the treebank that `folder` has chains for, in the treebank's order. Documents whose words are held
// back (underscores) are left out.
Result<std::vector<ChainedDocument>> ReadChained(const std::string& folder, const Treebank& treebank);

struct GapExample {
  std::string id, text;
  ByteSpan pronoun, a, b;
  bool is_a = false, is_b = false;
  bool feminine = false;
};

// Lines of a GAP file, behind its header. Fails with `file` and line where a column is missing or an offset, which
// counts characters, does not lead to the words that it should.
Result<std::vector<GapExample>> ParseGap(std::string_view text, const std::string& file);
Result<std::vector<GapExample>> ReadGap(const std::string& path);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_CORPUS_H_
