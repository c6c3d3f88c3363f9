// Which slots of a row the steps of a plan read.
#ifndef ENTENTE_QUERY_CYPHER_READ_SLOTS_H_
#define ENTENTE_QUERY_CYPHER_READ_SLOTS_H_

#include <set>

#include "query/plan.h"

namespace entente::query {

struct ReadSlots {
  std::set<int> slots;
  // Whether what is read settles what the steps do; not where an expression draws a number, or asks a subquery, whose
  // expressions are not looked at.
  bool same = true;

  void Read(const ExpressionPtr& expression);  // may be null
  // Not relationships that it may not use again.
  void Read(const MatchStep& step);
  // From what is read after a step to what is read from the step on. Not of steps that write.
  void GoBack(const PlanStep& step);
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_READ_SLOTS_H_
