// What a query may spend, and whether it has been told to stop.
#ifndef ENTENTE_QUERY_LIMITS_H_
#define ENTENTE_QUERY_LIMITS_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>

#include "graph/status.h"
#include "query/time/temporal.h"

namespace entente::query {

struct ExecuteOptions {
  const std::atomic<bool>* cancel = nullptr;  // the query stops soon after this becomes true
  std::optional<std::chrono::milliseconds> time_limit;
  std::optional<Instant> now;  // what date(), datetime() and their kin give; without it they fail
  size_t max_rows = 0;         // 0: as many as there are
  // Bytes that sorting, grouping, collecting, dropping repeated rows and searching for shortest paths may hold at once,
  // as HeldBytes counts them, together with any one text, list or map that an expression makes. Not counted are nodes
  // that are remembered while the query runs, and rows whose like need not be walked on from: of each at most a hundred
  // thousand.
  size_t memory_max = size_t{1} << 30;
};

// Watches one execution. Once it has said stop it keeps saying so.
class Limits {
 public:
  explicit Limits(const ExecuteOptions& options) : options_(options), started_(std::chrono::steady_clock::now()) {}

  // To be called for each unit of work; false where the query has to stop.
  bool Go(size_t units = 1) {
    if (!status_.ok()) return false;
    return (units_ += units) < kUnitsBetweenLooks || Look();
  }
  // To be called for work that goes over so many bytes at once.
  bool GoOver(size_t bytes) { return Go(bytes / kBytesOfUnit); }
  // To be called for bytes that are kept; false where there are too many.
  bool Keep(size_t bytes);
  // What is kept; Restore says that no more than that is kept any longer.
  size_t kept() const { return kept_; }
  void Restore(size_t kept) { kept_ = kept; }
  // To be called while a value of so many bytes is made; false where it is too large.
  bool Fits(size_t bytes) {
    if (bytes > options_.memory_max || kept_ > options_.memory_max - bytes) FailForMemory();
    return status_.ok();
  }
  // To be called before a value of so many bytes is made at once; false where it is too large or the query has to stop.
  bool Makes(size_t bytes) { return Fits(bytes) && GoOver(bytes); }
  // Fails all that follows; the first failure stands.
  void Fail(Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

  const Status& status() const { return status_; }
  const ExecuteOptions& options() const { return options_; }

 private:
  static constexpr size_t kUnitsBetweenLooks = 256;
  static constexpr size_t kBytesOfUnit = 256;
  bool Look();
  void FailForMemory();

  const ExecuteOptions& options_;
  std::chrono::steady_clock::time_point started_;
  size_t units_ = 0;  // since the last look
  size_t kept_ = 0;
  Status status_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_LIMITS_H_
