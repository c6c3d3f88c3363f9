#include "extract/resolve/tree_position.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "extract/language/perceptron.h"

namespace entente::extract {
namespace {

// A chain of heads longer than this is a broken tree.
constexpr uint32_t kClimbMax = 64;
constexpr uint32_t kLongPath = 5;

uint32_t LabelHash(std::string_view relation) { return HashText(relation.substr(0, relation.find(':'))); }

// The words from `token` to its root, itself first.
std::array<uint32_t, kClimbMax> Ancestors(const Grammar& grammar, uint32_t token, uint32_t* count) {
  std::array<uint32_t, kClimbMax> chain;
  *count = 0;
  for (int32_t at = static_cast<int32_t>(token); at >= 0 && *count < kClimbMax;
       at = grammar.head(static_cast<uint32_t>(at))) {
    chain[(*count)++] = static_cast<uint32_t>(at);
  }
  return chain;
}

}  // namespace

Part PartOf(const Grammar& grammar, uint32_t token) {
  const uint32_t bearer = grammar.RoleBearer(token);
  if (grammar.head(bearer) < 0) return Part::kRoot;
  const std::string_view relation = grammar.relation(bearer);
  if (relation == "nsubj:pass") return Part::kPassiveSubject;
  if (relation == "nmod:poss") return Part::kOwner;
  if (relation == "obl:agent") return Part::kAgent;
  const std::string_view base = relation.substr(0, relation.find(':'));
  if (base == "nsubj") return Part::kSubject;
  if (base == "obj" || base == "iobj") return Part::kObject;
  if (base == "obl") return Part::kOblique;
  return base == "nmod" ? Part::kNounModifier : Part::kOther;
}

double Salience(Part part) {
  switch (part) {
    case Part::kSubject:
      return 4;
    case Part::kPassiveSubject:
      return 3.5;
    case Part::kObject:
    case Part::kRoot:
      return 2;
    case Part::kOwner:
    case Part::kAgent:
      return 1.5;
    default:
      return 1;
  }
}

uint32_t DepthOf(const Grammar& grammar, uint32_t token) {
  constexpr uint32_t kDeep = 3;
  uint32_t depth = 0;
  for (uint32_t at = grammar.RoleBearer(token); depth < kDeep && grammar.head(at) >= 0; ++depth) {
    at = static_cast<uint32_t>(grammar.head(at));
  }
  return depth;
}

TreePath PathBetween(const Grammar& grammar, uint32_t from, uint32_t to) {
  uint32_t from_count = 0, to_count = 0;
  const auto from_chain = Ancestors(grammar, from, &from_count), to_chain = Ancestors(grammar, to, &to_count);
  TreePath path{from_count, to_count, 0};
  for (uint32_t i = 0; i < from_count; ++i) {
    const auto end = to_chain.begin() + to_count;
    const auto met = std::find(to_chain.begin(), end, from_chain[i]);
    if (met == end) continue;
    path.up = i;
    path.down = static_cast<uint32_t>(met - to_chain.begin());
    break;
  }
  path.labels = Mix(path.up, path.down);
  if (path.up + path.down > kLongPath) return path;
  for (uint32_t i = 0; i < path.up; ++i) path.labels = Mix(path.labels, LabelHash(grammar.relation(from_chain[i])));
  for (uint32_t i = 0; i < path.down; ++i) path.labels = Mix(path.labels, LabelHash(grammar.relation(to_chain[i])));
  return path;
}

bool ShareClause(const Grammar& grammar, uint32_t a, uint32_t b) {
  const int32_t above = grammar.head(grammar.RoleBearer(a));
  return above >= 0 && above == grammar.head(grammar.RoleBearer(b));
}

uint32_t ClauseRelation(const Grammar& grammar, uint32_t token) {
  return LabelHash(grammar.relation(grammar.Clause(token)));
}

}  // namespace entente::extract
