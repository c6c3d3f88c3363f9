#include "temporary_directory.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace entente {

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

std::string TemporaryDirectory::Write(const std::string& name, const std::string& bytes) const {
  std::string written = path(name);
  EXPECT_TRUE(std::ofstream(written, std::ios::binary) << bytes) << written;
  return written;
}

}  // namespace entente
