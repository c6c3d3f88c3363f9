// Opening, printing and checking a store where failing fails the test.
#ifndef ENTENTE_TESTS_STORE_OPENED_STORE_H_
#define ENTENTE_TESTS_STORE_OPENED_STORE_H_

#include <memory>
#include <string>

#include "store/store.h"
#include "tests/support/temporary_directory.h"

namespace entente::store {

// The store, or a failed test.
std::unique_ptr<Store> OpenOrFail(const std::string& path, OpenMode mode = OpenMode::kCreate);

// All of the graph as lines; the message of what failed.
std::string Print(const GraphView& graph);

// The problems that Verify finds, a line each.
std::string Problems(const Store& store);

}  // namespace entente::store

#endif  // ENTENTE_TESTS_STORE_OPENED_STORE_H_
