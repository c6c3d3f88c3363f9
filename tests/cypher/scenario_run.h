// Runs a scenario of the openCypher technology compatibility kit.
#ifndef ENTENTE_TESTS_CYPHER_SCENARIO_RUN_H_
#define ENTENTE_TESTS_CYPHER_SCENARIO_RUN_H_

#include <filesystem>
#include <string>

#include "feature.h"

namespace entente::query {

enum class Outcome { kPassed, kFailed, kSkipped };

struct Verdict {
  Outcome outcome = Outcome::kPassed;
  std::string why;
};

// Graphs that scenarios name lie in `graphs`. What a step asks that is not known here skips the scenario.
Verdict Judge(const Scenario& scenario, const std::filesystem::path& graphs);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_SCENARIO_RUN_H_
