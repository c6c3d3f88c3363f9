// Loops over vectors of floats, compiled for each kind of processor. They do the same operations on each number in the
// same order, only on more numbers at once, so that every machine gets the same results.
#ifndef ENTENTE_EXTRACT_LANGUAGE_VECTOR_LOOPS_H_
#define ENTENTE_EXTRACT_LANGUAGE_VECTOR_LOOPS_H_

#include <cstddef>
#include <cstdint>

#include "extract/language/integer_product.h"

namespace entente::extract {

// Vectors have `size` numbers; those that are read and those that are written must not overlap.
struct VectorLoops {
  // vector[i] += scale * row[i]
  void (*add_scaled)(const int8_t* row, float scale, size_t size, float* vector);
  // out[i] = sums[i] * (scales[i] * scale) + biases[i]
  void (*scale_sums)(const int32_t* sums, const float* scales, float scale, const float* biases, size_t size,
                     float* out);
  // vector[i] = max(vector[i], vector[i] / 8): the leaky rectifier of Maas et al. (2013)
  void (*rectify)(size_t size, float* vector);
  // The greatest magnitude of any number, 0 of none.
  float (*greatest)(const float* vector, size_t size);
  // out[i] = vector[i] * factor, rounded to the nearest whole number, halves away from 0; they must fit.
  void (*round)(const float* vector, float factor, size_t size, int16_t* out);
  // out[i] += rows[0][i] * weights[0], then rows[1][i] * weights[1] and so on; rows[r][i] is rows[r * size + i].
  void (*add_weighted)(const float* rows, const float* weights, size_t count, size_t size, float* out);
};

// Those for a kernel that this processor runs.
const VectorLoops& VectorLoopsOf(ProductKernel kernel);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_VECTOR_LOOPS_H_
