#include "train/roles_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace entente::train {
namespace {

const std::vector<FoundArgument>& FoundOn(Trees trees, const ReadPredicate& read) {
  return trees == Trees::kGold ? read.on_gold : read.on_predicted;
}

std::vector<int> WayUp(const GoldSentence& tree, uint32_t token) {
  std::vector<int> way;
  for (int at = static_cast<int>(token); at >= 0; at = tree.tokens[static_cast<size_t>(at)].head) way.push_back(at);
  return way;
}

// "<xcomp >nsubj": up over the relations of the predicate's side, down over those of the argument's.
std::string Way(const GoldSentence& tree, uint32_t from, uint32_t to) {
  const std::vector<int> up = WayUp(tree, from), down = WayUp(tree, to);
  const auto top = std::find_first_of(up.begin(), up.end(), down.begin(), down.end());
  std::string way;
  for (auto at = up.begin(); at != top; ++at) way += " <" + tree.tokens[static_cast<size_t>(*at)].relation;
  auto below = std::find(down.begin(), down.end(), top == up.end() ? -1 : *top);
  while (below != down.begin()) way += " >" + tree.tokens[static_cast<size_t>(*--below)].relation;
  return way.empty() ? " itself" : way;
}

std::string Words(const GoldSentence& tree) {
  std::string text;
  for (const GoldToken& token : tree.tokens) text += (text.empty() ? "" : " ") + token.form;
  return text;
}

// Empty for no error.
std::string KindOf(const RolePair& pair) {
  if (pair.found == nullptr) return "missed " + pair.gold->role;
  const std::string role = pair.found->role.empty() ? "ARG?" : pair.found->role;
  if (pair.gold == nullptr) return "spurious " + role + (pair.found->place.empty() ? "" : " at " + pair.found->place);
  return pair.gold->role == pair.found->role ? "" : pair.gold->role + " taken for " + role;
}

struct ErrorCount {
  size_t count = 0;
  std::string example;
};

void CountErrors(const ReadPredicate& read, const std::vector<RolePair>& pairs,
                 std::map<std::string, ErrorCount>* errors) {
  const GoldSentence& tree = read.sentence->tree;
  for (const RolePair& pair : pairs) {
    const std::string kind = KindOf(pair);
    if (kind.empty()) continue;
    const uint32_t head = pair.gold != nullptr ? pair.gold->heads.front() : pair.found->head;
    ErrorCount& error = (*errors)[kind + Way(tree, read.predicate->token, head)];
    ++error.count;
    error.example += fmt::format("\n    {} {}: {}", read.predicate->roleset, tree.tokens[head].form, Words(tree));
  }
}

struct PlaceCount {
  std::map<std::string, size_t> by_role;
  size_t total = 0;
};

void CountPlaces(const ReadPredicate& read, std::map<std::string, PlaceCount>* places) {
  for (const FoundArgument& found : read.on_gold) {
    if (found.place.empty()) continue;
    PlaceCount& count = (*places)[found.place];
    ++count.total;
    for (const GoldArgument& gold : read.predicate->arguments) {
      if (std::find(gold.heads.begin(), gold.heads.end(), found.head) != gold.heads.end()) ++count.by_role[gold.role];
    }
  }
}

}  // namespace

RoleScores ScoreAll(const std::vector<ReadPredicate>& predicates, const RoleMap& map, Trees trees) {
  RoleScores scores;
  for (const ReadPredicate& read : predicates) {
    const auto places = map.find(read.predicate->roleset);
    if (places == map.end()) continue;
    const std::vector<FoundArgument> found = Number(FoundOn(trees, read), places->second);
    scores.Add(ScoreRoles(PairRoles(read.predicate->arguments, found)));
  }
  return scores;
}

std::string PrintScores(const std::string& name, const RoleScores& scores) {
  std::string text = fmt::format("{} labelled:   {}\n{} unlabelled: {}\n", name, Print(scores.labelled), name,
                                 Print(scores.unlabelled));
  for (const auto& [role, tally] : scores.by_role) {
    text += fmt::format("  {:<8} {}\n", role.empty() ? "unnumbered" : role, Print(tally));
  }
  return text;
}

std::string PrintErrors(const std::vector<ReadPredicate>& predicates, const RoleMap& map, Trees trees, size_t most) {
  std::map<std::string, ErrorCount> errors;
  for (const ReadPredicate& read : predicates) {
    const auto places = map.find(read.predicate->roleset);
    if (places == map.end()) continue;
    const std::vector<FoundArgument> found = Number(FoundOn(trees, read), places->second);
    CountErrors(read, PairRoles(read.predicate->arguments, found), &errors);
  }
  std::vector<std::pair<std::string, ErrorCount>> sorted(errors.begin(), errors.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
  std::string text;
  for (size_t i = 0; i < sorted.size() && i < most; ++i) {
    text += fmt::format("{:>4} {}{}\n", sorted[i].second.count, sorted[i].first, sorted[i].second.example);
  }
  return text;
}

std::string PrintAlignment(const std::vector<ReadPredicate>& predicates) {
  std::map<std::string, std::map<std::string, PlaceCount>> senses;
  for (const ReadPredicate& read : predicates) CountPlaces(read, &senses[read.predicate->roleset]);
  std::string text;
  for (const auto& [sense, places] : senses) {
    text += sense;
    for (const auto& [place, count] : places) {
      const auto most = std::max_element(count.by_role.begin(), count.by_role.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      if (most == count.by_role.end()) continue;
      text += fmt::format(" {}={} {}/{}", place, most->first, most->second, count.total);
    }
    text += "\n";
  }
  return text;
}

}  // namespace entente::train
