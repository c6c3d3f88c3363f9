#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "opened_store.h"
#include "random_reports.h"
#include "store/database.h"
#include "store/store.h"

namespace entente::store {
namespace {

TEST(Retract, LeavesWhatTheOtherArticlesTell) {
  TemporaryDirectory directory;
  std::vector<Report> reports = RandomReports(51, 60);
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(reports).ok());
  std::shuffle(reports.begin(), reports.end(), std::mt19937_64(51));
  while (!reports.empty()) {
    const DocumentId id = reports.back().document.id;
    reports.pop_back();
    ASSERT_TRUE(store->Retract(id).ok());
    EXPECT_FALSE(store->HasDocument(id).value());
    if (reports.size() % 6 != 0) continue;
    EXPECT_EQ(Print(*store), InMemory(reports)) << reports.size();
    EXPECT_EQ(Problems(*store), "") << reports.size();
  }
  EXPECT_EQ(store->Counts().value(), GraphCounts());
}

void Rename(DocumentId id, Report* report) {
  report->document.id = id;
  for (ReportedEdge& edge : report->edges) {
    for (Evidence& piece : edge.evidence) piece.document = id;
  }
}

// Mentions of actors know documents by the first bytes of their ids.
TEST(Retract, TellsApartDocumentsWhoseIdsBeginAlike) {
  TemporaryDirectory directory;
  std::vector<Report> reports = RandomReports(54, 24);
  for (size_t i = 0; i < reports.size(); ++i) Rename(DocumentId{(i / 4 + 1) << 32 | i}, &reports[i]);
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  for (size_t i = 0; i < reports.size(); ++i) ASSERT_TRUE(store->Write(reports[i], Date{i % 2 == 0 ? 1 : 2}).ok());
  std::vector<Report> early;
  for (size_t i = 0; i < reports.size(); i += 2) early.push_back(reports[i]);
  EXPECT_EQ(Print(*store->AsOf(Date{1}).value()), InMemory(early));
  while (!reports.empty()) {
    ASSERT_TRUE(store->Retract(reports.back().document.id).ok());
    reports.pop_back();
    EXPECT_EQ(Print(*store), InMemory(reports)) << reports.size();
    EXPECT_EQ(Problems(*store), "") << reports.size();
  }
}

TEST(Retract, IsUndoneByWritingTheArticleAgain) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(52, 30);
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(reports).ok());
  for (const Report& report : reports) {
    ASSERT_TRUE(store->Retract(report.document.id).ok());
    ASSERT_TRUE(store->Write(report).ok());
  }
  EXPECT_EQ(Print(*store), InMemory(reports));
  EXPECT_EQ(Problems(*store), "");
}

TEST(Retract, LeavesNoRecordBehind) {
  TemporaryDirectory directory;
  const std::vector<Report> reports = RandomReports(53, 20);
  {
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    ASSERT_TRUE(store->Write(reports).ok());
    for (const Report& report : reports) ASSERT_TRUE(store->Retract(report.document.id).ok());
  }
  const auto database = Database::Open(directory.path(), Database::Access::kRead);
  for (size_t i = 0; i < kFamilyCount; ++i) {
    const Family family = static_cast<Family>(i);
    size_t records = 0;
    ASSERT_TRUE(database.value()->ScanAll(family, [&](auto, auto) { return ++records > 0; }).ok());
    EXPECT_EQ(records, family == Family::kMeta ? 2u : 0u) << FamilyName(family);  // counts and names
  }
}

// The edge is certain, then not, then gone: what is noted of certain edges goes along.
TEST(Retract, MakesACertainEdgeUncertainAgain) {
  std::vector<Report> reports = RandomReports(54, 80);
  for (Report& report : reports) {
    report.actors = reports[0].actors;
    report.edges.resize(1);
    report.edges[0].edge = reports[0].edges[0].edge;
    for (Evidence& piece : report.edges[0].evidence) piece.confidence = 0.8;
  }
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(std::span<const Report>(reports).first(64)).ok());
  ASSERT_TRUE(store->Write(std::span<const Report>(reports).subspan(64)).ok());
  for (size_t kept : {60, 40, 20, 1}) {
    while (reports.size() > kept) {
      ASSERT_TRUE(store->Retract(reports.back().document.id).ok());
      reports.pop_back();
    }
    EXPECT_EQ(Print(*store), InMemory(reports)) << kept;
    EXPECT_EQ(Problems(*store), "") << kept;
  }
}

TEST(Retract, TakesBackADateThatOneArticleGave) {
  const std::vector<Report> reports = UndatedAndDated(55);
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(reports).ok());
  ASSERT_EQ(store->Counts().value().edges, 1u);
  ASSERT_TRUE(store->Retract(reports[1].document.id).ok());
  EXPECT_EQ(Print(*store), InMemory(std::span<const Report>(reports).first(1)));
  EXPECT_EQ(Problems(*store), "");
}

TEST(Retract, SaysWhatIsNotThere) {
  TemporaryDirectory directory;
  const Status status = OpenOrFail(directory.path())->Retract(DocumentId{1});
  EXPECT_EQ(status.code(), ErrorCode::kNotFound);
  EXPECT_EQ(status.message(), "store '" + directory.path() + "' has no document 0000000000000001");
}

}  // namespace
}  // namespace entente::store
