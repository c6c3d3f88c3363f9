// Stage "split": tokens and sentences of an article.
#ifndef ENTENTE_EXTRACT_LANGUAGE_SEGMENTER_H_
#define ENTENTE_EXTRACT_LANGUAGE_SEGMENTER_H_

#include <string>

#include "extract/language/document.h"
#include "extract/language/model_file.h"
#include "extract/language/perceptron.h"
#include "extract/language/tokenizer.h"
#include "extract/language/tokenizer_words.h"
#include "graph/status.h"

namespace entente::extract {

// Immutable after loading; may be used from many threads at once.
class Segmenter {
 public:
  // Fails with the file and what is wrong with it.
  static Result<Segmenter> Load(const std::string& path);

  // The text stays as it is; text without any token gives a document without sentences.
  Document Segment(Article article) const;

 private:
  Segmenter(ModelFile file, TokenizerWords words, Perceptron boundaries);

  ModelFile file_;
  TokenizerWords words_;
  Tokenizer tokenizer_;
  Perceptron boundaries_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_SEGMENTER_H_
