// Benchmarks stop at what fails.
#ifndef ENTENTE_BENCH_CHECK_H_
#define ENTENTE_BENCH_CHECK_H_

#include <cstdlib>
#include <iostream>
#include <utility>

#include "graph/status.h"

namespace entente::bench {

// Prints the message and ends the process.
inline void Check(const Status& status) {
  if (status.ok()) return;
  std::cerr << status.message() << "\n";
  std::exit(1);
}

template <class T>
T Value(Result<T> result) {
  Check(result.ok() ? Status() : result.status());
  return std::move(result).value();
}

}  // namespace entente::bench

#endif  // ENTENTE_BENCH_CHECK_H_
