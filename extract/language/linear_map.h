// Learned linear maps with weights in eight bits, applied to vectors in twelve: whole-number products and a scale for
// each output and each vector.
#ifndef ENTENTE_EXTRACT_LANGUAGE_LINEAR_MAP_H_
#define ENTENTE_EXTRACT_LANGUAGE_LINEAR_MAP_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/integer_product.h"
#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

bool AllFinite(std::span<const float> numbers);

// Makes room; what is there already is kept, so that memory used again is not cleared again.
template <typename Number>
void Grow(size_t size, std::vector<Number>* numbers) {
  if (numbers->size() < size) numbers->resize(size);
}

// Vectors rounded to whole numbers of at most kGreatest, each with its own scale.
class QuantisedRows {
 public:
  static constexpr int kGreatest = 2047;

  // Room for `count` vectors of `size` numbers, each to be set.
  void Reset(size_t count, size_t size);
  // `kernel` changes the speed alone.
  void Set(size_t row, std::span<const float> vector, ProductKernel kernel = ProductKernel::kPortable);

  size_t count() const { return count_; }
  size_t stride() const { return stride_; }
  float scale(size_t row) const { return scales_[row]; }
  std::span<const int16_t> row(size_t row) const { return {values_.data() + row * stride_, size_}; }

 private:
  size_t count_ = 0, size_ = 0, stride_ = 0;
  std::vector<int16_t> values_;
  std::vector<float> scales_;
};

// Immutable after loading; may be used from many threads at once.
class LinearMap {
 public:
  // Section `name` of a model; kCorrupt where it holds no map or one of another shape (0: any).
  static Result<LinearMap> Read(const ModelFile& file, std::string_view name, size_t outputs, size_t inputs);

  size_t outputs() const { return matrix_.outputs(); }
  size_t inputs() const { return matrix_.inputs(); }
  const PackedMatrix& matrix() const { return matrix_; }
  std::span<const float> scales() const { return scales_; }

  // out[r * outputs() + o] = weights(o) * rows[begin + r] + bias[o] for `count` rows; `sums` is scratch.
  void Apply(const QuantisedRows& rows, size_t begin, size_t count, ProductKernel kernel, std::vector<int32_t>* sums,
             float* out) const;

 private:
  PackedMatrix matrix_;
  std::vector<float> scales_, biases_;
};

// A section for LinearMap::Read; weights[o * inputs + i], an empty `biases` being zeros.
std::string QuantiseLinearMap(std::span<const float> weights, std::span<const float> biases, size_t outputs);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LINEAR_MAP_H_
