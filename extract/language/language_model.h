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
  // Reads segmenter, lemmatizer and tagger (*.model) of the folder, and parser.model or, for the accurate profile,
  // biaffine.model; fails with the file and what is wrong.
  static Result<LanguageModel> Load(const std::string& models, Profile profile = Profile::kDefault);

  // Tokens and sentences.
  Document Split(Article article) const { return segmenter_.Segment(std::move(article)); }

  // Words with tag, lemma, head and relation; no names, times or quotations yet.
  Analysis Parse(Document document) const;

 private:
  using AnyParser = std::variant<Parser, BiaffineParser>;
  struct TagScratch;

  LanguageModel(Segmenter segmenter, Lemmatizer lemmatizer, Tagger tagger, AnyParser parser);
  static Result<AnyParser> LoadParser(const std::string& models, Profile profile, const Tagger& tagger);
  void ParseWith(const Parser& parser, const Document& document, std::vector<Word>* words) const;
  void ParseWith(const BiaffineParser& parser, const Document& document, std::vector<Word>* words) const;
  void Tag(const Document& document, TokenSpan sentence, TagScratch* scratch) const;
  // `tags` and `tree` are numbers of the tagger's and the parser's names.
  void AddWords(const Document& document, TokenSpan sentence, std::span<const uint8_t> tags, const ParseTree& tree,
                std::span<const std::string_view> relations, std::vector<Word>* words) const;

  Segmenter segmenter_;
  Lemmatizer lemmatizer_;
  Tagger tagger_;
  AnyParser parser_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LANGUAGE_MODEL_H_
