#include "extract/language/vector_loops.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente::extract {
namespace {

const std::vector<ProductKernel> kKernels = {ProductKernel::kPortable, ProductKernel::kAvx2,
                                             ProductKernel::kAvx512Vnni};

// Every loop over the first `size` of these numbers, and of as many as there are, repeated.
std::string Results(const VectorLoops& loops, const std::vector<float>& some, size_t size) {
  std::vector<float> numbers, out(size, 1.0f);
  std::vector<int8_t> bytes;
  std::vector<int32_t> sums;
  for (size_t i = 0; i < 3 * size; ++i) {
    numbers.push_back(some[i % some.size()]);
    bytes.push_back(static_cast<int8_t>(i * 37));
    sums.push_back(static_cast<int32_t>(i * 12345) - 99999);
  }
  std::vector<int16_t> rounded(size);
  std::string results;
  loops.add_scaled(bytes.data(), 0.3f, size, out.data());
  results += fmt::format("{}\n", out);
  loops.add_weighted(numbers.data(), some.data(), 3, size, out.data());
  results += fmt::format("{}\n", out);
  loops.scale_sums(sums.data(), numbers.data(), 0.7f, numbers.data() + size, size, out.data());
  results += fmt::format("{}\n", out);
  loops.rectify(size, numbers.data());
  results += fmt::format("{}\n{}\n", numbers, loops.greatest(some.data(), std::min(size, some.size())));
  loops.round(numbers.data(), 1.5f, size, rounded.data());
  return results + fmt::format("{}", rounded);
}

TEST(VectorLoops, DoWhatTheySay) {
  for (ProductKernel kernel : kKernels) {
    if (!CanRun(kernel)) continue;
    const VectorLoops& loops = VectorLoopsOf(kernel);
    const std::vector<float> vector = {3, -8, 0, 2.5f};
    std::vector<float> out = {1, 1};
    const std::vector<int8_t> bytes = {2, -4};
    loops.add_scaled(bytes.data(), 0.5f, 2, out.data());
    EXPECT_EQ(out, (std::vector<float>{2, -1}));
    const std::vector<int32_t> sums = {10, -10};
    loops.scale_sums(sums.data(), vector.data(), 2, vector.data() + 2, 2, out.data());
    EXPECT_EQ(out, (std::vector<float>{60, 162.5f}));
    loops.add_weighted(vector.data(), vector.data(), 2, 2, out.data());
    EXPECT_EQ(out, (std::vector<float>{69, 118.5f}));
    EXPECT_EQ(loops.greatest(vector.data(), 4), 8);
    EXPECT_EQ(loops.greatest(vector.data(), 0), 0);
    std::vector<int16_t> rounded(4);
    loops.round(vector.data(), 1, 4, rounded.data());
    EXPECT_EQ(rounded, (std::vector<int16_t>{3, -8, 0, 3}));
    out = vector;
    loops.rectify(4, out.data());
    EXPECT_EQ(out, (std::vector<float>{3, -1, 0, 2.5f}));
  }
}

TEST(VectorLoops, EveryKernelGivesTheSameNumbers) {
  const std::vector<float> some = {0.1f, -7.77f, 3e-8f, 123.456f, -0.5f, 1.5f, -1e-3f};
  for (ProductKernel kernel : kKernels) {
    if (!CanRun(kernel)) continue;
    for (size_t size : {0, 1, 7, 16, 50, 112, 131})
      EXPECT_EQ(Results(VectorLoopsOf(kernel), some, size),
                Results(VectorLoopsOf(ProductKernel::kPortable), some, size))
          << fmt::format("kernel {}, {} numbers", static_cast<int>(kernel), size);
  }
}

}  // namespace
}  // namespace entente::extract
