#include "extract/language/lstm.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <cmath>
#include <span>
#include <string>
#include <vector>

#include "tests/support/small_biaffine.h"
#include "tests/support/temporary_directory.h"

namespace entente::extract {
namespace {

using Matrix = std::vector<std::vector<float>>;

TEST(QuickFunctions, AreNearWhatTheyAreNamedFor) {
  float worst = 0;
  for (int i = -1200; i <= 1200; ++i) {
    const float x = static_cast<float>(i) / 100;
    worst = std::max(worst, std::abs(QuickTanh(x) - std::tanh(x)));
    worst = std::max(worst, std::abs(QuickSigmoid(x) - 1 / (1 + std::exp(-x))));
  }
  EXPECT_LT(worst, 2e-4f);
}

// A layer of 3 units over 4 inputs with its weights, both as sections of a model and as numbers.
class Lstm : public testing::Test {
 protected:
  static constexpr size_t kInputs = 4, kHidden = 3;

  void SetUp() override {
    SomeNumbers random;
    std::vector<std::pair<std::string, std::string>> sections;
    for (size_t i = 0; i < 2; ++i) {
      const std::string name = i == 0 ? "l.forward" : "l.backward";
      input_[i] = random.Next(4 * kHidden * kInputs);
      bias_[i] = random.Next(4 * kHidden);
      recurrent_[i] = random.Next(4 * kHidden * kHidden);
      sections.emplace_back(name + ".input", QuantiseLinearMap(input_[i], bias_[i], 4 * kHidden));
      sections.emplace_back(name + ".recurrent", QuantiseLinearMap(recurrent_[i], {}, 4 * kHidden));
    }
    const TemporaryDirectory directory;
    const std::string path = directory.path("lstm.model");
    ASSERT_TRUE(SmallBiaffine::Model(sections).Write(path).ok());
    Result<ModelFile> file = ModelFile::Open(path, "biaffine");
    ASSERT_TRUE(file.ok());
    Result<LstmLayer> layer = LstmLayer::Read(file.value(), "l", kInputs);
    ASSERT_TRUE(layer.ok()) << layer.status().message();
    layer_ = std::move(layer).value();
  }

  // What the layer makes of sentences in one batch.
  Matrix Run(const std::vector<Matrix>& sentences, ProductKernel kernel = ProductKernel::kPortable,
             std::span<const uint32_t> vector_of_row = {}) const {
    LstmScratch scratch;
    QuantisedRows inputs;
    std::vector<SentenceRows> rows;
    size_t count = 0;
    for (const Matrix& sentence : sentences) {
      rows.push_back({count, sentence.size()});
      count += sentence.size();
    }
    inputs.Reset(count, kInputs);
    count = 0;
    for (const Matrix& sentence : sentences) {
      for (const std::vector<float>& vector : sentence) inputs.Set(count++, vector, kernel);
    }
    std::vector<float> outputs(count * layer_.outputs());
    layer_.Run(rows, {inputs, vector_of_row}, kernel, &scratch, outputs.data());
    Matrix result;
    for (size_t row = 0; row < count; ++row) {
      const auto begin = outputs.begin() + static_cast<ptrdiff_t>(row * layer_.outputs());
      result.emplace_back(begin, begin + static_cast<ptrdiff_t>(layer_.outputs()));
    }
    return result;
  }

  // The textbook's formulas for one direction of one sentence.
  Matrix Formulas(const Matrix& sentence, size_t direction) const {
    Matrix states(sentence.size());
    std::vector<float> cell(kHidden), state(kHidden);
    const auto sigmoid = [](float x) { return 1 / (1 + std::exp(-x)); };
    for (size_t step = 0; step < sentence.size(); ++step) {
      const size_t at = direction == 0 ? step : sentence.size() - 1 - step;
      std::vector<float> gates = bias_[direction];
      for (size_t g = 0; g < gates.size(); ++g) {
        for (size_t i = 0; i < kInputs; ++i) gates[g] += input_[direction][g * kInputs + i] * sentence[at][i];
        for (size_t i = 0; i < kHidden; ++i) gates[g] += recurrent_[direction][g * kHidden + i] * state[i];
      }
      for (size_t i = 0; i < kHidden; ++i) {
        cell[i] = sigmoid(gates[kHidden + i]) * cell[i] + sigmoid(gates[i]) * std::tanh(gates[3 * kHidden + i]);
        state[i] = sigmoid(gates[2 * kHidden + i]) * std::tanh(cell[i]);
      }
      states[at] = state;
    }
    return states;
  }

  Matrix Sentence(size_t tokens) {
    Matrix sentence;
    for (size_t i = 0; i < tokens; ++i) sentence.push_back(random_.Next(kInputs));
    return sentence;
  }

  LstmLayer layer_;
  SomeNumbers random_;
  std::vector<float> input_[2], bias_[2], recurrent_[2];
};

TEST_F(Lstm, FollowsTheFormulas) {
  const Matrix sentence = Sentence(9), outputs = Run({sentence});
  for (size_t direction = 0; direction < 2; ++direction) {
    const Matrix states = Formulas(sentence, direction);
    for (size_t at = 0; at < sentence.size(); ++at) {
      for (size_t i = 0; i < kHidden; ++i)
        EXPECT_NEAR(outputs[at][direction * kHidden + i], states[at][i], 0.01) << fmt::format("{} {}", at, i);
    }
  }
}

TEST_F(Lstm, ASentenceIsReadAlikeAloneAndInABatch) {
  const std::vector<std::vector<size_t>> batches = {
      {8, 5, 5, 1}, {1, 2, 3}, {3, 9, 2, 2, 7, 4}, std::vector<size_t>(40, 3), {30, 1, 1, 1, 1, 1, 1}};
  for (const std::vector<size_t>& sizes : batches) {
    std::vector<Matrix> sentences;
    Matrix alone;
    for (size_t size : sizes) {
      sentences.push_back(Sentence(size));
      const Matrix outputs = Run({sentences.back()});
      alone.insert(alone.end(), outputs.begin(), outputs.end());
    }
    EXPECT_EQ(Run(sentences), alone) << fmt::format("{}", sizes);
  }
}

TEST_F(Lstm, RowsMayShareAVector) {
  const Matrix sentence = Sentence(3);
  const std::vector<uint32_t> vector_of_row = {2, 0, 2};
  EXPECT_EQ(Run({sentence}, ProductKernel::kPortable, vector_of_row), Run({{sentence[2], sentence[0], sentence[2]}}));
}

TEST_F(Lstm, EveryKernelGivesTheSameNumbers) {
  const std::vector<Matrix> sentences = {Sentence(12), Sentence(7)};
  for (ProductKernel kernel : {ProductKernel::kAvx2, ProductKernel::kAvx512Vnni}) {
    if (!CanRun(kernel)) continue;
    EXPECT_EQ(Run(sentences, kernel), Run(sentences)) << static_cast<int>(kernel);
  }
}

// The sizes of the sentences of each lane, one after another.
std::string Lanes(const std::vector<size_t>& sizes) {
  std::vector<SentenceRows> sentences;
  for (size_t size : sizes) sentences.push_back({0, size});
  LaneSchedule schedule;
  schedule.Plan(sentences);
  std::string lanes;
  for (const LaneSchedule::Lane& lane : schedule.lanes()) {
    lanes += lanes.empty() ? "" : " | ";
    for (size_t sentence = lane.first; sentence != LaneSchedule::kNone; sentence = schedule.Next(sentence))
      lanes += fmt::format("{}{}", sentence == lane.first ? "" : " ", sizes[sentence]);
    lanes += fmt::format(" = {}", lane.steps);
  }
  return lanes;
}

TEST(LaneSchedule, LanesEndAtAboutTheSameTime) {
  struct Row {
    std::vector<size_t> sizes;
    std::string lanes;
  };
  const std::vector<Row> rows = {
      {{}, ""},
      {{0, 0}, ""},
      {{5}, "5 = 5"},
      {{2, 0, 2}, "2 = 2 | 2 = 2"},
      {{1, 9, 4, 4}, "9 = 9 | 1 4 4 = 9"},
      {{10, 1, 1}, "10 = 10 | 1 1 = 2"},
      {{3, 6, 5, 4, 6}, "3 4 = 7 | 6 = 6 | 6 = 6 | 5 = 5"},
  };
  for (const Row& row : rows) EXPECT_EQ(Lanes(row.sizes), row.lanes);
}

TEST(LaneSchedule, HasNoMoreLanesThanTheKernelsTake) {
  std::vector<SentenceRows> sentences(50, {0, 4});
  LaneSchedule schedule;
  schedule.Plan(sentences);
  EXPECT_EQ(schedule.lanes().size(), LaneSchedule::kMostLanes);
  size_t steps = 0;
  for (const LaneSchedule::Lane& lane : schedule.lanes()) steps += lane.steps;
  EXPECT_EQ(steps, 200u);
}

}  // namespace
}  // namespace entente::extract
