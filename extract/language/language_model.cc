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

LanguageModel::LanguageModel(Segmenter segmenter, Lemmatizer lemmatizer, Trees trees)
    : segmenter_(std::move(segmenter)), lemmatizer_(std::move(lemmatizer)), trees_(std::move(trees)) {}

Result<LanguageModel::Trees> LanguageModel::LoadTrees(const std::string& models, Profile profile) {
  if (profile == Profile::kAccurate) {
    Result<BiaffineParser> parser = BiaffineParser::Load(models + "/biaffine.model");
    if (!parser.ok()) return parser.status();
    return Trees(std::move(parser).value());
  }
  Result<Tagger> tagger = Tagger::Load(models + "/tagger.model");
  if (!tagger.ok()) return tagger.status();
  Result<Parser> parser = Parser::Load(models + "/parser.model");
  if (!parser.ok()) return parser.status();
  Status same_tags = CheckTags(parser.value(), tagger.value(), models);
  if (!same_tags.ok()) return same_tags;
  return Trees(Transitions{std::move(tagger).value(), std::move(parser).value()});
}

Result<LanguageModel> LanguageModel::Load(const std::string& models, Profile profile) {
  Result<Segmenter> segmenter = Segmenter::Load(models + "/segmenter.model");
  if (!segmenter.ok()) return segmenter.status();
  Result<Lemmatizer> lemmatizer = Lemmatizer::Load(models + "/lemmatizer.model");
  if (!lemmatizer.ok()) return lemmatizer.status();
  Result<Trees> trees = LoadTrees(models, profile);
  if (!trees.ok()) return trees.status();
  return LanguageModel(std::move(segmenter).value(), std::move(lemmatizer).value(), std::move(trees).value());
}

void LanguageModel::AddWords(const Document& document, TokenSpan sentence, std::span<const uint8_t> tags,
                             const ParseTree& tree, std::span<const std::string_view> tag_names,
                             std::span<const std::string_view> relation_names, std::vector<Word>* words) const {
  for (uint32_t i = 0; i < sentence.size(); ++i) {
    const std::string_view tag = tag_names[tags[i]];
    const int32_t head = tree.heads[i] < 0 ? -1 : tree.heads[i] + static_cast<int32_t>(sentence.begin);
    words->push_back(
        {tag, lemmatizer_.Lemma(document.TokenText(sentence.begin + i), tag), head, relation_names[tree.labels[i]]});
  }
}

void LanguageModel::ParseWith(const Transitions& models, const Document& document, std::vector<Word>* words) const {
  BeamSearch search = models.parser.MakeSearch();
  std::vector<WordForm> forms;
  std::vector<uint8_t> tags;
  ParseTree tree;
  for (TokenSpan sentence : document.sentences) {
    forms.clear();
    for (uint32_t token = sentence.begin; token < sentence.end; ++token)
      forms.push_back(MakeWordForm(document.TokenText(token)));
    models.tagger.Tag(forms, &tags);
    models.parser.Parse({forms, tags}, &search, &tree);
    AddWords(document, sentence, tags, tree, models.tagger.tags(), models.parser.relations(), words);
  }
}

void LanguageModel::ParseWith(const BiaffineParser& parser, const Document& document, std::vector<Word>* words) const {
  std::vector<BiaffineParser::Words> sentences(document.sentences.size());
  for (size_t i = 0; i < sentences.size(); ++i) {
    for (uint32_t token = document.sentences[i].begin; token < document.sentences[i].end; ++token)
      sentences[i].push_back(document.TokenText(token));
  }
  const std::vector<TaggedTree> trees = parser.Parse(sentences);
  for (size_t i = 0; i < sentences.size(); ++i)
    AddWords(document, document.sentences[i], trees[i].tags, trees[i].tree, parser.tags(), parser.relations(), words);
}

Analysis LanguageModel::Parse(Document document) const {
  Analysis analysis;
  analysis.words.reserve(document.tokens.size());
  std::visit([&](const auto& models) { ParseWith(models, document, &analysis.words); }, trees_);
  analysis.document = std::move(document);
  return analysis;
}

}  // namespace entente::extract
