#include "extract/language/vector_loops.h"

#include <algorithm>
#include <bit>

#define ENTENTE_INLINE inline __attribute__((always_inline))

namespace entente::extract {
namespace {

ENTENTE_INLINE void AddScaled(const int8_t* __restrict row, float scale, size_t size, float* __restrict vector) {
  for (size_t i = 0; i < size; ++i) vector[i] += scale * static_cast<float>(row[i]);
}

ENTENTE_INLINE void ScaleSums(const int32_t* __restrict sums, const float* __restrict scales, float scale,
                              const float* __restrict biases, size_t size, float* __restrict out) {
  for (size_t i = 0; i < size; ++i) out[i] = static_cast<float>(sums[i]) * (scales[i] * scale) + biases[i];
}

ENTENTE_INLINE void Rectify(size_t size, float* vector) {
  for (size_t i = 0; i < size; ++i) vector[i] = vector[i] < 0 ? 0.125f * vector[i] : vector[i];
}

// Floats without their sign compare like whole numbers, whose greatest may be sought in any order.
ENTENTE_INLINE float Greatest(const float* vector, size_t size) {
  uint32_t greatest = 0;
  for (size_t i = 0; i < size; ++i) greatest = std::max(greatest, std::bit_cast<uint32_t>(vector[i]) & 0x7fffffffu);
  return std::bit_cast<float>(greatest);
}

ENTENTE_INLINE void Round(const float* __restrict vector, float factor, size_t size, int16_t* __restrict out) {
  for (size_t i = 0; i < size; ++i) {
    const float scaled = vector[i] * factor;
    out[i] = static_cast<int16_t>(static_cast<int32_t>(scaled + (scaled < 0 ? -0.5f : 0.5f)));
  }
}

ENTENTE_INLINE void AddWeighted(const float* __restrict rows, const float* __restrict weights, size_t count,
                                size_t size, float* __restrict out) {
  for (size_t r = 0; r < count; ++r) {
    const float weight = weights[r];
    for (size_t i = 0; i < size; ++i) out[i] += rows[r * size + i] * weight;
  }
}

// A loop as a function of its own, for all processors or some.
template <auto Loop, typename... Arguments>
auto Portable(Arguments... arguments) {
  return Loop(arguments...);
}

#if defined(__x86_64__)
template <auto Loop, typename... Arguments>
__attribute__((target("avx2"))) auto Avx2(Arguments... arguments) {
  return Loop(arguments...);
}

template <auto Loop, typename... Arguments>
__attribute__((target("avx512f,avx512bw,avx512vl"))) auto Avx512(Arguments... arguments) {
  return Loop(arguments...);
}
#endif

#define ENTENTE_LOOPS(For) \
  { For<AddScaled>, For<ScaleSums>, For<Rectify>, For<Greatest>, For<Round>, For<AddWeighted> }

constexpr VectorLoops kPortableLoops = ENTENTE_LOOPS(Portable);
#if defined(__x86_64__)
constexpr VectorLoops kAvx2Loops = ENTENTE_LOOPS(Avx2);
constexpr VectorLoops kAvx512Loops = ENTENTE_LOOPS(Avx512);
#endif

}  // namespace

const VectorLoops& VectorLoopsOf(ProductKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ProductKernel::kAvx512Vnni) return kAvx512Loops;
  if (kernel == ProductKernel::kAvx2) return kAvx2Loops;
#endif
  (void)kernel;
  return kPortableLoops;
}

}  // namespace entente::extract
