#include "extract/language/integer_product.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace entente::extract {
namespace {

struct Shape {
  size_t rows, outputs, inputs;
};

const std::vector<Shape> kShapes = {{1, 1, 1},   {1, 16, 2}, {2, 17, 3},  {5, 40, 7},  {13, 33, 64}, {29, 48, 255},
                                    {3, 5, 500}, {0, 4, 4},  {12, 32, 8}, {11, 80, 9}, {25, 16, 96}};

struct Factors {
  std::vector<int16_t> rows;
  PackedMatrix matrix;
};

Factors MakeFactors(const Shape& shape) {
  std::mt19937 random(static_cast<uint32_t>(shape.rows * 1000 + shape.outputs * 100 + shape.inputs));
  const auto number = [&] { return static_cast<int16_t>(static_cast<int>(random() % 4095) - 2047); };
  Factors factors;
  factors.rows.assign(shape.rows * EvenSize(shape.inputs), 0);
  for (size_t row = 0; row < shape.rows; ++row) {
    for (size_t i = 0; i < shape.inputs; ++i) factors.rows[row * EvenSize(shape.inputs) + i] = number();
  }
  factors.matrix.Reset(shape.outputs, shape.inputs);
  for (size_t o = 0; o < shape.outputs; ++o) {
    for (size_t i = 0; i < shape.inputs; ++i) factors.matrix.Set(o, i, number());
  }
  return factors;
}

// The definition of a product, or where `sums` departs from it.
std::string Compare(const Shape& shape, const Factors& factors, const std::vector<int32_t>& sums) {
  for (size_t row = 0; row < shape.rows; ++row) {
    for (size_t o = 0; o < shape.outputs; ++o) {
      int32_t sum = 0;
      for (size_t i = 0; i < shape.inputs; ++i)
        sum += factors.rows[row * EvenSize(shape.inputs) + i] * factors.matrix.Get(o, i);
      const int32_t found = sums[row * factors.matrix.sum_stride() + o];
      if (found != sum) return fmt::format("row {} output {}: {}, expected {}", row, o, found, sum);
    }
  }
  return "equal";
}

TEST(IntegerProduct, EveryKernelGivesTheExactProduct) {
  for (ProductKernel kernel : {ProductKernel::kPortable, ProductKernel::kAvx2, ProductKernel::kAvx512Vnni}) {
    if (!CanRun(kernel)) continue;
    for (const Shape& shape : kShapes) {
      const Factors factors = MakeFactors(shape);
      std::vector<int32_t> sums(shape.rows * factors.matrix.sum_stride(), -1);
      Multiply(factors.rows.data(), shape.rows, EvenSize(shape.inputs), factors.matrix, sums.data(), kernel);
      EXPECT_EQ(Compare(shape, factors, sums), "equal")
          << fmt::format("kernel {}: {} x {} x {}", static_cast<int>(kernel), shape.rows, shape.outputs, shape.inputs);
    }
  }
}

TEST(PackedMatrix, TakesAllInputsOfAnOutputAtOnce) {
  PackedMatrix matrix;
  matrix.Reset(18, 3);
  const std::vector<int16_t> values = {1, -2, 3};
  matrix.SetOutput(17, values);
  for (size_t input = 0; input < 3; ++input) {
    EXPECT_EQ(matrix.Get(17, input), values[input]);
    EXPECT_EQ(matrix.Get(1, input), 0);
  }
}

TEST(IntegerProduct, TheBestKernelRuns) { EXPECT_TRUE(CanRun(BestProductKernel())); }

}  // namespace
}  // namespace entente::extract
