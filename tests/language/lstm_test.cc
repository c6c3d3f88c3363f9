#include "extract/language/lstm.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
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
  Matrix Run(const std::vector<Matrix>& sentences, ProductKernel kernel = ProductKernel::kPortable) const {
    LstmScratch scratch;
    std::vector<SentenceRows> rows;
    size_t count = 0;
    for (const Matrix& sentence : sentences) {
      rows.push_back({count, sentence.size()});
      count += sentence.size();
    }
    scratch.inputs.Reset(count, kInputs);
    count = 0;
    for (const Matrix& sentence : sentences) {
      for (const std::vector<float>& vector : sentence) scratch.inputs.Set(count++, vector);
    }
    std::vector<float> outputs(count * layer_.outputs());
    layer_.Run(rows, kernel, &scratch, outputs.data());
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
  const std::vector<Matrix> sentences = {Sentence(8), Sentence(5), Sentence(5), Sentence(1)};
  Matrix alone;
  for (const Matrix& sentence : sentences) {
    const Matrix outputs = Run({sentence});
    alone.insert(alone.end(), outputs.begin(), outputs.end());
  }
  EXPECT_EQ(Run(sentences), alone);
}

TEST_F(Lstm, EveryKernelGivesTheSameNumbers) {
  const std::vector<Matrix> sentences = {Sentence(12), Sentence(7)};
  for (ProductKernel kernel : {ProductKernel::kAvx2, ProductKernel::kAvx512Vnni}) {
    if (!CanRun(kernel)) continue;
    EXPECT_EQ(Run(sentences, kernel), Run(sentences)) << static_cast<int>(kernel);
  }
}

}  // namespace
}  // namespace entente::extract
