// A directory that goes when the test ends.
#ifndef ENTENTE_TESTS_STORE_TEMPORARY_DIRECTORY_H_
#define ENTENTE_TESTS_STORE_TEMPORARY_DIRECTORY_H_

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/store.h"

namespace entente::store {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string path(const std::string& name = "store") const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// The store, or a failed test.
std::unique_ptr<Store> OpenOrFail(const std::string& path, OpenMode mode = OpenMode::kCreate);

// All of the graph as lines; the message of what failed.
std::string Print(const GraphView& graph);

// The problems that Verify finds, a line each.
std::string Problems(const Store& store);

}  // namespace entente::store

#endif  // ENTENTE_TESTS_STORE_TEMPORARY_DIRECTORY_H_
