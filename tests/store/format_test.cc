// Stores that the first builds of these format versions wrote lie beside this file, half of each in sorted files, the
// rest in its log: every later build must read them. The first was made by `store_child write PATH 121 17`, the
// others by `leave` and `judge` in place of `write`, so that some articles are pending, and some told otherwise at
// first; ENTENTE_UPDATE=1 writes graph.txt.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// A copy of a store that lies beside this file.
void CopyTo(const std::string& path, const fs::path& stored) {
  fs::copy(stored / "store", path, fs::copy_options::recursive);
  fs::permissions(path, fs::perms::owner_all);
}

fs::path StoredAs(const std::string& name) { return fs::path(ENTENTE_SOURCE_DIR) / "tests/store" / name; }

class Format : public testing::TestWithParam<const char*> {};

TEST_P(Format, IsReadAsItsFirstBuildWroteIt) {
  const fs::path stored = StoredAs(GetParam());
  TemporaryDirectory directory;
  CopyTo(directory.path(), stored);
  for (OpenMode mode : {OpenMode::kReadOnly, OpenMode::kMustExist}) {
    const std::unique_ptr<Store> store = OpenOrFail(directory.path(), mode);
    ASSERT_NE(store, nullptr);
    if (std::getenv("ENTENTE_UPDATE")) std::ofstream(stored / "graph.txt") << Print(*store);
    EXPECT_EQ(Print(*store), ReadFile(stored / "graph.txt"));
    EXPECT_EQ(Problems(*store), "");
  }
  const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kMustExist);
  ASSERT_TRUE(store->Write(RandomReports(122, 3)).ok());
  EXPECT_EQ(Problems(*store), "");
}

INSTANTIATE_TEST_SUITE_P(Formats, Format, testing::Values("format_5", "format_6", "format_7"),
                         [](const auto& test) { return std::string(test.param); });

// Stores of earlier formats were made in the same way.
class FormatBefore : public testing::TestWithParam<const char*> {};

TEST_P(FormatBefore, IsBroughtToThisOne) {
  const fs::path stored = StoredAs(GetParam());
  TemporaryDirectory directory;
  CopyTo(directory.path(), stored);
  EXPECT_EQ(Store::Open(directory.path(), OpenMode::kReadOnly, TestOntology()).status().code(),
            ErrorCode::kWrongVersion);
  const Result<Repaired> repaired = Store::Repair(directory.path(), TestOntology());
  ASSERT_TRUE(repaired.ok()) << repaired.status().message();
  EXPECT_EQ(repaired.value().lost, 0u);
  const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kMustExist);
  EXPECT_EQ(Print(*store), ReadFile(stored / "graph.txt"));
  EXPECT_EQ(Problems(*store), "");
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatBefore, testing::Values("format_2", "format_3", "format_4"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace entente::store
