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

// Kept from sentence to sentence.
struct LanguageModel::TagScratch {
  std::vector<WordForm> forms;
  std::vector<uint8_t> tags;
};

LanguageModel::LanguageModel(Segmenter segmenter, Lemmatizer lemmatizer, Tagger tagger, AnyParser parser)
    : segmenter_(std::move(segmenter)),
      lemmatizer_(std::move(lemmatizer)),
      tagger_(std::move(tagger)),
      parser_(std::move(parser)) {}

Result<LanguageModel::AnyParser> LanguageModel::LoadParser(const std::string& models, Profile profile,
                                                           const Tagger& tagger) {
  if (profile == Profile::kAccurate) {
    Result<BiaffineParser> parser = BiaffineParser::Load(models + "/biaffine.model");
    if (!parser.ok()) return parser.status();
    return AnyParser(std::move(parser).value());
  }
  Result<Parser> parser = Parser::Load(models + "/parser.model");
  if (!parser.ok()) return parser.status();
  Status same_tags = CheckTags(parser.value(), tagger, models);
  if (!same_tags.ok()) return same_tags;
  return AnyParser(std::move(parser).value());
}

Result<LanguageModel> LanguageModel::Load(const std::string& models, Profile profile) {
  Result<Segmenter> segmenter = Segmenter::Load(models + "/segmenter.model");
  if (!segmenter.ok()) return segmenter.status();
  Result<Lemmatizer> lemmatizer = Lemmatizer::Load(models + "/lemmatizer.model");
  if (!lemmatizer.ok()) return lemmatizer.status();
  Result<Tagger> tagger = Tagger::Load(models + "/tagger.model");
  if (!tagger.ok()) return tagger.status();
  Result<AnyParser> parser = LoadParser(models, profile, tagger.value());
  if (!parser.ok()) return parser.status();
  return LanguageModel(std::move(segmenter).value(), std::move(lemmatizer).value(), std::move(tagger).value(),
                       std::move(parser).value());
}

void LanguageModel::Tag(const Document& document, TokenSpan sentence, TagScratch* scratch) const {
  scratch->forms.clear();
  for (uint32_t token = sentence.begin; token < sentence.end; ++token)
    scratch->forms.push_back(MakeWordForm(document.TokenText(token)));
  tagger_.Tag(scratch->forms, &scratch->tags);
}

void LanguageModel::AddWords(const Document& document, TokenSpan sentence, std::span<const uint8_t> tags,
                             const ParseTree& tree, std::span<const std::string_view> relations,
                             std::vector<Word>* words) const {
  for (uint32_t i = 0; i < sentence.size(); ++i) {
    const std::string_view tag = tagger_.tags()[tags[i]];
    const int32_t head = tree.heads[i] < 0 ? -1 : tree.heads[i] + static_cast<int32_t>(sentence.begin);
    words->push_back({tag, lemmatizer_.Lemma(document.TokenText(sentence.begin + i), tag), head,
                      relations[tree.labels[i]]});
  }
}

void LanguageModel::ParseWith(const Parser& parser, const Document& document, std::vector<Word>* words) const {
  BeamSearch search = parser.MakeSearch();
  TagScratch scratch;
  ParseTree tree;
  for (TokenSpan sentence : document.sentences) {
    Tag(document, sentence, &scratch);
    parser.Parse({scratch.forms, scratch.tags}, &search, &tree);
    AddWords(document, sentence, scratch.tags, tree, parser.relations(), words);
  }
}

void LanguageModel::ParseWith(const BiaffineParser& parser, const Document& document, std::vector<Word>* words) const {
  const std::vector<TaggedTree> trees = parser.Parse(WordsOf(document));
  TagScratch scratch;
  for (size_t i = 0; i < trees.size(); ++i) {
    Tag(document, document.sentences[i], &scratch);
    AddWords(document, document.sentences[i], scratch.tags, trees[i].tree, parser.relations(), words);
  }
}

Analysis LanguageModel::Parse(Document document) const {
  Analysis analysis;
  analysis.words.reserve(document.tokens.size());
  std::visit([&](const auto& parser) { ParseWith(parser, document, &analysis.words); }, parser_);
  analysis.document = std::move(document);
  return analysis;
}

}  // namespace entente::extract
