#include "train/roles_score.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace entente::train {
namespace {

bool IsNumbered(std::string_view role) { return role.size() == 4 && role.starts_with("ARG"); }

// What stands at a place without number is taken for a numbered argument of unknown number.
bool IsCore(const FoundArgument& found) { return found.role.empty() || IsNumbered(found.role); }

bool IsScored(std::string_view role) { return IsNumbered(role) || role == "ARGM-LOC" || role == "ARGM-TMP"; }

bool HasHead(const GoldArgument& gold, uint32_t head) {
  return std::find(gold.heads.begin(), gold.heads.end(), head) != gold.heads.end();
}

void Add(const Tally& tally, Tally* sum) {
  sum->gold += tally.gold;
  sum->system += tally.system;
  sum->correct += tally.correct;
}

}  // namespace

std::vector<FoundArgument> Number(std::vector<FoundArgument> found, const RolePlaces& places) {
  std::stable_sort(found.begin(), found.end(),
                   [](const FoundArgument& a, const FoundArgument& b) { return a.certainty > b.certainty; });
  std::vector<FoundArgument> numbered;
  const auto is_taken = [&](const FoundArgument& argument) {
    return std::any_of(numbered.begin(), numbered.end(), [&](const FoundArgument& other) {
      return other.head == argument.head || (!argument.role.empty() && other.role == argument.role);
    });
  };
  for (const bool with_number : {true, false}) {
    for (FoundArgument& argument : found) {
      const auto place = places.find(argument.place);
      if ((place != places.end()) != with_number) continue;
      if (with_number) argument.role = place->second;
      if (!is_taken(argument)) numbered.push_back(argument);
    }
  }
  return numbered;
}

void RoleScores::Add(const RoleScores& other) {
  train::Add(other.unlabelled, &unlabelled);
  train::Add(other.labelled, &labelled);
  for (const auto& [role, tally] : other.by_role) train::Add(tally, &by_role[role]);
}

std::vector<RolePair> PairRoles(const std::vector<GoldArgument>& gold, const std::vector<FoundArgument>& found) {
  std::vector<RolePair> pairs;
  for (const GoldArgument& argument : gold) {
    if (IsScored(argument.role)) pairs.push_back({&argument, nullptr});
  }
  for (const FoundArgument& argument : found) {
    const auto pair = std::find_if(pairs.begin(), pairs.end(), [&](const RolePair& one) {
      return one.gold != nullptr && one.found == nullptr && IsNumbered(one.gold->role) == IsCore(argument) &&
             HasHead(*one.gold, argument.head);
    });
    if (pair != pairs.end()) {
      pair->found = &argument;
    } else {
      pairs.push_back({nullptr, &argument});
    }
  }
  return pairs;
}

RoleScores ScoreRoles(const std::vector<RolePair>& pairs) {
  RoleScores scores;
  for (const RolePair& pair : pairs) {
    const bool core = pair.gold != nullptr ? IsNumbered(pair.gold->role) : IsCore(*pair.found);
    const bool both = pair.gold != nullptr && pair.found != nullptr;
    const bool right = both && pair.gold->role == pair.found->role;
    if (core) {
      train::Add({pair.gold != nullptr, pair.found != nullptr, both}, &scores.unlabelled);
      train::Add({pair.gold != nullptr, pair.found != nullptr, right}, &scores.labelled);
    }
    if (pair.gold != nullptr) train::Add({1, 0, right}, &scores.by_role[pair.gold->role]);
    if (pair.found != nullptr) train::Add({0, 1, 0}, &scores.by_role[pair.found->role]);
  }
  return scores;
}

std::string Print(const Tally& tally) {
  return fmt::format("P {:.1f} R {:.1f} F1 {:.1f} (of {})", Percent(tally.correct, tally.system),
                     Percent(tally.correct, tally.gold), tally.F1(), tally.gold);
}

}  // namespace entente::train
