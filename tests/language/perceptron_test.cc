#include "extract/language/perceptron.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente::extract {
namespace {

std::string ScoreText(const std::string& section, std::vector<FeatureHash> features) {
  Result<Perceptron> model = Perceptron::Read(section, "test");
  if (!model.ok()) return model.status().message();
  std::vector<int32_t> scores(static_cast<size_t>(model.value().classes()));
  model.value().Score(features, scores.data());
  return fmt::format("{}", scores);
}

TEST(Perceptron, SumsTheRowsOfItsFeatures) {
  // Four rows of two classes; the greatest weight becomes 127.
  const std::string section = Quantise(std::vector<float>{1, -1, 0.5f, 0, 0, 0, 0, 0.25f}, 2);
  EXPECT_EQ(ScoreText(section, {}), "[0, 0]");
  EXPECT_EQ(ScoreText(section, {0}), "[127, -127]");
  EXPECT_EQ(ScoreText(section, {1, 3}), "[64, 32]");
  EXPECT_EQ(ScoreText(section, {0, 0, 5}), "[318, -254]");  // 5 shares the row of 1
}

TEST(Perceptron, ScoresAlikeInBothLayouts) {
  // Six classes: full rows are kept dense, empty ones sparse.
  std::vector<float> full(4 * 6, 1.0f), empty(256 * 6, 0.0f);
  empty[6 + 4] = 2.0f;
  EXPECT_EQ(ScoreText(Quantise(full, 6), {1, 2}), "[254, 254, 254, 254, 254, 254]");
  EXPECT_EQ(ScoreText(Quantise(empty, 6), {1, 2}), "[0, 0, 0, 0, 127, 0]");
  EXPECT_LT(Quantise(empty, 6).size(), empty.size());
}

TEST(Perceptron, ClipsWhatIsGreaterThanTheClip) {
  EXPECT_EQ(ScoreText(Quantise(std::vector<float>{4, 1}, 2, 2.0f), {0}), "[127, 64]");
}

TEST(Perceptron, RefusesWeightsThatCannotBeRead) {
  const std::string good = Quantise(std::vector<float>{1, -1, 0.5f, 0}, 2);
  const auto changed = [&](size_t at, char value) {
    std::string bytes = good;
    bytes[at] = value;
    return bytes;
  };
  EXPECT_EQ(ScoreText("", {}), "test: weights cannot be read: they are cut off");
  EXPECT_EQ(ScoreText(changed(0, 0), {}), "test: weights cannot be read: the number of classes is not 1 to 255");
  EXPECT_EQ(ScoreText(changed(4, 3), {}), "test: weights cannot be read: the number of rows is not a power of two");
  EXPECT_EQ(ScoreText(changed(4, 4), {}), "test: weights cannot be read: their size is wrong");
  EXPECT_EQ(ScoreText(good.substr(0, good.size() - 1), {}), "test: weights cannot be read: their size is wrong");
}

TEST(Perceptron, RefusesSparseRowsThatLeadOutside) {
  std::vector<float> weights(256 * 6, 0.0f);
  weights[6 + 4] = 2.0f;
  std::string section = Quantise(weights, 6);
  std::string class_too_high = section, class_twice, rows_overlap = section;
  class_too_high[class_too_high.size() - 2] = 6;
  rows_overlap[16 + 4] = 9;
  weights[6 + 5] = 1.0f;
  class_twice = Quantise(weights, 6);
  class_twice[class_twice.size() - 2] = 4;
  EXPECT_EQ(ScoreText(class_too_high, {}), "test: weights cannot be read: a row names an unknown class, or one twice");
  EXPECT_EQ(ScoreText(class_twice, {}), "test: weights cannot be read: a row names an unknown class, or one twice");
  EXPECT_EQ(ScoreText(rows_overlap, {}), "test: weights cannot be read: rows overlap");
}

TEST(Perceptron, TakesTheFirstOfEquals) { EXPECT_EQ(BestClass(std::vector<int32_t>{1, 5, 5, 2}), 1); }

}  // namespace
}  // namespace entente::extract
