// What SET and REMOVE do to one node or relationship.
#ifndef ENTENTE_QUERY_CHANGE_H_
#define ENTENTE_QUERY_CHANGE_H_

#include <string>
#include <vector>

#include "query/expression.h"

namespace entente::query {

enum class ChangeKind {
  kProperty,        // key becomes value; without a value it is removed
  kAllProperties,   // those of value, a map, a node or a relationship, instead of all there are
  kMoreProperties,  // those of value beside the others; null removes
  kLabels,
  kRemoveLabels,
};

struct Change {
  ChangeKind kind{};
  ExpressionPtr target;
  std::string key;
  std::vector<std::string> labels;
  ExpressionPtr value;
  Place place;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CHANGE_H_
