#include "train/gap_score.h"

#include <fmt/format.h>

#include "train/score.h"

namespace entente::train {
namespace {}  // namespace

void GapScores::Add(const GapExample& example, bool is_a, bool is_b) {
  Tally& tally = example.feminine ? feminine : masculine;
  for (const auto& [gold, system] : {std::pair(example.is_a, is_a), std::pair(example.is_b, is_b)}) {
    tally.gold += gold;
    tally.system += system;
    tally.correct += gold && system;
  }
}

Tally GapScores::overall() const {
  return {masculine.gold + feminine.gold, masculine.system + feminine.system, masculine.correct + feminine.correct};
}

double GapScores::bias() const { return masculine.F1() == 0 ? 0 : feminine.F1() / masculine.F1(); }

std::string Print(const GapScores& scores) {
  const Tally all = scores.overall();
  return fmt::format("F1 {:.1f} P {:.1f} R {:.1f}, masculine {:.1f}, feminine {:.1f}, bias {:.2f}", all.F1(),
                     Percent(all.correct, all.system), Percent(all.correct, all.gold), scores.masculine.F1(),
                     scores.feminine.F1(), scores.bias());
}

}  // namespace entente::train
