// Makes what a pattern of CREATE or MERGE describes, and changes what SET and REMOVE name.
#ifndef ENTENTE_QUERY_CREATE_H_
#define ENTENTE_QUERY_CREATE_H_

#include <vector>

#include "query/change.h"
#include "query/evaluate.h"

namespace entente::query {

// Makes the nodes and relationships whose slots are `introduced` and binds them. False after a failure.
bool Create(const PatternBody& pattern, const std::vector<int>& introduced, Evaluator& evaluator, Row& row);

// False after a failure. A target that is null is left alone.
bool Apply(const std::vector<Change>& changes, Evaluator& evaluator, Row& row);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CREATE_H_
