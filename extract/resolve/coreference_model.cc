#include "extract/resolve/coreference_model.h"

#include <utility>

namespace entente::extract {

GivenNames::GivenNames(std::string_view male, std::string_view female) {
  for (const std::string_view name : SplitLines(male)) gender_.emplace(name, "male");
  for (const std::string_view name : SplitLines(female)) gender_.emplace(name, "female");
}

std::string_view GivenNames::GenderOf(std::string_view folded) const {
  const auto found = gender_.find(folded);
  return found == gender_.end() ? std::string_view() : found->second;
}

Result<CoreferenceModel> CoreferenceModel::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, kCoreferenceKind);
  if (!file.ok()) return file.status();
  std::array<Perceptron, kRankings> weights;
  for (size_t i = 0; i < kRankings; ++i) {
    const Result<Perceptron> read = ReadPerceptron(file.value(), kRankingSections[i], 1);
    if (!read.ok()) return read.status();
    weights[i] = read.value();
  }
  const Result<std::string_view> male = file.value().Section(kMaleSection);
  if (!male.ok()) return male.status();
  const Result<std::string_view> female = file.value().Section(kFemaleSection);
  if (!female.ok()) return female.status();
  GivenNames names(male.value(), female.value());
  return CoreferenceModel(std::move(file).value(), weights, std::move(names));
}

size_t CoreferenceModel::Choose(const Scene& scene, uint32_t draft, std::span<const Antecedent> antecedents) const {
  return BestAntecedent(weights_[static_cast<size_t>(RankingOf(scene, draft))], antecedents);
}

size_t BestAntecedent(const LinearScorer& scorer, std::span<const Antecedent> antecedents) {
  size_t best = 0;
  int32_t best_score = 0;
  for (size_t i = 0; i < antecedents.size(); ++i) {
    int32_t score = 0;
    scorer.Score(antecedents[i].features, &score);
    if (i > 0 && score <= best_score) continue;
    best = i;
    best_score = score;
  }
  return best;
}

}  // namespace entente::extract
