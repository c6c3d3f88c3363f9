// A store that the first build of this format version wrote lies beside this file, half of it in sorted files, the rest
// in its log: every later build of the version must read it. It was made by `store_child write PATH 121 17`;
// ENTENTE_UPDATE=1 writes graph.txt.
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

const fs::path kStored = fs::path(ENTENTE_SOURCE_DIR) / "tests/store/format_5";

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST(Format, ReadsTheStoreThatItsFirstBuildWrote) {
  TemporaryDirectory directory;
  fs::copy(kStored / "store", directory.path(), fs::copy_options::recursive);
  fs::permissions(directory.path(), fs::perms::owner_all);
  for (OpenMode mode : {OpenMode::kReadOnly, OpenMode::kMustExist}) {
    const std::unique_ptr<Store> store = OpenOrFail(directory.path(), mode);
    ASSERT_NE(store, nullptr);
    if (std::getenv("ENTENTE_UPDATE")) std::ofstream(kStored / "graph.txt") << Print(*store);
    EXPECT_EQ(Print(*store), ReadFile(kStored / "graph.txt"));
    EXPECT_EQ(Problems(*store), "");
  }
  const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kMustExist);
  ASSERT_TRUE(store->Write(RandomReports(122, 3)).ok());
  EXPECT_EQ(Problems(*store), "");
}

// Stores of earlier formats were made in the same way.
class FormatBefore : public testing::TestWithParam<const char*> {};

TEST_P(FormatBefore, IsBroughtToThisOne) {
  const fs::path stored = fs::path(ENTENTE_SOURCE_DIR) / "tests/store" / GetParam();
  TemporaryDirectory directory;
  fs::copy(stored / "store", directory.path(), fs::copy_options::recursive);
  fs::permissions(directory.path(), fs::perms::owner_all);
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
