#include "extract/events/calibration.h"

#include <gtest/gtest.h>

namespace entente::extract {
namespace {

constexpr char kTable[] = "class\traw\tshare\ncore\t0.4\t0.5\ncore\t0.8\t0.9\nmarginal\t0.5\t0.2\n";

TEST(Calibration, LiesOnLinesBetweenThePoints) {
  const Calibration table = Calibration::Parse(kTable, "t").value();
  const struct {
    bool marginal;
    double raw, share;
  } rows[] = {{false, 0.1, 0.5}, {false, 0.4, 0.5}, {false, 0.5, 0.6}, {false, 0.8, 0.9},
              {false, 1, 0.9},   {true, 0.1, 0.2},  {true, 0.5, 0.2},  {true, 0.9, 0.2}};
  for (const auto& row : rows) EXPECT_NEAR(table.ShareRight(row.marginal, row.raw), row.share, 1e-12) << row.raw;
  EXPECT_EQ(Calibration().ShareRight(false, 0.123), 0.123);
}

TEST(Calibration, RefusesWhatIsNoRisingTable) {
  const std::pair<const char*, const char*> rows[] = {
      {"class\traw\n", "t:1: expected the header line \"class raw share\", fields separated by tabs"},
      {"class\traw\tshare\nodd\t0\t0\n", "t:2: class is \"odd\"; expected core or marginal"},
      {"class\traw\tshare\ncore\t0\t1.5\n", "t:2: share is \"1.5\"; expected a number from 0 to 1"},
      {"class\traw\tshare\ncore\t\t1\n", "t:2: raw is \"\"; expected a number from 0 to 1"},
      {"class\traw\tshare\ncore\t0.2\t0.5\ncore\t0.2\t0.6\n",
       "t:3: expected a higher raw and no lower share than in the row before"},
      {"class\traw\tshare\ncore\t0.2\t0.5\ncore\t0.3\t0.4\n",
       "t:3: expected a higher raw and no lower share than in the row before"},
  };
  for (const auto& [table, message] : rows) EXPECT_EQ(Calibration::Parse(table, "t").status().message(), message);
  EXPECT_EQ(Calibration::Load("/nowhere/t").status().code(), ErrorCode::kIo);
}

TEST(Calibration, ShipsATableThatKeepsTheOrder) {
  const Calibration shipped = Calibration::Load(ENTENTE_SOURCE_DIR "/schemas/confidence.tsv").value();
  for (bool marginal : {false, true}) {
    for (int i = 0; i < 100; ++i) {
      EXPECT_LE(shipped.ShareRight(marginal, i / 100.0), shipped.ShareRight(marginal, (i + 1) / 100.0)) << i;
    }
  }
}

}  // namespace
}  // namespace entente::extract
