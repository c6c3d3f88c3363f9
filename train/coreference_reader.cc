#include "train/coreference_reader.h"

#include <utility>

#include "extract/resolve/resolve.h"

namespace entente::train {
namespace {

extract::Gazetteer KnownNames(const extract::Knowledge& knowledge) {
  return {[&knowledge](std::string_view folded) { return knowledge.GazetteerBits(folded); },
          [&knowledge](std::string_view folded) { return knowledge.IsNamePrefix(folded); }};
}

}  // namespace

CoreferenceReader::CoreferenceReader(extract::LanguageModel language, std::unique_ptr<extract::Knowledge> knowledge,
                                     extract::NameFinder names, extract::SpeechWords speech, extract::Titles titles,
                                     extract::CoreferenceWords words)
    : language_(std::move(language)),
      knowledge_(std::move(knowledge)),
      names_(std::move(names)),
      speech_(std::move(speech)),
      titles_(std::move(titles)),
      words_(std::move(words)) {}

Result<CoreferenceReader> CoreferenceReader::Load(const extract::PipelinePaths& paths) {
  Result<extract::LanguageModel> language = extract::LanguageModel::Load(paths.models);
  if (!language.ok()) return language.status();
  Result<std::unique_ptr<extract::Knowledge>> knowledge = extract::Knowledge::Load(paths.knowledge);
  if (!knowledge.ok()) return knowledge.status();
  Result<extract::NameFinder> names =
      extract::NameFinder::Load(paths.models + "/names.model", KnownNames(*knowledge.value()));
  if (!names.ok()) return names.status();
  Result<extract::SpeechWords> speech = extract::SpeechWords::Load(paths.schemas + "/words/speech.toml");
  if (!speech.ok()) return speech.status();
  Result<extract::Titles> titles = extract::Titles::Load(paths.schemas + "/words/titles.toml");
  if (!titles.ok()) return titles.status();
  Result<extract::CoreferenceWords> words = extract::CoreferenceWords::Load(paths.schemas + "/words/coreference.toml");
  if (!words.ok()) return words.status();
  return CoreferenceReader(std::move(language).value(), std::move(knowledge).value(), std::move(names).value(),
                           std::move(speech).value(), std::move(titles).value(), std::move(words).value());
}

extract::Analysis CoreferenceReader::Analyse(const std::string& text) const {
  extract::Article article;
  article.text = text;
  return Analyse(std::move(article));
}

extract::Analysis CoreferenceReader::Analyse(extract::Article article) const {
  extract::Analysis analysis = language_.Parse(language_.Split(std::move(article)));
  analysis.names = names_.Find(analysis.document, analysis.words);
  analysis.quotations = extract::FindQuotations(analysis.document, analysis.words, analysis.names, speech_);
  return analysis;
}

extract::Resolved CoreferenceReader::Resolve(extract::Analysis analysis,
                                             const extract::AntecedentRanker& ranker) const {
  return extract::Resolve(std::move(analysis), *knowledge_, titles_, words_, ranker);
}

}  // namespace entente::train
