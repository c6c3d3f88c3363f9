// The options that say what a query may spend, for every command that takes them.
#ifndef ENTENTE_CLI_LIMIT_OPTIONS_H_
#define ENTENTE_CLI_LIMIT_OPTIONS_H_

#include <CLI/CLI.hpp>

#include "query/limits.h"

namespace entente::cli {

struct LimitOptions {
  double timeout_seconds = 0;  // 0: as long as it takes
  uint64_t memory_max = query::ExecuteOptions().memory_max;
};

void AddLimitOptions(CLI::App* command, LimitOptions* options);
// Ctrl-C also stops what is executed with these.
query::ExecuteOptions MakeLimits(const LimitOptions& options);

}  // namespace entente::cli

#endif  // ENTENTE_CLI_LIMIT_OPTIONS_H_
