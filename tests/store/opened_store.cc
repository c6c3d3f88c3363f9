#include "opened_store.h"

#include <gtest/gtest.h>

#include "graph/print.h"
#include "random_reports.h"

namespace entente::store {

std::unique_ptr<Store> OpenOrFail(const std::string& path, OpenMode mode) {
  Result<std::unique_ptr<Store>> store = Store::Open(path, mode, TestOntology());
  EXPECT_TRUE(store.ok()) << store.status().message();
  return store.ok() ? std::move(store).value() : nullptr;
}

std::string Print(const GraphView& graph) {
  Result<std::string> printed = PrintGraph(graph);
  return printed.ok() ? printed.value() : printed.status().message();
}

std::string Problems(const Store& store) {
  std::string lines;
  for (const std::string& problem : store.Verify().problems) lines += problem + "\n";
  return lines;
}

}  // namespace entente::store
