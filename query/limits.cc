#include "query/limits.h"

#include <fmt/format.h>

namespace entente::query {

namespace {

std::string SizeText(size_t bytes) {
  if (bytes % (size_t{1} << 30) == 0) return fmt::format("{} GiB", bytes >> 30);
  if (bytes % (size_t{1} << 20) == 0) return fmt::format("{} MiB", bytes >> 20);
  if (bytes % (size_t{1} << 10) == 0) return fmt::format("{} KiB", bytes >> 10);
  return fmt::format("{} bytes", bytes);
}

}  // namespace

bool Limits::Keep(size_t bytes) {
  kept_ += bytes;
  return Fits(0);
}

void Limits::FailForMemory() {
  Fail({ErrorCode::kCancelled, fmt::format("the query would hold more than {} of memory at once; ask for less, or "
                                           "allow it more",
                                           SizeText(options_.memory_max))});
}

bool Limits::Look() {
  units_ = 0;
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
