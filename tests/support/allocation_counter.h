// Counts what a program allocates: linking allocation_counter.cc replaces the global operator new.
#ifndef ENTENTE_TESTS_SUPPORT_ALLOCATION_COUNTER_H_
#define ENTENTE_TESTS_SUPPORT_ALLOCATION_COUNTER_H_

#include <cstdint>

namespace entente {

// Calls of operator new so far on this thread.
uint64_t AllocationsOfThisThread();

}  // namespace entente

#endif  // ENTENTE_TESTS_SUPPORT_ALLOCATION_COUNTER_H_
