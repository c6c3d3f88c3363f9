// From annotated texts to what the ranker of antecedents learns from, and from resolved texts to what is scored.
#ifndef ENTENTE_TRAIN_COREFERENCE_EXAMPLES_H_
#define ENTENTE_TRAIN_COREFERENCE_EXAMPLES_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/coreference_model.h"
#include "extract/resolve/resolved.h"
#include "train/coreference_corpus.h"
#include "train/coreference_reader.h"
#include "train/coreference_training.h"

namespace entente::train {

// Sections of a model: the given names whose known bearers are nearly all of one gender.
struct GivenNameLists {
  std::string male, female;
};
GivenNameLists CollectGivenNames(const extract::Knowledge& knowledge);

// A ranker with weights in training.
class TrainedRanker final : public extract::AntecedentRanker {
 public:
  TrainedRanker(const extract::GivenNames& names, std::string section);

  size_t Choose(const extract::Scene& scene, uint32_t pronoun,
                std::span<const extract::Antecedent> antecedents) const override;
  std::string_view GenderOf(std::string_view given_name) const override { return names_.GenderOf(given_name); }

 private:
  const extract::GivenNames& names_;
  std::string section_;
  extract::Perceptron weights_;
};

struct AnalysedChains {
  Chains chains;
  extract::Analysis analysis;  // of the document's raw text
};

struct AnalysedGap {
  GapExample example;
  extract::Analysis analysis;
};

AnalysedChains AnalyseDocument(const CoreferenceReader& reader, const ChainedDocument& document);
// The same example where the two candidates are people's names, whatever the name model says.
AnalysedGap WithNamesGiven(AnalysedGap gap);

// Appends the pronouns whose antecedent the annotation tells. Others are resolved by `guide` meanwhile.
void AddExamples(const CoreferenceReader& reader, const AnalysedChains& document,
                 const extract::AntecedentRanker& guide, std::vector<RankingExample>* examples);
void AddExamples(const CoreferenceReader& reader, const AnalysedGap& gap, const extract::AntecedentRanker& guide,
                 std::vector<RankingExample>* examples);

// The chains of two mentions or more, with the spans of whole noun phrases.
Chains FoundChains(const extract::Resolved& resolved);
// The mentions of `gold` as the text's resolution joins them: a mention is whose head it has. Those of nobody are left
// out.
Chains JoinedMentions(const extract::Resolved& resolved, const Chains& gold);

// True where the pronoun stands for the actor that the name names.
bool StandFor(const extract::Resolved& resolved, ByteSpan pronoun, ByteSpan name);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_EXAMPLES_H_
