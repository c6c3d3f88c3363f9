// Products of whole-number matrices. They are exact, so every machine gets the same sums whichever instructions it has
// (AVX-512 VNNI, AVX2 or none), and a model decides the same everywhere.
#ifndef ENTENTE_EXTRACT_LANGUAGE_INTEGER_PRODUCT_H_
#define ENTENTE_EXTRACT_LANGUAGE_INTEGER_PRODUCT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::extract {

// Room for `size` numbers from which the kernels may read in pairs.
constexpr size_t EvenSize(size_t size) { return (size + 1) / 2 * 2; }

// A matrix of outputs x inputs, kept in the order in which the kernels read it: blocks of 16 outputs, in each block
// pair after pair of inputs, each such pair filling a cache line. Memory can be used again by Reset.
class PackedMatrix {
 public:
  static constexpr size_t kBlock = 16;

  // All zero.
  void Reset(size_t outputs, size_t inputs);
  void Set(size_t output, size_t input, int16_t value) {
    lines_[Line(output, input)].numbers[Place(output, input)] = value;
  }
  // All inputs of an output.
  void SetOutput(size_t output, std::span<const int16_t> values);
  int16_t Get(size_t output, size_t input) const { return lines_[Line(output, input)].numbers[Place(output, input)]; }

  size_t outputs() const { return outputs_; }
  size_t inputs() const { return inputs_; }
  size_t pairs() const { return EvenSize(inputs_) / 2; }
  size_t blocks() const { return (outputs_ + kBlock - 1) / kBlock; }
  // Numbers between the sums of one row and those of the next.
  size_t sum_stride() const { return blocks() * kBlock; }
  const int16_t* block(size_t index) const { return lines_[index * pairs()].numbers.data(); }

 private:
  struct alignas(64) PairLine {
    std::array<int16_t, 2 * kBlock> numbers;
  };

  size_t Line(size_t output, size_t input) const { return output / kBlock * pairs() + input / 2; }
  static size_t Place(size_t output, size_t input) { return output % kBlock * 2 + input % 2; }

  size_t outputs_ = 0, inputs_ = 0;
  std::vector<PairLine> lines_;
};

// Kernels for kinds of processors.
enum class ProductKernel { kPortable, kAvx2, kAvx512Vnni };

// The fastest that this processor runs.
ProductKernel BestProductKernel();
bool CanRun(ProductKernel kernel);

// sums[r * matrix.sum_stride() + o] = the sum over i of rows[r * row_stride + i] * matrix(o, i). Each row has
// EvenSize(matrix.inputs()) numbers, the one past an odd end being 0; the caller keeps sums within 32 bits.
void Multiply(const int16_t* rows, size_t row_count, size_t row_stride, const PackedMatrix& matrix, int32_t* sums,
              ProductKernel kernel);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_INTEGER_PRODUCT_H_
