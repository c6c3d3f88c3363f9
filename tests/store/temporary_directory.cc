#include "temporary_directory.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

#include "graph/print.h"
#include "random_reports.h"

namespace entente::store {

namespace fs = std::filesystem;

namespace {

// In memory where that can be: a store waits for the disk each time it is opened.
fs::path Scratch() {
  const fs::path memory = "/dev/shm";
  return std::getenv("TMPDIR") == nullptr && access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

}  // namespace

TemporaryDirectory::TemporaryDirectory() {
  std::string pattern = (Scratch() / "entente-test-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

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
