// Articles are written while the disk fails, or the power: afterwards each is there whole or not at all, and none that
// was acknowledged is missing. ENTENTE_EVERY_FAULT lets it fail at every call in turn instead of at some of them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "faulty_files.h"
#include "graph/graph.h"
#include "opened_store.h"
#include "random_reports.h"
#include "store/store.h"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

constexpr size_t kFaults = 4;
constexpr size_t kOldReports = 2, kReports = 9;

// How far the writing came: so many of the first reports were acknowledged, and last known to be on the disk.
struct Progress {
  size_t written = 0, durable = 0;
  size_t attempted = 0;  // the end of what was being written when it failed
  std::string failure;
};

class FaultTest : public testing::Test {
 protected:
  FaultTest() : reports_(RandomReports(111, kReports)) {
    const std::unique_ptr<Store> store = OpenOrFail(directory_.path("base"));
    EXPECT_TRUE(store->Write(First(kOldReports)).ok());
    EXPECT_TRUE(store->Flush().ok());
  }

  std::span<const Report> First(size_t count) const { return std::span<const Report>(reports_).first(count); }
  std::span<const Report> Between(size_t begin, size_t end) const { return First(end).subspan(begin); }

  // Takes the base and goes on, by every way of writing, until something fails.
  Progress WriteOn(rocksdb::Env* env) {
    fs::remove_all(directory_.path());
    fs::copy(directory_.path("base"), directory_.path());
    Progress progress{kOldReports, kOldReports, kOldReports, ""};
    const auto opened = Store::Open(directory_.path(), OpenMode::kMustExist, TestOntology(), env);
    if (!opened.ok()) {
      progress.failure = opened.status().message();
      return progress;
    }
    Store& store = *opened.value();
    const auto succeeded = [&](const Status& status) {
      if (!status.ok() && progress.failure.empty()) progress.failure = status.message();
      return status.ok();
    };
    const auto write = [&](size_t end, bool durable, const Status& status) {
      progress.attempted = end;
      if (!succeeded(status)) return false;
      progress.written = end;
      if (durable) progress.durable = end;
      return true;
    };
    const auto durable = [&](const Status& status) {
      if (succeeded(status)) progress.durable = progress.written;
      return status.ok();
    };
    (void)(write(3, false, store.Write(reports_[2])) && durable(store.Sync()) &&
           write(4, false, store.Write(reports_[3])) && durable(store.Flush()) &&
           write(7, true, store.Load(Between(4, 7))) && write(8, false, store.Write(reports_[7])) &&
           durable(store.Flush()) && write(9, false, store.Write(reports_[8])));
    return progress;
  }

  // How many of the first reports the store has, whole and no others.
  size_t CountWhole() {
    const std::unique_ptr<Store> store = OpenOrFail(directory_.path(), OpenMode::kMustExist);
    if (!store) return 0;
    size_t count = 0;
    while (count < kReports && store->HasDocument(reports_[count].document.id).value()) ++count;
    Graph expected(TestOntology());
    for (const Report& report : First(count)) expected.Add(report);
    EXPECT_EQ(Print(*store), Print(expected));
    EXPECT_EQ(Problems(*store), "");
    EXPECT_TRUE(store->Write(reports_).ok());
    EXPECT_EQ(store->Counts().value().documents, kReports);
    return count;
  }

  // Whether the writing noticed that the call of this number failed.
  bool FailAtCall(size_t call, bool for_ever, bool power_loss, Calls counted = Calls::kAll) {
    FaultyFiles files(counted);
    files.FailAt(call, for_ever);
    const Progress progress = WriteOn(files.env());
    if (power_loss) files.LosePower();
    SCOPED_TRACE("call " + std::to_string(call) + ": " + progress.failure);
    const bool noticed = !progress.failure.empty();
    EXPECT_TRUE(!noticed || progress.failure.starts_with("store '"));
    const size_t count = CountWhole();
    EXPECT_GE(count, power_loss ? progress.durable : progress.written);
    EXPECT_LE(count, progress.attempted);
    EXPECT_TRUE(count <= 4 || count >= 7) << "half of what was loaded as one";
    return noticed;
  }

  void FailAtCalls(bool for_ever, bool power_loss) {
    FaultyFiles whole;
    EXPECT_EQ(WriteOn(whole.env()).failure, "");
    const size_t calls = whole.calls();
    const size_t stride = std::getenv("ENTENTE_EVERY_FAULT") ? 1 : calls / kFaults + 1;
    size_t failures = 0;
    for (size_t call = 1 + (power_loss ? stride / 2 : 0); call <= calls; call += stride) {
      failures += FailAtCall(call, for_ever, power_loss);
    }
    EXPECT_GT(failures, for_ever ? kFaults / 2 : 0u);
  }

  TemporaryDirectory directory_;
  std::vector<Report> reports_;
};

TEST_F(FaultTest, AFullDiskLosesNothingThatWasAcknowledged) { FailAtCalls(/*for_ever=*/true, /*power_loss=*/false); }

TEST_F(FaultTest, ASingleFailureLosesNothingThatWasAcknowledged) {
  FailAtCalls(/*for_ever=*/false, /*power_loss=*/false);
}

TEST_F(FaultTest, APowerLossLosesNothingThatWasSynced) { FailAtCalls(/*for_ever=*/true, /*power_loss=*/true); }

// RocksDB takes files away that it could not take in: also those that the manifest already names.
TEST_F(FaultTest, AManifestThatDoesNotGetToTheDiskLosesNothing) {
  size_t call = 1;
  while (FailAtCall(call, /*for_ever=*/true, /*power_loss=*/false, Calls::kManifestSyncs)) ++call;
  EXPECT_GT(call, 5u);
}

}  // namespace
}  // namespace entente::store
