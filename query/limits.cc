#include "query/limits.h"

#include <fmt/format.h>

namespace entente::query {

bool Limits::Keep(size_t values) {
  kept_ += values;
  return Fits(0);
}

bool Limits::Fits(size_t values) {
  if (values > options_.max_kept_values || kept_ > options_.max_kept_values - values) {
    Fail({ErrorCode::kCancelled,
          fmt::format("the query would keep more than {} values at once; ask for less", options_.max_kept_values)});
  }
  return status_.ok();
}

bool Limits::Look() {
  if (options_.cancel != nullptr && options_.cancel->load(std::memory_order_relaxed)) {
    Fail({ErrorCode::kCancelled, "the query was cancelled"});
  }
  if (options_.time_limit && std::chrono::steady_clock::now() - started_ > *options_.time_limit) {
    Fail({ErrorCode::kCancelled,
          fmt::format("the query ran longer than {} milliseconds", options_.time_limit->count())});
  }
  return status_.ok();
}

}  // namespace entente::query
