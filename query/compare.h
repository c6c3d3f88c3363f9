// Equality, comparison and order of values, each as openCypher 9 defines it.
#ifndef ENTENTE_QUERY_COMPARE_H_
#define ENTENTE_QUERY_COMPARE_H_

#include <compare>
#include <cstddef>
#include <optional>

#include "query/value.h"

namespace entente::query {

// The three-valued `=`: nullopt where a null takes part and nothing else decides.
std::optional<bool> Equals(const Value& a, const Value& b);

// The three-valued comparison behind `<` and its kin: nullopt where a null takes part or the types do not compare.
// NaN is unordered against every number.
std::optional<std::partial_ordering> Compare(const Value& a, const Value& b);

// The total order of ORDER BY, min, max, DISTINCT and grouping: maps, nodes, relationships, lists, paths,
// datetimes, local datetimes, dates, times, local times, durations, strings, booleans, numbers, NaN, null.
std::strong_ordering Order(const Value& a, const Value& b);

struct OrderLess {
  bool operator()(const Value& a, const Value& b) const { return Order(a, b) < 0; }
  bool operator()(const List& a, const List& b) const;
};

// For hashed sets and maps of what that order tells apart.
struct OrderSame {
  bool operator()(const Value& a, const Value& b) const { return Order(a, b) == 0; }
  bool operator()(const List& a, const List& b) const;
};
struct OrderHash {
  size_t operator()(const Value& value) const;
  size_t operator()(const List& list) const;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_COMPARE_H_
