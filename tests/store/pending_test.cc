// Articles that were written and that nobody has read yet.
#include "store/read.h"

#include <gtest/gtest.h>

#include "child_process.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

size_t PendingAt(const std::string& path) {
  std::vector<DocumentId> documents;
  EXPECT_TRUE(FindWhole(*Database::Open(path, Database::Access::kRead).value(), AllPending(), &documents).ok());
  return documents.size();
}

TEST(Pending, WaitsUntilSomebodyReads) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(131, 12);
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(reports).ok());
  ASSERT_TRUE(store->Write(std::span(reports).first(3)).ok());
  EXPECT_TRUE(store->HasDocument(reports.front().document.id).value());
  EXPECT_FALSE(store->HasDocument(DocumentId{1}).value());
  EXPECT_EQ(PendingAt(directory.path()), 12u);
  EXPECT_EQ(Print(*store), InMemory(reports));
  EXPECT_EQ(PendingAt(directory.path()), 0u);
  EXPECT_EQ(Problems(*store), "");
}

TEST(Pending, IsReadBesideTheWriter) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(132, 30);
  const std::unique_ptr<Store> writer = OpenOrFail(directory.path());
  ASSERT_TRUE(writer->Load(std::span(reports).first(20)).ok());
  ASSERT_TRUE(writer->Write(std::span(reports).subspan(20)).ok());
  const std::unique_ptr<Store> reader = OpenOrFail(directory.path(), OpenMode::kReadOnly);
  EXPECT_EQ(Print(*reader), InMemory(reports));
  EXPECT_EQ(Problems(*reader), "");
  EXPECT_EQ(PendingAt(directory.path()), 10u);
  const std::string read_only = "store '" + directory.path() + "' is open for reading only";
  for (const Status& refused :
       {reader->Retract(reports.back().document.id), reader->Write(RandomReports(133, 1)),
        reader->Load(RandomReports(133, 1)), reader->Sync(), reader->Flush(), reader->Compact()}) {
    EXPECT_EQ(refused.message(), read_only);
  }
  EXPECT_EQ(Print(*reader), InMemory(reports));
}

// More edges than go through the log.
TEST(Pending, ComesInAsSortedFilesWhereThereIsMuch) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(134, 500);
  size_t edges = 0;
  for (const Report& report : reports) edges += report.edges.size();
  ASSERT_GT(edges, 1024u);
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Load(std::span(reports).first(20)).ok());
  for (const Report& report : reports) ASSERT_TRUE(store->Write(report).ok());
  EXPECT_EQ(Print(*store), InMemory(reports));
  EXPECT_EQ(Problems(*store), "");
}

TEST(Pending, DoesNotGrowForEver) {
  TemporaryDirectory directory;
  std::vector<Report> reports = RandomReports(135, 40);
  for (Report& report : reports) report.document.text.resize(1 << 20, 'x');
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  for (const Report& report : reports) ASSERT_TRUE(store->Write(report).ok());
  EXPECT_LT(PendingAt(directory.path()), 20u);
  EXPECT_EQ(Problems(*store), "");
}

// By a process that ended without closing the store; each row is what is done first with the store.
TEST(Pending, OutlivesItsWriter) {
  const std::vector<Report> reports = RandomReports(136, 17);
  const auto left = [&](const std::string& path) {
    ChildProcess child({"leave", path, "136", "17"});
    std::string last;
    for (std::string line = child.ReadLine(); !line.empty(); line = child.ReadLine()) last = line;
    EXPECT_EQ(last, "17");
    EXPECT_GT(PendingAt(path), 0u);
  };
  for (const OpenMode mode : {OpenMode::kReadOnly, OpenMode::kMustExist}) {
    TemporaryDirectory directory;
    left(directory.path());
    EXPECT_EQ(Print(*OpenOrFail(directory.path(), mode)), InMemory(reports));
    const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kMustExist);
    EXPECT_EQ(Problems(*store), "");
    EXPECT_TRUE(store->Retract(reports.back().document.id).ok());
    EXPECT_EQ(Print(*store), InMemory(std::span(reports).first(16)));
  }
  TemporaryDirectory directory;
  left(directory.path());
  const Result<Repaired> repaired = Store::Repair(directory.path(), TestOntology());
  ASSERT_TRUE(repaired.ok()) << repaired.status().message();
  EXPECT_EQ(repaired.value().kept, 17u);
  EXPECT_EQ(Print(*OpenOrFail(directory.path(), OpenMode::kReadOnly)), InMemory(reports));
}

}  // namespace
}  // namespace entente::store
