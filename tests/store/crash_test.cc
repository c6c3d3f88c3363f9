#include <gtest/gtest.h>
#include <unistd.h>

#include <random>

#include "child_process.h"
#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"

namespace entente::store {
namespace {

constexpr uint64_t kSeed = 31;
constexpr size_t kCrashReports = 24;
constexpr int kKills = 50;
constexpr unsigned kLongestLifeUs = 60'000;

// How many of the reports the store has: they are the first ones, each whole.
size_t WholeReports(const Store& store, const std::vector<Report>& reports) {
  size_t count = 0;
  while (count < reports.size() && store.HasDocument(reports[count].document.id).value()) ++count;
  Graph expected(TestOntology());
  for (size_t i = 0; i < count; ++i) expected.Add(reports[i]);
  EXPECT_EQ(Print(store), Print(expected));
  EXPECT_EQ(Problems(store), "");
  return count;
}

// A process writes and loads articles into one store after another, and is killed again and again.
TEST(Crash, LeavesTheArticlesUpToSomeArticleEachWhole) {
  const std::vector<Report> reports = RandomReports(kSeed, kCrashReports);
  TemporaryDirectory directory;
  std::mt19937_64 random(kSeed);
  size_t stores = 0, most = 0;
  for (int i = 0; i < kKills; ++i) {
    if (most == kCrashReports || i == 0) most = 0, ++stores;
    const std::string path = directory.path("store" + std::to_string(stores));
    ChildProcess child({"write", path, std::to_string(kSeed), std::to_string(kCrashReports)});
    // Sometimes while the store is being made or opened, else while it is written.
    if (i % 4 != 0) {
      EXPECT_EQ(child.ReadLine(), "1");
    }
    usleep(static_cast<unsigned>(random() % kLongestLifeUs));
    const std::string said = child.Kill();
    const std::unique_ptr<Store> store = OpenOrFail(path);
    ASSERT_NE(store, nullptr);
    const size_t whole = WholeReports(*store, reports);
    EXPECT_GE(whole, said.empty() ? most : std::stoul(said));
    most = std::max(most, whole);
  }
  const std::unique_ptr<Store> store = OpenOrFail(directory.path("store1"));
  ASSERT_TRUE(store->Write(reports).ok());
  EXPECT_EQ(WholeReports(*store, reports), kCrashReports);
}

}  // namespace
}  // namespace entente::store
