// Who a personal pronoun may stand for: the people spoken of before it, and those named later in its sentence.
#ifndef ENTENTE_EXTRACT_RESOLVE_ANTECEDENTS_H_
#define ENTENTE_EXTRACT_RESOLVE_ANTECEDENTS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extract/language/perceptron.h"

namespace entente::extract {

struct Scene;

// Mentions that are one person as far as the text was read.
struct Antecedent {
  uint32_t figure = UINT32_MAX;  // kNoEntity where the text has a description alone ("the woman")
  int32_t root = -1;             // then: the draft of that description
  std::vector<uint32_t> before;  // drafts in front of the pronoun, in text order
  std::vector<uint32_t> behind;  // names behind it in its sentence
  std::vector<FeatureHash> features;

  bool nobody() const { return before.empty() && behind.empty(); }
};

// What is ranked by weights of its own: antecedents of pronouns, referents of descriptions.
enum class Ranking : uint8_t { kPronouns, kDescriptions };
constexpr size_t kRankings = 2;

Ranking RankingOf(const Scene& scene, uint32_t draft);

// Which of them it is; and what a given name tells of the gender of its bearer.
class AntecedentRanker {
 public:
  virtual ~AntecedentRanker() = default;
  // For a draft, a pronoun or description: the place in `antecedents`, which are not empty, of the one chosen.
  virtual size_t Choose(const Scene& scene, uint32_t draft, std::span<const Antecedent> antecedents) const = 0;
  // True where it wants to be asked about descriptions too that are clear without it.
  virtual bool learns() const { return false; }
  // "male", "female" or empty, for a folded word.
  virtual std::string_view GenderOf(std::string_view given_name) const = 0;
};

// Those whom the draft, a pronoun of the third person for one person, may stand for, with the features that the ranker
// weighs; last comes nobody: the one meant is not among them.
std::vector<Antecedent> FindAntecedents(const Scene& scene, uint32_t pronoun);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_ANTECEDENTS_H_
