#include "cli/limit_options.h"

#include <fmt/format.h>

#include <cmath>

#include "cli/command.h"
#include "cli/interrupt.h"

namespace entente::cli {

namespace {

// CLI::AsSizeValue would take -1 for the largest size there is.
CLI::Validator AsSize() {
  constexpr bool kKiloIs1000 = false;
  const auto read = [as_size = CLI::AsSizeValue(kKiloIs1000)](std::string& text) {
    const std::string written = text;
    std::string fault = as_size(text);
    if (fault.empty() && (written.find('-') != std::string::npos || text == "0")) {
      fault = fmt::format("{} is no size; expected one above 0, such as 64MB", written);
    }
    return fault;
  };
  return {read, ""};
}

}  // namespace

void AddLimitOptions(CLI::App* command, LimitOptions* options) {
  command->add_option("--timeout", options->timeout_seconds, "Stop after this many seconds")
      ->check(Between(0.001, 1e9))
      ->type_name("SECONDS");
  command
      ->add_option("--memory", options->memory_max,
                   "Stop where sorting, grouping and the like would hold more than this: 64MB, 2GB (default 1GB)")
      ->transform(AsSize())
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
