#include "extract/language/integer_product.h"

#include <algorithm>
#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente::extract {
namespace {

// One block of outputs for `Rows` rows; `pairs` is half the inputs.
template <int Rows>
void PortableBlock(const int16_t* rows, size_t row_stride, const int16_t* block, size_t pairs, int32_t* sums,
                   size_t sum_stride) {
  constexpr size_t kBlock = PackedMatrix::kBlock;
  for (int r = 0; r < Rows; ++r) {
    const int16_t* row = rows + static_cast<size_t>(r) * row_stride;
    int32_t* out = sums + static_cast<size_t>(r) * sum_stride;
    std::fill(out, out + kBlock, 0);
    for (size_t pair = 0; pair < pairs; ++pair) {
      const int16_t* weights = block + pair * 2 * kBlock;
      const int32_t first = row[2 * pair], second = row[2 * pair + 1];
      for (size_t o = 0; o < kBlock; ++o) out[o] += first * weights[2 * o] + second * weights[2 * o + 1];
    }
  }
}

#if defined(__x86_64__)

inline int32_t PairAt(const int16_t* numbers) {
  int32_t pair;
  std::memcpy(&pair, numbers, sizeof(pair));
  return pair;
}

template <int Rows>
__attribute__((target("avx2"))) void Avx2Block(const int16_t* rows, size_t row_stride, const int16_t* block,
                                               size_t pairs, int32_t* sums, size_t sum_stride) {
  __m256i low[Rows], high[Rows];
  for (int r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (size_t pair = 0; pair < pairs; ++pair) {
    const auto* weights = reinterpret_cast<const __m256i*>(block + pair * 2 * PackedMatrix::kBlock);
    const __m256i left = _mm256_loadu_si256(weights), right = _mm256_loadu_si256(weights + 1);
    for (int r = 0; r < Rows; ++r) {
      const __m256i inputs = _mm256_set1_epi32(PairAt(rows + static_cast<size_t>(r) * row_stride + 2 * pair));
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(inputs, left));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(inputs, right));
    }
  }
  for (int r = 0; r < Rows; ++r) {
    auto* out = reinterpret_cast<__m256i*>(sums + static_cast<size_t>(r) * sum_stride);
    _mm256_storeu_si256(out, low[r]);
    _mm256_storeu_si256(out + 1, high[r]);
  }
}

template <int Rows>
__attribute__((target("avx512f,avx512vnni"))) void VnniBlock(const int16_t* rows, size_t row_stride,
                                                             const int16_t* block, size_t pairs, int32_t* sums,
                                                             size_t sum_stride) {
  __m512i sum[Rows];
  for (int r = 0; r < Rows; ++r) sum[r] = _mm512_setzero_si512();
  for (size_t pair = 0; pair < pairs; ++pair) {
    const __m512i weights = _mm512_loadu_si512(block + pair * 2 * PackedMatrix::kBlock);
    for (int r = 0; r < Rows; ++r) {
      const __m512i inputs = _mm512_set1_epi32(PairAt(rows + static_cast<size_t>(r) * row_stride + 2 * pair));
      sum[r] = _mm512_dpwssd_epi32(sum[r], inputs, weights);
    }
  }
  for (int r = 0; r < Rows; ++r) _mm512_storeu_si512(sums + static_cast<size_t>(r) * sum_stride, sum[r]);
}

#endif

using BlockFunction = void (*)(const int16_t*, size_t, const int16_t*, size_t, int32_t*, size_t);

// What computes one block of outputs, for more rows at once and for fewer.
struct Step {
  size_t rows;
  BlockFunction function;
};
using Kernel = std::array<Step, 3>;

Kernel StepsOf(ProductKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ProductKernel::kAvx512Vnni) return {{{12, VnniBlock<12>}, {4, VnniBlock<4>}, {1, VnniBlock<1>}}};
  if (kernel == ProductKernel::kAvx2) return {{{6, Avx2Block<6>}, {3, Avx2Block<3>}, {1, Avx2Block<1>}}};
#endif
  (void)kernel;
  return {{{4, PortableBlock<4>}, {2, PortableBlock<2>}, {1, PortableBlock<1>}}};
}

}  // namespace

void PackedMatrix::Reset(size_t outputs, size_t inputs) {
  outputs_ = outputs;
  inputs_ = inputs;
  values_.assign(sum_stride() * EvenSize(inputs), 0);
}

bool CanRun(ProductKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ProductKernel::kAvx512Vnni)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni");
  if (kernel == ProductKernel::kAvx2) return __builtin_cpu_supports("avx2");
#endif
  return kernel == ProductKernel::kPortable;
}

ProductKernel BestProductKernel() {
  for (ProductKernel kernel : {ProductKernel::kAvx512Vnni, ProductKernel::kAvx2}) {
    if (CanRun(kernel)) return kernel;
  }
  return ProductKernel::kPortable;
}

void Multiply(const int16_t* rows, size_t row_count, size_t row_stride, const PackedMatrix& matrix, int32_t* sums,
              ProductKernel kernel) {
  const Kernel steps = StepsOf(kernel);
  const size_t pairs = EvenSize(matrix.inputs()) / 2;
  for (size_t block = 0; block < matrix.blocks(); ++block) {
    size_t row = 0;
    for (const Step& step : steps) {
      for (; row + step.rows <= row_count; row += step.rows) {
        int32_t* out = sums + row * matrix.sum_stride() + block * PackedMatrix::kBlock;
        step.function(rows + row * row_stride, row_stride, matrix.block(block), pairs, out, matrix.sum_stride());
      }
    }
  }
}

}  // namespace entente::extract
