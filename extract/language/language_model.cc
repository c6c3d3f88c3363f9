#include "extract/language/language_model.h"

#include <utility>
#include <vector>

namespace entente::extract {

LanguageModel::LanguageModel(Segmenter segmenter, Lemmatizer lemmatizer, BiaffineParser parser)
    : segmenter_(std::move(segmenter)), lemmatizer_(std::move(lemmatizer)), parser_(std::move(parser)) {}

Result<LanguageModel> LanguageModel::Load(const std::string& models, Profile profile) {
  Result<Segmenter> segmenter = Segmenter::Load(models + "/segmenter.model");
  if (!segmenter.ok()) return segmenter.status();
  Result<Lemmatizer> lemmatizer = Lemmatizer::Load(models + "/lemmatizer.model");
  if (!lemmatizer.ok()) return lemmatizer.status();
  Result<BiaffineParser> parser = BiaffineParser::Load(ParserPath(models, profile));
  if (!parser.ok()) return parser.status();
  return LanguageModel(std::move(segmenter).value(), std::move(lemmatizer).value(), std::move(parser).value());
}

void LanguageModel::AddWords(const Document& document, TokenSpan sentence, const TaggedTree& tree,
                             std::vector<Word>* words) const {
  for (uint32_t i = 0; i < sentence.size(); ++i) {
    const std::string_view tag = parser_.tags()[tree.tags[i]];
    const int32_t head = tree.tree.heads[i] < 0 ? -1 : tree.tree.heads[i] + static_cast<int32_t>(sentence.begin);
    words->push_back({tag, lemmatizer_.Lemma(document.TokenText(sentence.begin + i), tag), head,
                      parser_.relations()[tree.tree.labels[i]]});
  }
}

Analysis LanguageModel::Parse(Document document) const {
  Analysis analysis;
  analysis.words.reserve(document.tokens.size());
  const std::vector<TaggedTree> trees = parser_.Parse(WordsOf(document));
  for (size_t i = 0; i < trees.size(); ++i) AddWords(document, document.sentences[i], trees[i], &analysis.words);
  analysis.document = std::move(document);
  return analysis;
}

}  // namespace entente::extract
