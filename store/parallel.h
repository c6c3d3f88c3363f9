// The same work on several parts at once.
#ifndef ENTENTE_STORE_PARALLEL_H_
#define ENTENTE_STORE_PARALLEL_H_

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

#include "graph/status.h"

namespace entente::store {

// On so many threads, the caller's among them: what the machine has, but no more than a store makes use of.
inline size_t ThreadCount() {
  constexpr size_t kMost = 4;
  // Asked once: the answer is read from a file each time.
  static const size_t count = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, kMost);
  return count;
}

// Calls `work(i)` for each i below `count`, on ThreadCount threads, and gives the first failure by i.
template <class Work>
Status InParallel(size_t count, const Work& work) {
  std::vector<Status> outcomes(count);
  std::atomic<size_t> next{0};
  const auto run = [&] {
    for (size_t i; (i = next++) < count;) outcomes[i] = work(i);
  };
  std::vector<std::thread> threads;
  for (size_t i = 1; i < std::min(count, ThreadCount()); ++i) threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
  const auto failed = std::find_if(outcomes.begin(), outcomes.end(), [](const Status& status) { return !status.ok(); });
  return failed == outcomes.end() ? Status() : *failed;
}

}  // namespace entente::store

#endif  // ENTENTE_STORE_PARALLEL_H_
