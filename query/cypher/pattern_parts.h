// A bound pattern taken apart: nodes, relationships between them, and what is asked of either.
#ifndef ENTENTE_QUERY_CYPHER_PATTERN_PARTS_H_
#define ENTENTE_QUERY_CYPHER_PATTERN_PARTS_H_

#include <set>
#include <string>
#include <vector>

#include "query/expression.h"

namespace entente::query {

struct Hop {
  const RelationshipPattern* relationship;
  const NodePattern *left, *right;
  Shortest shortest;
};

struct Condition {
  ExpressionPtr expression;
  std::set<int> slots;  // that it reads
};

// Points into the pattern it was made from.
struct PatternParts {
  std::vector<const NodePattern*> nodes;  // as they are written: a variable may come again
  std::vector<Hop> hops;
  std::vector<Condition> conditions;  // labels, properties, and what WHERE joins by AND
};

// New slots are taken from `slot_count`.
PatternParts TakeApart(const PatternBody& body, int* slot_count);

// The slots that an expression reads, those of its own variables included.
std::set<int> SlotsOf(const Expression& expression);

// In Cypher.
std::string Print(const NodePattern& node);
std::string Print(const Hop& hop);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_PATTERN_PARTS_H_
