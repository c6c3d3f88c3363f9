#include "extract/language/segmenter.h"

#include <utility>

#include "extract/language/sentence_splitter.h"

namespace entente::extract {

Segmenter::Segmenter(ModelFile file, Tokenizer tokenizer, Perceptron boundaries)
    : file_(std::move(file)), tokenizer_(std::move(tokenizer)), boundaries_(std::move(boundaries)) {}

Result<Segmenter> Segmenter::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, "segmenter");
  if (!file.ok()) return file.status();
  Result<Tokenizer> tokenizer = Tokenizer::Read(file.value());
  if (!tokenizer.ok()) return tokenizer.status();
  Result<Perceptron> boundaries = ReadPerceptron(file.value(), "boundaries", 2);
  if (!boundaries.ok()) return boundaries.status();
  return Segmenter(std::move(file).value(), std::move(tokenizer).value(), std::move(boundaries).value());
}

Document Segmenter::Segment(Article article) const {
  Document document;
  document.article = std::move(article);
  document.tokens = tokenizer_.Tokenize(document.article.text);
  document.sentences = SplitSentences(document.article.text, document.tokens, boundaries_);
  return document;
}

}  // namespace entente::extract
