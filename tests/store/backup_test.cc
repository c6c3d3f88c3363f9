#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

TEST(Backup, BringsBackTheStoreAsItWas) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(81, 40);
  const std::span<const Report> all(reports);
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(all.first(30), Date{5}).ok());
  EXPECT_EQ(store->BackUp(directory.path("backups")).value(), 1u);
  ASSERT_TRUE(store->Load(all.subspan(30), Date{6}).ok());
  ASSERT_TRUE(store->Retract(reports[3].document.id).ok());
  const std::string then = Print(*store);
  EXPECT_EQ(store->BackUp(directory.path("backups/")).value(), 2u);
  ASSERT_TRUE(store->Retract(reports[4].document.id).ok());
  ASSERT_TRUE(Store::Restore(directory.path("backups"), directory.path("again")).ok());
  const std::unique_ptr<Store> again = OpenOrFail(directory.path("again"), OpenMode::kMustExist);
  EXPECT_EQ(Print(*again), then);
  EXPECT_EQ(Problems(*again), "");
  EXPECT_EQ(again->AsOf(Date{5}).value()->Counts().value().documents, 29u);
  ASSERT_TRUE(again->Write(reports).ok());
  EXPECT_EQ(again->Counts().value().documents, 40u);
}

TEST(Backup, RefusesWhatItCannotDo) {
  TemporaryDirectory directory;
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(RandomReports(82, 3)).ok());
  EXPECT_EQ(store->BackUp(directory.path()).status().message(),
            "'" + directory.path() + "' holds something else than backups; name a new directory");
  EXPECT_EQ(Store::Restore(directory.path("nowhere"), directory.path("again")).message(),
            "there is no backup in '" + directory.path("nowhere") + "'");
  ASSERT_TRUE(store->BackUp(directory.path("backups")).ok());
  EXPECT_EQ(Store::Restore(directory.path("backups"), directory.path()).message(),
            "there is something at '" + directory.path() + "' already; restore to a new place");
  EXPECT_EQ(OpenOrFail(directory.path(), OpenMode::kReadOnly)->BackUp(directory.path("backups")).status().code(),
            ErrorCode::kInvalidInput);
}

TEST(Backup, NoticesAFlippedByte) {
  TemporaryDirectory directory;
  {
    const std::unique_ptr<Store> store = OpenOrFail(directory.path());
    ASSERT_TRUE(store->Write(RandomReports(83, 10)).ok());
    ASSERT_TRUE(store->BackUp(directory.path("backups")).ok());
  }
  size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(directory.path("backups/shared_checksum"))) {
    if (++files % 3 != 0) continue;
    std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
    const int byte = file.get();
    file.seekp(0);
    file.put(static_cast<char>(byte ^ 1)).flush();
    const Status status = Store::Restore(directory.path("backups"), directory.path("again"));
    EXPECT_EQ(status.code(), ErrorCode::kCorrupt) << status.message();
    EXPECT_FALSE(fs::exists(directory.path("again")));
    file.seekp(0);
    file.put(static_cast<char>(byte)).flush();
  }
  EXPECT_GT(files, 6u);
  EXPECT_TRUE(Store::Restore(directory.path("backups"), directory.path("again")).ok());
}

}  // namespace
}  // namespace entente::store
