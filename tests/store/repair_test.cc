#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

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
