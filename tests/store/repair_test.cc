#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>

#include "child_process.h"
#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/database.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

void MakeStore(const std::string& path, const std::vector<Report>& reports) {
  const std::unique_ptr<Store> store = OpenOrFail(path);
  ASSERT_TRUE(store->Write(reports, Date{7}).ok());
  ASSERT_TRUE(store->Flush().ok());
}

std::vector<std::string> FilesIn(const std::string& path) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// Of all families that can be rebuilt, any may be lost.
TEST(Repair, RebuildsWhatFollowsFromTheArticles) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(91, 40);
  MakeStore(directory.path(), reports);
  const std::string whole = Print(*OpenOrFail(directory.path(), OpenMode::kReadOnly));
  {
    const auto database = Database::Open(directory.path(), Database::Access::kWrite);
    for (Family family :
         {Family::kEdge, Family::kActor, Family::kAlias, Family::kCertain, Family::kAdjacency, Family::kTimeline,
          Family::kPair, Family::kTime, Family::kMention, Family::kLearned, Family::kMeta}) {
      const std::string first, last(40, '\xff');
      ASSERT_TRUE(database.value()
                      ->rocks()
                      ->DeleteRange({}, database.value()->family(family), ToSlice(first), ToSlice(last))
                      .ok());
    }
  }
  const Result<Repaired> repaired = Store::Repair(directory.path(), TestOntology());
  ASSERT_TRUE(repaired.ok()) << repaired.status().message();
  EXPECT_EQ(repaired.value().kept, 40u);
  EXPECT_EQ(repaired.value().lost, 0u);
  const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kReadOnly);
  EXPECT_EQ(Print(*store), whole);
  EXPECT_EQ(Problems(*store), "");
  EXPECT_EQ(store->AsOf(Date{6}).value()->Counts().value(), GraphCounts());
  EXPECT_TRUE(fs::exists(directory.path("store.damaged/CURRENT")));
}

// Whatever file is lost: what is kept is whole articles. ENTENTE_EVERY_FAULT tries all files instead of every other
// one.
TEST(Repair, KeepsWholeArticlesWhateverFileIsLost) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(92, 12);
  MakeStore(directory.path(), reports);
  size_t complete = 0, files = 0;
  const size_t stride = std::getenv("ENTENTE_EVERY_FAULT") ? 1 : 2;
  const std::vector<std::string> names = FilesIn(directory.path());
  for (size_t i = 0; i < names.size(); i += stride) {
    const std::string& name = names[i];
    const std::string copy = directory.path("copy");
    for (const char* ending : {"", ".damaged"}) fs::remove_all(copy + ending);
    fs::copy(directory.path(), copy);
    fs::remove(copy + "/" + name);
    const Result<Repaired> repaired = Store::Repair(copy, TestOntology());
    ASSERT_TRUE(repaired.ok()) << name << ": " << repaired.status().message();
    const std::unique_ptr<Store> store = OpenOrFail(copy, OpenMode::kReadOnly);
    Graph expected(TestOntology());
    for (const Report& report : reports) {
      if (store->HasDocument(report.document.id).value()) expected.Add(report);
    }
    EXPECT_EQ(Print(*store), Print(expected)) << name;
    EXPECT_EQ(Problems(*store), "") << name;
    EXPECT_EQ(store->Counts().value().documents, repaired.value().kept) << name;
    ++files;
    if (repaired.value().kept == reports.size()) ++complete;
  }
  // Of the sorted files only those of the four families that keep what was told are needed.
  EXPECT_LE(files - complete, 4u);
  EXPECT_GT(complete, files / 2);
  if (stride == 1) {
    EXPECT_EQ(files - complete, 4u);
  }
}

// The copy is what a process leaves that is killed: all is in logs, of most families there is no file.
void LeaveInLogs(const std::string& path, const std::string& copy, const std::vector<Report>& reports) {
  const std::unique_ptr<Store> store = OpenOrFail(path);
  const auto all = std::span<const Report>(reports);
  ASSERT_TRUE(store->Write(all.first(all.size() / 2)).ok());
  ASSERT_TRUE(store->Counts().ok());  // brings them into the indexes
  ASSERT_TRUE(store->Write(all.subspan(all.size() / 2)).ok());
  fs::copy(path, copy);
}

TEST(Repair, FindsWhatOnlyLogsTell) {
  TemporaryDirectory directory;
  LeaveInLogs(directory.path("live"), directory.path(), RandomReports(94, 12));
  fs::remove(directory.path("store/CURRENT"));
  const Result<Repaired> repaired = Store::Repair(directory.path(), TestOntology());
  ASSERT_TRUE(repaired.ok()) << repaired.status().message();
  EXPECT_EQ(repaired.value().kept, 12u);
  EXPECT_EQ(repaired.value().lost, 0u);
  EXPECT_FALSE(repaired.value().more_lost);
  EXPECT_EQ(Problems(*OpenOrFail(directory.path(), OpenMode::kReadOnly)), "");
}

TEST(Repair, SaysWhatADamagedLogMayHaveTold) {
  TemporaryDirectory directory;
  LeaveInLogs(directory.path("live"), directory.path(), RandomReports(95, 12));
  std::string log;
  for (const std::string& name : FilesIn(directory.path())) {
    const std::string path = directory.path("store/") + name;
    if (name.ends_with(".log") && (log.empty() || fs::file_size(path) > fs::file_size(log))) log = path;
  }
  std::fstream bytes(log, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekp(static_cast<std::streamoff>(fs::file_size(log) / 2)).write("\xff\xfe\xff", 3);
  bytes.close();
  const Result<Repaired> repaired = Store::Repair(directory.path(), TestOntology());
  ASSERT_TRUE(repaired.ok()) << repaired.status().message();
  EXPECT_TRUE(repaired.value().more_lost);
  EXPECT_EQ(Problems(*OpenOrFail(directory.path(), OpenMode::kReadOnly)), "");
}

// The numbers of what was taken in as sorted files stand in the manifest alone: a key that another file has too may be
// there twice under one number, here those of articles that were pending when they were brought in.
TEST(Repair, ReadsKeysThatAreThereTwice) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(97, 400);
  const auto all = std::span<const Report>(reports);
  {
    const std::unique_ptr<Store> live = OpenOrFail(directory.path("live"));
    ASSERT_TRUE(live->Write(all.first(5)).ok());
    fs::copy(directory.path("live"), directory.path());
  }
  ASSERT_TRUE(Database::Open(directory.path(), Database::Access::kWrite).value()->Compact().ok());
  ASSERT_TRUE(OpenOrFail(directory.path(), OpenMode::kMustExist)->Write(all).ok());
  fs::remove(directory.path("store/CURRENT"));
  const Result<Repaired> repaired = Store::Repair(directory.path(), TestOntology());
  ASSERT_TRUE(repaired.ok()) << repaired.status().message();
  EXPECT_EQ(repaired.value().kept, all.size());
  EXPECT_EQ(Problems(*OpenOrFail(directory.path(), OpenMode::kReadOnly)), "");
}

// Cut short it names files of before that are gone, and none of those that are there.
TEST(Repair, FindsFilesThatTheManifestDoesNotName) {
  TemporaryDirectory directory;
  MakeStore(directory.path(), RandomReports(96, 12));
  ASSERT_TRUE(OpenOrFail(directory.path(), OpenMode::kMustExist)->Compact().ok());
  std::string manifest;
  std::getline(std::ifstream(directory.path("store/CURRENT")), manifest);
  constexpr uintmax_t kParts = 6;
  for (uintmax_t part = 1; part < kParts; ++part) {
    const std::string copy = directory.path("copy");
    for (const char* ending : {"", ".damaged"}) fs::remove_all(copy + ending);
    fs::copy(directory.path(), copy);
    fs::resize_file(copy + "/" + manifest, fs::file_size(copy + "/" + manifest) * part / kParts);
    const Result<Repaired> repaired = Store::Repair(copy, TestOntology());
    ASSERT_TRUE(repaired.ok()) << repaired.status().message();
    EXPECT_EQ(repaired.value().kept, 12u) << part;
    EXPECT_EQ(repaired.value().lost, 0u) << part;
  }
}

TEST(Repair, RefusesWhatItMustNotTouch) {
  TemporaryDirectory directory;
  EXPECT_EQ(Store::Repair(directory.path(), TestOntology()).status().message(),
            "there is no store at '" + directory.path() + "'");
  MakeStore(directory.path(), RandomReports(93, 2));
  {
    ChildProcess child({"hold", directory.path()});
    ASSERT_EQ(child.ReadLine(), "ready");
    EXPECT_EQ(Store::Repair(directory.path(), TestOntology()).status().code(), ErrorCode::kInUse);
  }
  fs::create_directory(directory.path() + ".damaged");
  EXPECT_EQ(Store::Repair(directory.path(), TestOntology()).status().message(),
            "'" + directory.path() + ".damaged' of an earlier repair is there; move it away first");
}

}  // namespace
}  // namespace entente::store
