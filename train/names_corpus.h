// Texts with names marked in them, from the corpora that the name model is trained on.
#ifndef ENTENTE_TRAIN_NAMES_CORPUS_H_
#define ENTENTE_TRAIN_NAMES_CORPUS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/names_labels.h"
#include "graph/status.h"

namespace entente::train {

struct NamedDocument {
  extract::Document document;
  std::vector<uint8_t> labels;       // one a token, of NameClasses()
  std::vector<extract::Word> words;  // one a token, with tags, or none
};

using NamesCorpus = std::vector<NamedDocument>;

// The classes of the model, sorted.
const std::vector<std::string_view>& NameClasses();

// A folder of files with one "token TAB label" a line, an empty line between sentences, a file a document.
Result<NamesCorpus> ReadNamesFolder(const std::string& folder);
// "number TAB token TAB label" a line, "# newdoc" or some twenty sentences a document.
Result<NamesCorpus> ReadNumberedNames(const std::string& path);

// The corpus and, of some of its documents, a copy with headlines (capitals on whole sentences or on all long words),
// and one with hyphenated names as single tokens, as the tokenizer leaves them. Without words.
NamesCorpus WithVariants(const NamesCorpus& corpus);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_NAMES_CORPUS_H_
