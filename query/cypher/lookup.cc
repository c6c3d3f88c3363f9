#include "query/cypher/lookup.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

ExpressionPtr ListOf(const ExpressionPtr& element) {
  auto list = std::make_shared<Expression>();
  list->kind = Kind::kList;
  list->place = element->place;
  list->operands = {element};
  return list;
}

std::optional<Lookup> FromIn(const Expression& condition, int slot) {
  const ExpressionPtr &left = condition.operands[0], &right = condition.operands[1];
  if (IsVariable(*left, slot)) return Lookup{MatchKind::kElements, "", right, &condition};
  if (IsKey(*right, slot, "names")) return Lookup{MatchKind::kSeek, "names", left, nullptr};
  return std::nullopt;
}

// From `mine = other`.
std::optional<Lookup> FromEqual(const Expression& condition, const ExpressionPtr& mine, const ExpressionPtr& other,
                                int slot) {
  if (IsVariable(*mine, slot)) return Lookup{MatchKind::kElements, "", ListOf(other), &condition};
  for (const char* key : {"id", "known_id", "name"}) {
    if (IsKey(*mine, slot, key)) return Lookup{MatchKind::kSeek, key, other, nullptr};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Lookup> LookupFrom(const Expression& condition, int slot) {
  if (condition.kind == Kind::kIn) return FromIn(condition, slot);
  if (condition.kind != Kind::kEqual) return std::nullopt;
  const ExpressionPtr &left = condition.operands[0], &right = condition.operands[1];
  auto lookup = FromEqual(condition, left, right, slot);
  return lookup ? lookup : FromEqual(condition, right, left, slot);
}

int Rank(const Lookup& lookup) {
  if (lookup.kind == MatchKind::kElements) return 2;
  return lookup.key == "id" ? 0 : lookup.key == "known_id" ? 1 : 3;
}

bool IsVariable(const Expression& expression, int slot) {
  return expression.kind == Kind::kVariable && expression.slot == slot;
}

bool IsKey(const Expression& expression, int slot, std::string_view key) {
  return expression.kind == Kind::kProperty && expression.name == key && IsVariable(*expression.operands[0], slot);
}

}  // namespace entente::query
