#include "extract/language/segmenter.h"

#include <utility>

#include "extract/language/sentence_splitter.h"

namespace entente::extract {

Segmenter::Segmenter(ModelFile file, TokenizerWords words, Perceptron boundaries)
    : file_(std::move(file)), words_(std::move(words)), tokenizer_(words_), boundaries_(std::move(boundaries)) {}

Result<Segmenter> Segmenter::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, "segmenter");
  if (!file.ok()) return file.status();
  Result<TokenizerWords> words = TokenizerWords::Read(file.value());
  if (!words.ok()) return words.status();
  Result<Perceptron> boundaries = ReadPerceptron(file.value(), "boundaries", 2);
  if (!boundaries.ok()) return boundaries.status();
  return Segmenter(std::move(file).value(), std::move(words).value(), std::move(boundaries).value());
}

Document Segmenter::Segment(Article article) const {
  Document document;
  document.article = std::move(article);
  document.tokens = tokenizer_.Tokenize(document.article.text);
  document.sentences = SplitSentences(document.article.text, document.tokens, words_, boundaries_);
  return document;
}

}  // namespace entente::extract
