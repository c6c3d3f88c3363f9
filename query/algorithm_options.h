// The map of options that the procedures of graph algorithms take, read with every mistake named.
#ifndef ENTENTE_QUERY_ALGORITHM_OPTIONS_H_
#define ENTENTE_QUERY_ALGORITHM_OPTIONS_H_

#include <string>

#include "graph/algorithms.h"
#include "query/value.h"

namespace entente::query {

struct AlgorithmOptions {
  Selection selection;
  double damping = 0.85;
  size_t most = 3;
  PathCost cost = PathCost::kSteps;
  Granularity unit = Granularity::kYear;
};

// `own` names the keys that the procedure has beside those of a selection. kInvalidInput for another key, naming the
// nearest, and for a value that the key does not take. Null stands for no options.
Result<AlgorithmOptions> ReadAlgorithmOptions(const Value& options, const std::vector<std::string>& own);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ALGORITHM_OPTIONS_H_
