#include <gtest/gtest.h>

#include <algorithm>

#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

std::string InMemory(const std::vector<Report>& reports, const Judgements& judgements) {
  Graph graph(TestOntology());
  for (const Report& report : reports) graph.Add(judgements.Apply(report, TestOntology()));
  return Print(graph);
}

// Decisions on actors of the reports: two merged, one of them into a third, a fourth kept from the first.
std::vector<Judgement> Decisions(const std::vector<Report>& reports) {
  std::vector<Actor> actors;
  for (const Report& report : reports) {
    for (const Actor& actor : report.actors) {
      const bool there = std::any_of(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == actor.id; });
      if (!there) actors.push_back(actor);
    }
  }
  EXPECT_GE(actors.size(), 4u);
  Actor other = actors[3];
  other.id = ActorId{4242};
  other.name = "Somebody Else";
  other.names = actors[3].names;
  return {{actors[0], actors[1], true, "ann", "2020-01-01"},
          {actors[2], actors[0], true, "bo", "2020-01-02"},
          {actors[3], other, false, "bo", "2020-01-03"}};
}

TEST(Judge, HoldsForArticlesBeforeAndAfter) {
  const std::vector<Report> reports = RandomReports(31, 90);
  const std::vector<Judgement> decisions = Decisions(reports);
  Judgements judgements;
  for (const Judgement& decision : decisions) judgements.Add(decision);
  const std::string expected = InMemory(reports, judgements);
  for (size_t before : {0u, 45u, 90u}) {
    TemporaryDirectory directory;
    const std::span<const Report> all(reports);
    {
      std::unique_ptr<Store> store = OpenOrFail(directory.path());
      ASSERT_TRUE(store->Write(all.first(before)).ok());
      for (const Judgement& decision : decisions) {
        const Result<uint64_t> changed = store->Judge(decision);
        ASSERT_TRUE(changed.ok()) << changed.status().message();
        EXPECT_EQ(changed.value() > 0, before > 0);
      }
    }
    std::unique_ptr<Store> store = OpenOrFail(directory.path());
    EXPECT_TRUE(store->judgements().all() == judgements.all());
    ASSERT_TRUE(store->Load(all.subspan(before)).ok());
    EXPECT_EQ(Print(*store), expected) << before;
    EXPECT_EQ(Problems(*store), "") << before;
  }
}

TEST(Judge, TakesBackWhatWasMerged) {
  const std::vector<Report> reports = RandomReports(32, 40), later = RandomReports(34, 10);
  Judgement decision = Decisions(reports)[0];
  TemporaryDirectory directory;
  std::unique_ptr<Store> store = OpenOrFail(directory.path());
  ASSERT_TRUE(store->Write(reports).ok());
  ASSERT_TRUE(store->Judge(decision).ok());
  EXPECT_EQ(store->GetActor(decision.source.id).status().code(), ErrorCode::kNotFound);
  ASSERT_TRUE(store->Write(later).ok());
  decision.positive = false;
  ASSERT_TRUE(store->Judge(decision).ok());
  EXPECT_EQ(store->judgements().all().size(), 1u);
  Judgements judgements;
  judgements.Add(decision);
  std::vector<Report> all = reports;
  all.insert(all.end(), later.begin(), later.end());
  EXPECT_EQ(Print(*store), InMemory(all, judgements));
  EXPECT_EQ(Problems(*store), "");
  ASSERT_TRUE(store->Retract(reports.front().document.id).ok());
  store.reset();
  EXPECT_EQ(Store::Repair(directory.path(), TestOntology()).value().kept, all.size() - 1);
}

TEST(Judge, OutlivesRepairAndBackup) {
  const std::vector<Report> reports = RandomReports(33, 30);
  const std::vector<Judgement> decisions = Decisions(reports);
  TemporaryDirectory directory;
  const std::string path = directory.path("a"), backup = directory.path("backup"), restored = directory.path("b");
  std::string expected;
  {
    std::unique_ptr<Store> store = OpenOrFail(path);
    ASSERT_TRUE(store->Write(reports).ok());
    for (const Judgement& decision : decisions) ASSERT_TRUE(store->Judge(decision).ok());
    ASSERT_TRUE(store->BackUp(backup).ok());
    expected = Print(*store);
  }
  ASSERT_TRUE(Store::Repair(path, TestOntology()).ok());
  ASSERT_TRUE(Store::Restore(backup, restored).ok());
  for (const std::string& place : {path, restored}) {
    const std::unique_ptr<Store> store = OpenOrFail(place, OpenMode::kReadOnly);
    EXPECT_EQ(Print(*store), expected) << place;
    EXPECT_EQ(store->judgements().all().size(), decisions.size()) << place;
  }
}

TEST(Judge, IsRefusedWhereTheStoreIsReadOnly) {
  const std::vector<Report> reports = RandomReports(34, 10);
  TemporaryDirectory directory;
  ASSERT_TRUE(OpenOrFail(directory.path())->Write(reports).ok());
  const std::unique_ptr<Store> store = OpenOrFail(directory.path(), OpenMode::kReadOnly);
  EXPECT_EQ(store->Judge(Decisions(reports)[0]).status().code(), ErrorCode::kInvalidInput);
  EXPECT_TRUE(store->judgements().empty());
}

}  // namespace
}  // namespace entente::store
