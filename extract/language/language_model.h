// The trained models of the language stages behind one door: tokens, sentences, tags, lemmas and trees.
#ifndef ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
#define ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/biaffine_parser.h"
#include "extract/language/document.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/profile.h"
#include "extract/language/segmenter.h"
#include "graph/status.h"

namespace entente::extract {

// Immutable after loading; may be used from many threads at once. What it returns points into its models.
class LanguageModel {
 public:
  // Reads segmenter.model, lemmatizer.model and parser.model or, for the accurate profile, accurate.model of the
  // folder; fails with the file and what is wrong.
  static Result<LanguageModel> Load(const std::string& models, Profile profile = Profile::kDefault);

  // Tokens and sentences.
  Document Split(Article article) const { return segmenter_.Segment(std::move(article)); }

  // Words with tag, lemma, head and relation; no names, times or quotations yet.
  Analysis Parse(Document document) const;

 private:
  LanguageModel(Segmenter segmenter, Lemmatizer lemmatizer, BiaffineParser parser);
  void AddWords(const Document& document, TokenSpan sentence, std::span<const ParsedWord> parsed,
                std::vector<Word>* words) const;

  Segmenter segmenter_;
  Lemmatizer lemmatizer_;
  BiaffineParser parser_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
