// The trained models of the language stages behind one door: tokens, sentences, tags, lemmas and trees.
#ifndef ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
#define ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/biaffine_parser.h"
#include "extract/language/document.h"
#include "extract/language/lemmatizer.h"
#include "extract/language/parser.h"
#include "extract/language/profile.h"
#include "extract/language/segmenter.h"
#include "extract/language/tagger.h"
#include "graph/status.h"

namespace entente::extract {

// Immutable after loading; may be used from many threads at once. What it returns points into its models.
class LanguageModel {
 public:
  // Reads segmenter.model and lemmatizer.model of the folder, and tagger.model and parser.model or, for the accurate
  // profile, biaffine.model; fails with the file and what is wrong.
  static Result<LanguageModel> Load(const std::string& models, Profile profile = Profile::kDefault);

  // Tokens and sentences.
  Document Split(Article article) const { return segmenter_.Segment(std::move(article)); }

  // Words with tag, lemma, head and relation; no names, times or quotations yet.
  Analysis Parse(Document document) const;

 private:
  struct Transitions {
    Tagger tagger;
    Parser parser;
  };
  using Trees = std::variant<Transitions, BiaffineParser>;

  LanguageModel(Segmenter segmenter, Lemmatizer lemmatizer, Trees trees);
  static Result<Trees> LoadTrees(const std::string& models, Profile profile);
  void ParseWith(const Transitions& models, const Document& document, std::vector<Word>* words) const;
  void ParseWith(const BiaffineParser& parser, const Document& document, std::vector<Word>* words) const;
  // `tags` and `tree` are numbers of the two lists of names.
  void AddWords(const Document& document, TokenSpan sentence, std::span<const uint8_t> tags, const ParseTree& tree,
                std::span<const std::string_view> tag_names, std::span<const std::string_view> relation_names,
                std::vector<Word>* words) const;

  Segmenter segmenter_;
  Lemmatizer lemmatizer_;
  Trees trees_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
