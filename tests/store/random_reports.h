// Reports of a small invented world, the same for the same seed: few actors, relations and days, so that reports often
// tell the same edge.
#ifndef ENTENTE_TESTS_STORE_RANDOM_REPORTS_H_
#define ENTENTE_TESTS_STORE_RANDOM_REPORTS_H_

#include <cstdint>
#include <vector>

#include "graph/ontology.h"
#include "graph/types.h"

namespace entente {

// The project's own ontology.
const Ontology& TestOntology();

std::vector<Report> RandomReports(uint64_t seed, size_t count, size_t actor_count = 12);

// Two articles of one day that tell one meeting; the second alone says when it was.
std::vector<Report> UndatedAndDated(uint64_t seed);

}  // namespace entente

#endif  // ENTENTE_TESTS_STORE_RANDOM_REPORTS_H_
