#include "cli/limit_options.h"

#include <cmath>

#include "cli/interrupt.h"

namespace entente::cli {

void AddLimitOptions(CLI::App* command, LimitOptions* options) {
  constexpr bool kKiloIs1000 = false;
  command->add_option("--timeout", options->timeout_seconds, "Stop after this many seconds")
      ->check(CLI::Range(0.001, 1e9))
      ->type_name("SECONDS");
  command
      ->add_option("--memory", options->memory_max,
                   "Stop where sorting, grouping and the like would hold more than this: 64MB, 2GB (default 1GB)")
      ->transform(CLI::AsSizeValue(kKiloIs1000))
      ->type_name("SIZE");
}

query::ExecuteOptions MakeLimits(const LimitOptions& options) {
  query::ExecuteOptions limits;
  CatchInterrupts();
  limits.cancel = &Interrupted();
  limits.memory_max = options.memory_max;
  if (options.timeout_seconds > 0) {
    limits.time_limit = std::chrono::milliseconds(std::llround(options.timeout_seconds * 1000));
  }
  return limits;
}

}  // namespace entente::cli
