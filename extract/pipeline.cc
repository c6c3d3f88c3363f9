#include "extract/pipeline.h"

#include <utility>

#include "extract/events/find.h"
#include "extract/knowledge/own_actors.h"
#include "extract/pipeline_parts.h"
#include "extract/resolve/resolve.h"

namespace entente::extract {

namespace {

Gazetteer KnownNames(const Knowledge& knowledge) {
  return {[&knowledge](std::string_view folded) { return knowledge.GazetteerBits(folded); },
          [&knowledge](std::string_view folded) { return knowledge.IsNamePrefix(folded); }};
}

Result<OwnKnowledge> LoadKnowledge(const PipelinePaths& paths, const Titles& titles) {
  if (!paths.actors.empty()) return LoadWithOwnActors(paths.schemas + "/knowledge", paths.actors, titles);
  Result<std::unique_ptr<Knowledge>> shipped = Knowledge::Load(paths.knowledge);
  if (!shipped.ok()) return shipped.status();
  return OwnKnowledge{std::move(shipped).value(), {}};
}

}  // namespace

Result<std::unique_ptr<Pipeline>> Pipeline::Load(const PipelinePaths& paths, Profile profile) {
  const std::string words = paths.schemas + "/words/";
  Result<Ontology> ontology = Ontology::Load(paths.schemas + "/ontology.toml");
  if (!ontology.ok()) return ontology.status();
  Result<LanguageModel> language = LanguageModel::Load(paths.models, profile);
  if (!language.ok()) return language.status();
  Result<Titles> titles = Titles::Load(words + "titles.toml");
  if (!titles.ok()) return titles.status();
  Result<OwnKnowledge> knowledge = LoadKnowledge(paths, titles.value());
  if (!knowledge.ok()) return knowledge.status();
  Result<NameFinder> names = NameFinder::Load(paths.models + "/names.model", KnownNames(*knowledge.value().knowledge));
  if (!names.ok()) return names.status();
  Result<TimeReader> times = TimeReader::Load(words + "time.toml");
  if (!times.ok()) return times.status();
  Result<SpeechWords> speech = SpeechWords::Load(words + "speech.toml");
  if (!speech.ok()) return speech.status();
  Result<CoreferenceWords> coreference = CoreferenceWords::Load(words + "coreference.toml");
  if (!coreference.ok()) return coreference.status();
  Result<CoreferenceModel> antecedents = CoreferenceModel::Load(paths.models + "/coreference.model");
  if (!antecedents.ok()) return antecedents.status();
  Result<Frames> frames = Frames::Load(paths.schemas + "/frames", ontology.value());
  if (!frames.ok()) return frames.status();
  Result<Cues> cues = Cues::Load(paths.schemas + "/words", ontology.value());
  if (!cues.ok()) return cues.status();
  Result<Calibration> calibration = Calibration::Load(paths.schemas + "/confidence.tsv");
  if (!calibration.ok()) return calibration.status();
  Result<EdgeScorer> scorer = EdgeScorer::Load(paths.models + "/edges.tsv");
  if (!scorer.ok()) return scorer.status();
  auto parts = std::make_unique<Parts>(
      Parts{std::move(ontology).value(), std::move(language).value(), std::move(knowledge.value().knowledge),
            std::move(names).value(), std::move(times).value(), std::move(speech).value(), std::move(titles).value(),
            std::move(coreference).value(), std::move(antecedents).value(), std::move(frames).value(),
            std::move(cues).value(), Confidence{std::move(scorer).value(), std::move(calibration).value()},
            std::move(knowledge.value().refused)});
  return std::unique_ptr<Pipeline>(new Pipeline(std::move(parts)));
}

Pipeline::Pipeline(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Pipeline::~Pipeline() = default;

const Ontology& Pipeline::ontology() const { return parts_->ontology; }
const std::vector<Status>& Pipeline::refused_actors() const { return parts_->refused_actors; }

Document Pipeline::Split(Article article) const { return parts_->language.Split(std::move(article)); }

Analysis Pipeline::Analyse(Document document) const {
  Analysis analysis = parts_->language.Parse(std::move(document));
  analysis.names = parts_->names.Find(analysis.document, analysis.words);
  analysis.times = parts_->times.Find(analysis.document, analysis.words);
  analysis.quotations = FindQuotations(analysis.document, analysis.words, analysis.names, parts_->speech);
  return analysis;
}

Resolved Pipeline::Resolve(Analysis analysis) const {
  return extract::Resolve(std::move(analysis), *parts_->knowledge, parts_->titles, parts_->coreference,
                          parts_->antecedents);
}

Report Pipeline::Find(const Resolved& resolved) const {
  return FindEvents(resolved, parts_->frames, parts_->cues, parts_->ontology, parts_->confidence);
}

Report Pipeline::Extract(Article article) const { return Find(Resolve(Analyse(Split(std::move(article))))); }

}  // namespace entente::extract
