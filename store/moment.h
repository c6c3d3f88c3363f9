#ifndef ENTENTE_STORE_MOMENT_H_
#define ENTENTE_STORE_MOMENT_H_

#include <cstdint>

namespace entente::store {

// Of two equal moments of a database what is stored is the same.
struct Moment {
  uint64_t loads = 0, writes = 0;

  friend bool operator==(const Moment&, const Moment&) = default;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_MOMENT_H_
