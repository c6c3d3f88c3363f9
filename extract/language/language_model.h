// The trained models of the language stages behind one door: tokens, sentences, tags, lemmas and trees.
#ifndef ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
#define ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_

#include <string>

#include "extract/language/analysis.h"
#include "extract/language/document.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/parser.h"
#include "extract/language/segmenter.h"
#include "extract/language/tagger.h"
#include "graph/status.h"

namespace entente::extract {

// Immutable after loading; may be used from many threads at once. What it returns points into its models.
class LanguageModel {
 public:
  // Reads segmenter, tagger, lemmatizer and parser (*.model) of the folder; fails with the file and what is wrong.
  static Result<LanguageModel> Load(const std::string& models);

  // Tokens and sentences.
  Document Split(Article article) const { return segmenter_.Segment(std::move(article)); }

  // Words with tag, lemma, head and relation; no names, times or quotations yet.
  Analysis Parse(Document document) const;

 private:
  LanguageModel(Segmenter segmenter, Tagger tagger, Lemmatizer lemmatizer, Parser parser);
  struct Scratch;
  void ParseSentence(const Document& document, TokenSpan sentence, Scratch* scratch, std::vector<Word>* words) const;

  Segmenter segmenter_;
  Tagger tagger_;
  Lemmatizer lemmatizer_;
  Parser parser_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
