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

void LanguageModel::AddWords(const Document& document, TokenSpan sentence, std::span<const ParsedWord> parsed,
                             std::vector<Word>* words) const {
  for (uint32_t token = sentence.begin; token < sentence.end; ++token) {
    const ParsedWord& word = parsed[token];
    const std::string_view tag = parser_.tags()[word.tag];
    const int32_t head = word.head < 0 ? -1 : word.head + static_cast<int32_t>(sentence.begin);
    words->push_back(
        {tag, lemmatizer_.Lemma(document.TokenText(token), tag), head, parser_.relations()[word.relation]});
  }
}

Analysis LanguageModel::Parse(Document document) const {
  Analysis analysis;
  analysis.words.reserve(document.tokens.size());
  const std::vector<ParsedWord> parsed = parser_.Parse(WordsOf(document), document.sentences);
  for (const TokenSpan sentence : document.sentences) AddWords(document, sentence, parsed, &analysis.words);
  analysis.document = std::move(document);
  return analysis;
}

}  // namespace entente::extract
