// From annotated texts to what the ranker of antecedents learns from, and from resolved texts to what is scored.
#ifndef ENTENTE_TRAIN_COREFERENCE_EXAMPLES_H_
#define ENTENTE_TRAIN_COREFERENCE_EXAMPLES_H_

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/coreference_model.h"
#include "extract/resolve/resolved.h"
#include "train/annotated_actors.h"
#include "train/coreference_corpus.h"
#include "train/coreference_reader.h"
#include "train/coreference_training.h"

namespace entente::train {

// Sections of a model: the given names whose known bearers are nearly all of one gender.
struct GivenNameLists {
  std::string male, female;
};
GivenNameLists CollectGivenNames(const extract::Knowledge& knowledge);

// Sections of a model (extract::kRankingSections).
using RankingSections = std::array<std::string, extract::kRankings>;

// A ranker with weights in training.
class TrainedRanker final : public extract::AntecedentRanker {
 public:
  // Where a section is empty, nobody is chosen.
  TrainedRanker(const extract::GivenNames& names, RankingSections sections);

  size_t Choose(const extract::Scene& scene, uint32_t draft,
                std::span<const extract::Antecedent> antecedents) const override;
  std::string_view GenderOf(std::string_view given_name) const override { return names_.GenderOf(given_name); }

 private:
  const extract::GivenNames& names_;
  RankingSections sections_;
  std::array<extract::Perceptron, extract::kRankings> weights_;
};

struct AnalysedChains {
  Chains chains;
  extract::Analysis analysis;  // of the document's raw text
};

struct AnalysedGap {
  GapExample example;
  extract::Analysis analysis;
};

struct AnalysedActors {
  AnnotatedActors annotated;
  extract::Analysis analysis;
};

AnalysedChains AnalyseDocument(const CoreferenceReader& reader, const ChainedDocument& document);
// The same example where the two candidates are people's names, whatever the name model says.
AnalysedGap WithNamesGiven(AnalysedGap gap);

using Lessons = std::array<std::vector<RankingExample>, extract::kRankings>;

// Appends those of which the annotation tells what is right. Others are resolved by `guide` meanwhile.
void AddExamples(const CoreferenceReader& reader, const AnalysedChains& document,
                 const extract::AntecedentRanker& guide, Lessons* lessons);
void AddExamples(const CoreferenceReader& reader, const AnalysedGap& gap, const extract::AntecedentRanker& guide,
                 Lessons* lessons);
void AddExamples(const CoreferenceReader& reader, const AnalysedActors& article, const extract::AntecedentRanker& guide,
                 Lessons* lessons);

// The chains of two mentions or more, with the spans of whole noun phrases.
Chains FoundChains(const extract::Resolved& resolved);
// The mentions of `gold` as the text's resolution joins them: a mention is whose head it has. Those of nobody are left
// out.
Chains JoinedMentions(const extract::Resolved& resolved, const Chains& gold);

// How descriptions of actors that have a name, and pronouns, are resolved: by the kind that their noun says, or "he,
// she".
struct MentionTally {
  size_t right = 0, wrong = 0, nobody = 0;
};
using MentionScores = std::map<std::string, MentionTally>;
void ScoreMentions(const AnnotatedActors& annotated, const extract::Resolved& resolved,
                   const extract::CoreferenceWords& words, MentionScores* scores);

// True where the pronoun stands for the actor that the name names.
bool StandFor(const extract::Resolved& resolved, ByteSpan pronoun, ByteSpan name);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_EXAMPLES_H_
