// Finds names of people, organizations, places and the like.
#ifndef ENTENTE_EXTRACT_LANGUAGE_NAMES_H_
#define ENTENTE_EXTRACT_LANGUAGE_NAMES_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/model_file.h"
#include "extract/language/names_gazetteer.h"
#include "extract/language/names_labels.h"
#include "extract/language/perceptron.h"
#include "graph/status.h"

namespace entente::extract {

// Tokens that are read together: longer documents are read in stretches of about so many.
inline constexpr uint32_t kNameStretch = 8192;

// Consecutive sentences of a document, cut so that no stretch is much longer than kNameStretch and no sentence longer.
std::vector<std::vector<TokenSpan>> NameStretches(const Document& document);

// Two passes of a structured perceptron: the second knows what the first made of the same words all over the document.
// Immutable after loading; may be used from many threads at once.
class NameFinder {
 public:
  // `gazetteer` must be the one that the model was trained with, or empty.
  static Result<NameFinder> Load(const std::string& path, Gazetteer gazetteer);

  // In text order, not nested; labels point into the model. `words` holds one word a token, of which the tags are read;
  // without them (empty) names are found less well.
  std::vector<Name> Find(const Document& document, std::span<const Word> words) const;

  const NameLabels& labels() const { return labels_; }

 private:
  NameFinder(ModelFile file, NameLabels labels, Perceptron first, Perceptron second, Gazetteer gazetteer);

  ModelFile file_;
  NameLabels labels_;
  Perceptron first_, second_;
  Gazetteer gazetteer_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_NAMES_H_
