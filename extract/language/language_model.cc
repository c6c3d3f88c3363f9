#include "extract/language/language_model.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/language/word_form.h"

namespace entente::extract {
namespace {

// Parser and tagger must have been trained together: the parser's features hold the tagger's class numbers.
Status CheckTags(const Parser& parser, const Tagger& tagger, const std::string& models) {
  const auto same = std::equal(parser.tags().begin(), parser.tags().end(), tagger.tags().begin(), tagger.tags().end());
  if (same) return Status();
  return Status(ErrorCode::kCorrupt,
                models + ": parser.model was trained with other tags than tagger.model has; train both again");
}

}  // namespace

LanguageModel::LanguageModel(Segmenter segmenter, Tagger tagger, Lemmatizer lemmatizer, Parser parser)
    : segmenter_(std::move(segmenter)),
      tagger_(std::move(tagger)),
      lemmatizer_(std::move(lemmatizer)),
      parser_(std::move(parser)) {}

Result<LanguageModel> LanguageModel::Load(const std::string& models) {
  Result<Segmenter> segmenter = Segmenter::Load(models + "/segmenter.model");
  if (!segmenter.ok()) return segmenter.status();
  Result<Tagger> tagger = Tagger::Load(models + "/tagger.model");
  if (!tagger.ok()) return tagger.status();
  Result<Lemmatizer> lemmatizer = Lemmatizer::Load(models + "/lemmatizer.model");
  if (!lemmatizer.ok()) return lemmatizer.status();
  Result<Parser> parser = Parser::Load(models + "/parser.model");
  if (!parser.ok()) return parser.status();
  Status same_tags = CheckTags(parser.value(), tagger.value(), models);
  if (!same_tags.ok()) return same_tags;
  return LanguageModel(std::move(segmenter).value(), std::move(tagger).value(), std::move(lemmatizer).value(),
                       std::move(parser).value());
}

// Kept from sentence to sentence.
struct LanguageModel::Scratch {
  explicit Scratch(const Parser& parser) : search(parser.MakeSearch()) {}

  BeamSearch search;
  std::vector<WordForm> forms;
  std::vector<uint8_t> tags;
  ParseTree tree;
};

void LanguageModel::ParseSentence(const Document& document, TokenSpan sentence, Scratch* scratch,
                                  std::vector<Word>* words) const {
  auto& [search, forms, tags, tree] = *scratch;
  forms.clear();
  for (uint32_t token = sentence.begin; token < sentence.end; ++token)
    forms.push_back(MakeWordForm(document.TokenText(token)));
  tagger_.Tag(forms, &tags);
  parser_.Parse({forms, tags}, &search, &tree);
  for (uint32_t i = 0; i < sentence.size(); ++i) {
    const std::string_view tag = tagger_.tags()[tags[i]];
    const int32_t head = tree.heads[i] < 0 ? -1 : tree.heads[i] + static_cast<int32_t>(sentence.begin);
    words->push_back({tag, lemmatizer_.Lemma(document.TokenText(sentence.begin + i), tag), head,
                      parser_.relations()[tree.labels[i]]});
  }
}

Analysis LanguageModel::Parse(Document document) const {
  Analysis analysis;
  analysis.words.reserve(document.tokens.size());
  Scratch scratch(parser_);
  for (TokenSpan sentence : document.sentences) ParseSentence(document, sentence, &scratch, &analysis.words);
  analysis.document = std::move(document);
  return analysis;
}

}  // namespace entente::extract
