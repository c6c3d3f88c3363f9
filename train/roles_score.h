// How well the arguments that frames find agree with those that PropBank annotates.
#ifndef ENTENTE_TRAIN_ROLES_SCORE_H_
#define ENTENTE_TRAIN_ROLES_SCORE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "train/roles_corpus.h"
#include "train/roles_places.h"
#include "train/score.h"

namespace entente::train {

struct FoundArgument {
  uint32_t head = 0;
  std::string place;  // as frames write it
  double certainty = 1;
  std::string role;  // "ARG0", "ARGM-TMP"; empty where the sense has none at the place
};

// At most one argument for each number and one for each head, the surest; what has no number comes last.
std::vector<FoundArgument> Number(std::vector<FoundArgument> found, const RolePlaces& places);

struct RoleScores {
  Tally unlabelled, labelled;            // numbered arguments
  std::map<std::string, Tally> by_role;  // labelled; "ARGM-LOC" and "ARGM-TMP" too

  void Add(const RoleScores& other);
};

// What became of one argument: found is nullptr where it was missed, gold where there is none.
struct RolePair {
  const GoldArgument* gold = nullptr;
  const FoundArgument* found = nullptr;
};

// Each argument found with the one that has its head; arguments beside the numbered ones, places and times are left
// out.
std::vector<RolePair> PairRoles(const std::vector<GoldArgument>& gold, const std::vector<FoundArgument>& found);

RoleScores ScoreRoles(const std::vector<RolePair>& pairs);

// "P 81.2 R 70.1 F1 75.2 (of 1024)"
std::string Print(const Tally& tally);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ROLES_SCORE_H_
