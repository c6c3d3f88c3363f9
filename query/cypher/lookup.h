// How to find a node of a pattern without going along a relationship.
#ifndef ENTENTE_QUERY_CYPHER_LOOKUP_H_
#define ENTENTE_QUERY_CYPHER_LOOKUP_H_

#include <optional>
#include <string>
#include <string_view>

#include "query/plan.h"

namespace entente::query {

struct Lookup {
  MatchKind kind;   // kSeek or kElements
  std::string key;  // of kSeek
  ExpressionPtr expression;
  const Expression* fulfilled = nullptr;  // the condition, where it holds by itself afterwards
};

// What a condition gives for the node in `slot`: n.name = x, n.id = x, x IN n.names, n IN list, n = m. nullopt for
// others.
std::optional<Lookup> LookupFrom(const Expression& condition, int slot);

// The smaller the fewer nodes it is likely to find.
int Rank(const Lookup& lookup);

bool IsVariable(const Expression& expression, int slot);
// Whether it is the property `key` of the variable in `slot`.
bool IsKey(const Expression& expression, int slot, std::string_view key);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_LOOKUP_H_
