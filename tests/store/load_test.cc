#include <gtest/gtest.h>

#include <filesystem>

#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

std::string Written(const std::vector<Report>& reports) {
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  EXPECT_TRUE(store->Write(reports).ok());
  return Print(*store);
}

size_t FilesIn(const std::string& path) {
  size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path)) files += entry.path().extension() == ".sst";
  return files;
}

TEST(Load, LeavesFilesThatCompactMerges) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(75, 30);
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  for (size_t i = 0; i < reports.size(); i += 10) {
    ASSERT_TRUE(store->Load(std::span<const Report>(reports).subspan(i, 10)).ok());
  }
  ASSERT_TRUE(store->Write(RandomReports(76, 1)).ok());
  const std::string before = Print(*store);
  const size_t files = FilesIn(directory.path());
  EXPECT_GE(store->FilesSideBySide().value(), 2u);
  ASSERT_TRUE(store->Compact().ok());
  EXPECT_LT(FilesIn(directory.path()), files / 2);
  EXPECT_EQ(store->FilesSideBySide().value(), 0u);
  EXPECT_EQ(Print(*store), before);
  EXPECT_EQ(Problems(*store), "");
}

TEST(Load, GivesTheSameGraphAsWriting) {
  const std::vector<Report> reports = RandomReports(71, 120);
  const std::string expected = Written(reports);
  for (size_t group : {1, 50, 120}) {
    TemporaryDirectory directory;
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    for (size_t i = 0; i < reports.size(); i += group) {
      const size_t size = std::min(group, reports.size() - i);
      ASSERT_TRUE(store->Load(std::span<const Report>(reports).subspan(i, size)).ok());
      if (group == 1 && i == 5) break;  // each load is a file of every family
    }
    if (group == 1) {
      ASSERT_TRUE(store->Load(reports).ok());
    }
    EXPECT_EQ(Print(*store), expected) << group;
    EXPECT_EQ(Problems(*store), "") << group;
    EXPECT_FALSE(fs::exists(directory.path() + "/loading"));
  }
}

TEST(Load, MayTakeTurnsWithWritingAndRetracting) {
  const std::vector<Report> reports = RandomReports(72, 90);
  const std::span<const Report> all(reports);
  TemporaryDirectory directory;
  {
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    ASSERT_TRUE(store->Write(all.first(30)).ok());
    ASSERT_TRUE(store->Load(all.first(60)).ok());
    for (const Report& report : all.first(10)) ASSERT_TRUE(store->Retract(report.document.id).ok());
    ASSERT_TRUE(store->Write(all.subspan(50)).ok());
    ASSERT_TRUE(store->Load(all).ok());
  }
  const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kReadOnly);
  EXPECT_EQ(Print(*store), Written(reports));
  EXPECT_EQ(Problems(*store), "");
}

TEST(Load, TakesAllReportsOrNone) {
  TemporaryDirectory directory;
  std::vector<Report> reports = RandomReports(73, 3);
  reports[2].actors[0].kind = "y";
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  EXPECT_EQ(store->Load(reports).message(),
            "the report of document " + ToString(reports[2].document.id) + " is refused: the ontology has no kind 'y'");
  EXPECT_EQ(store->Counts().value(), GraphCounts());
  ASSERT_TRUE(store->Load(std::vector<Report>()).ok());
}

TEST(Load, ClearsAwayWhatAKilledLoadLeft) {
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  fs::create_directory(directory.path() + "/loading");
  fs::copy_file(directory.path() + "/FORMAT", directory.path() + "/loading/edge.sst");
  ASSERT_TRUE(store->Load(RandomReports(74, 5)).ok());
  EXPECT_EQ(Print(*store), Written(RandomReports(74, 5)));
  EXPECT_FALSE(fs::exists(directory.path() + "/loading"));
}

}  // namespace
}  // namespace entente::store
