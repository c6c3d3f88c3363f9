// What stands in the time index, kept in memory: when, and that it never tells of an earlier state.
#include "store/time_keys.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"

namespace entente::store {
namespace {

std::string Walked(TimeKeysCursor* cursor) {
  std::string keys;
  for (; !cursor->done(); cursor->Next()) keys += fmt::format("{} ", cursor->key());
  return keys;
}

TEST(TimeKeys, AreWalkedAlongByRanges) {
  struct Row {
    std::string from, until, walked;
  };
  const auto keys = std::make_shared<TimeKeys>();
  for (const char* key : {"b", "ba", "c", "ddd"}) ASSERT_TRUE(keys->Add(key));
  for (const Row& row : {Row{"", "", "b ba c ddd "}, Row{"b", "c", "b ba "}, Row{"bb", "", "c ddd "}, Row{"a", "b", ""},
                         Row{"ddd", "de", "ddd "}, Row{"e", "", ""}}) {
    TimeKeysCursor cursor(keys);
    cursor.Seek({Family::kTime, row.from, row.until});
    EXPECT_EQ(Walked(&cursor), row.walked) << row.from << " to " << row.until;
    cursor.Seek({Family::kTime, row.from, ""});
    if (!row.until.empty()) cursor.EndAt(row.until);
    EXPECT_EQ(Walked(&cursor), row.walked) << row.from << " to " << row.until << ", ended later";
  }
}

TEST(TimeKeys, TakeNoMoreThanTheyMay) {
  TimeKeys keys;
  const std::string key(TimeKeys::kMostBytes / 8, 'k');
  size_t added = 0;
  while (keys.Add(key)) ++added;
  EXPECT_EQ(added, 7u);
  EXPECT_EQ(keys.size(), added);
}

TEST(KeptTimeKeys, AreAskedForOnceWhenAsManyWereRead) {
  struct Step {
    uint64_t writes, walked;
    bool pays;
  };
  KeptTimeKeys kept;
  for (const Step& step : {Step{1, 60, false}, Step{1, 39, false}, Step{1, 1, true}, Step{1, 500, false},
                           Step{2, 99, false}, Step{2, 1, true}, Step{1, 100, true}}) {
    const Moment now{0, step.writes};
    EXPECT_EQ(kept.Pays(now, step.walked, [] { return 100; }), step.pays) << step.writes << ", " << step.walked;
  }
}

TEST(KeptTimeKeys, AreThoseOfTheMoment) {
  KeptTimeKeys kept;
  const auto keys = std::make_shared<TimeKeys>();
  EXPECT_EQ(kept.At({0, 1}), nullptr);
  kept.Keep({0, 1}, keys);
  EXPECT_EQ(kept.At({0, 1}), keys);
  EXPECT_EQ(kept.At({1, 1}), nullptr);
  EXPECT_EQ(kept.At({0, 1}), nullptr);  // given up
}

std::string AllHeads(const GraphView& graph) {
  DayByDay heads;
  const Status status = graph.VisitHeadsBetweenDates(
      Date{TimeSpan::kOpenPast}, Date{TimeSpan::kOpenFuture},
      [&](const EdgeHead& edge) { return heads.Add(edge.time.first, ToString(edge.id())); });
  return status.ok() ? heads.Text() : status.message();
}

TEST(KeptTimeKeys, ShowWhatWasWrittenSince) {
  TemporaryDirectory directory;
  const std::unique_ptr<Store> store = OpenOrFail(directory.path());
  Graph graph(TestOntology());
  const std::vector<Report> reports = RandomReports(91, 30);
  for (size_t i = 0; i < reports.size(); ++i) {
    const Report& report = reports[i];
    ASSERT_TRUE((i % 2 == 0 ? store->Write(report) : store->Load({&report, 1})).ok());
    graph.Add(report);
    for (int again = 0; again < 4; ++again) ASSERT_EQ(AllHeads(*store), AllHeads(graph)) << i << ", " << again;
  }
  ASSERT_TRUE(store->Retract(reports[3].document.id).ok());
  Graph without(TestOntology());
  for (size_t i = 0; i < reports.size(); ++i) {
    if (i != 3) without.Add(reports[i]);
  }
  EXPECT_EQ(AllHeads(*store), AllHeads(without));
  EXPECT_NE(AllHeads(*store), AllHeads(graph));
}

}  // namespace
}  // namespace entente::store
