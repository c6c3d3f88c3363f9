// The trained ranker of antecedents, and the gender that given names tell (models/coreference.model).
#ifndef ENTENTE_EXTRACT_RESOLVE_COREFERENCE_MODEL_H_
#define ENTENTE_EXTRACT_RESOLVE_COREFERENCE_MODEL_H_

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "extract/language/model_file.h"
#include "extract/resolve/antecedents.h"
#include "graph/status.h"

namespace entente::extract {

constexpr std::string_view kCoreferenceKind = "coreference";
constexpr std::string_view kMaleSection = "male-names", kFemaleSection = "female-names";
// By Ranking.
constexpr std::array<std::string_view, kRankings> kRankingSections = {"antecedents", "referents"};

// Given names, folded, and the gender of those who bear them: as sections of a model, one name a line in order.
class GivenNames {
 public:
  GivenNames() = default;
  // Both point to text that must outlive them.
  GivenNames(std::string_view male, std::string_view female);

  // "male", "female", or empty where the name tells nothing.
  std::string_view GenderOf(std::string_view folded) const;

 private:
  std::map<std::string_view, std::string_view> gender_;
};

// Immutable; may be used from many threads at once.
class CoreferenceModel final : public AntecedentRanker {
 public:
  // Fails with the file and what is wrong.
  static Result<CoreferenceModel> Load(const std::string& path);

  size_t Choose(const Scene& scene, uint32_t draft, std::span<const Antecedent> antecedents) const override;
  std::string_view GenderOf(std::string_view given_name) const override { return names_.GenderOf(given_name); }

 private:
  CoreferenceModel(ModelFile file, const std::array<Perceptron, kRankings>& weights, GivenNames names)
      : file_(std::move(file)), weights_(weights), names_(std::move(names)) {}

  ModelFile file_;
  std::array<Perceptron, kRankings> weights_;
  GivenNames names_;
};

// The place of the antecedent that the scorer, of one class, gives most; the first of equals.
size_t BestAntecedent(const LinearScorer& scorer, std::span<const Antecedent> antecedents);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_COREFERENCE_MODEL_H_
