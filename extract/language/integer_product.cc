#include "extract/language/integer_product.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Sums have to stay in registers, for which loops over them are unrolled before anything else.
#define ENTENTE_UNROLL _Pragma("GCC unroll 32")

namespace entente::extract {
namespace {

constexpr size_t kBlock = PackedMatrix::kBlock;

// What the kernels work on: blocks of outputs that follow each other, for some rows.
struct Tile {
  const int16_t* rows;
  size_t row_stride;
  const int16_t* block;
  size_t pairs;  // half the inputs
  int32_t* sums;
  size_t sum_stride;
};

// Products of 16 bits by 16, which any vector unit has; those of the two inputs of a pair are added up apart.
void PortableTile(const Tile& tile) {
  std::array<int32_t, 2 * kBlock> sums{};
  for (size_t pair = 0; pair < tile.pairs; ++pair) {
    const int16_t* weights = tile.block + pair * 2 * kBlock;
    std::array<int16_t, 2 * kBlock> inputs;
    for (size_t o = 0; o < kBlock; ++o) {
      inputs[2 * o] = tile.rows[2 * pair];
      inputs[2 * o + 1] = tile.rows[2 * pair + 1];
    }
    for (size_t i = 0; i < 2 * kBlock; ++i) sums[i] += int32_t{inputs[i]} * weights[i];
  }
  for (size_t o = 0; o < kBlock; ++o) tile.sums[o] = sums[2 * o] + sums[2 * o + 1];
}

#if defined(__x86_64__)

inline int32_t PairAt(const int16_t* numbers) {
  int32_t pair;
  std::memcpy(&pair, numbers, sizeof(pair));
  return pair;
}

template <size_t Rows>
__attribute__((target("avx2"))) void Avx2Tile(const Tile& tile) {
  __m256i low[Rows], high[Rows];
  ENTENTE_UNROLL
  for (size_t r = 0; r < Rows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (size_t pair = 0; pair < tile.pairs; ++pair) {
    const auto* weights = reinterpret_cast<const __m256i*>(tile.block + pair * 2 * kBlock);
    const __m256i left = _mm256_load_si256(weights), right = _mm256_load_si256(weights + 1);
    ENTENTE_UNROLL
    for (size_t r = 0; r < Rows; ++r) {
      const __m256i inputs = _mm256_set1_epi32(PairAt(tile.rows + r * tile.row_stride + 2 * pair));
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(inputs, left));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(inputs, right));
    }
  }
  ENTENTE_UNROLL
  for (size_t r = 0; r < Rows; ++r) {
    auto* out = reinterpret_cast<__m256i*>(tile.sums + r * tile.sum_stride);
    _mm256_storeu_si256(out, low[r]);
    _mm256_storeu_si256(out + 1, high[r]);
  }
}

template <size_t Rows, size_t Blocks>
__attribute__((target("avx512f,avx512vnni"))) void VnniTile(const Tile& tile) {
  const size_t block_size = tile.pairs * 2 * kBlock;
  __m512i sums[Rows][Blocks];
  ENTENTE_UNROLL
  for (size_t r = 0; r < Rows; ++r) {
    ENTENTE_UNROLL
    for (size_t b = 0; b < Blocks; ++b) sums[r][b] = _mm512_setzero_si512();
  }
  for (size_t pair = 0; pair < tile.pairs; ++pair) {
    __m512i weights[Blocks];
    ENTENTE_UNROLL
    for (size_t b = 0; b < Blocks; ++b) weights[b] = _mm512_load_si512(tile.block + b * block_size + pair * 2 * kBlock);
    ENTENTE_UNROLL
    for (size_t r = 0; r < Rows; ++r) {
      const __m512i inputs = _mm512_set1_epi32(PairAt(tile.rows + r * tile.row_stride + 2 * pair));
      ENTENTE_UNROLL
      for (size_t b = 0; b < Blocks; ++b) sums[r][b] = _mm512_dpwssd_epi32(sums[r][b], inputs, weights[b]);
    }
  }
  ENTENTE_UNROLL
  for (size_t r = 0; r < Rows; ++r) {
    ENTENTE_UNROLL
    for (size_t b = 0; b < Blocks; ++b) _mm512_storeu_si512(tile.sums + r * tile.sum_stride + b * kBlock, sums[r][b]);
  }
}

#endif

using TileFunction = void (*)(const Tile&);

// What computes tiles of one to so many rows, functions[rows - 1]: of one block of outputs, and of two where registers
// are enough.
struct Kernel {
  static constexpr size_t kMostRows = 12;

  size_t rows;
  std::array<TileFunction, kMostRows> one, two;
};

// A template's functions for 1 to `Most` rows; further arguments of the template may follow.
#define ENTENTE_TILES(Most, Function, ...)                                                                \
  []<size_t... Rows>(std::index_sequence<Rows...>) {                                                      \
    return std::array<TileFunction, Kernel::kMostRows>{Function<Rows + 1 __VA_OPT__(, ) __VA_ARGS__>...}; \
  }                                                                                                       \
  (std::make_index_sequence<Most>())

constexpr Kernel kPortableKernel = {1, {PortableTile}, {}};
#if defined(__x86_64__)
constexpr Kernel kAvx2Kernel = {6, ENTENTE_TILES(6, Avx2Tile), {}};
constexpr Kernel kVnniKernel = {12, ENTENTE_TILES(12, VnniTile, 1), ENTENTE_TILES(12, VnniTile, 2)};
#endif

const Kernel& KernelOf(ProductKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ProductKernel::kAvx512Vnni) return kVnniKernel;
  if (kernel == ProductKernel::kAvx2) return kAvx2Kernel;
#endif
  (void)kernel;
  return kPortableKernel;
}

// Some blocks for `count` rows, which are shared out evenly: few rows at once leave the processor waiting.
void MultiplyBlocks(Tile tile, size_t count, size_t most, std::span<const TileFunction> functions) {
  for (size_t groups = (count + most - 1) / most; groups > 0; --groups) {
    const size_t rows = (count + groups - 1) / groups;
    functions[rows - 1](tile);
    tile.rows += rows * tile.row_stride;
    tile.sums += rows * tile.sum_stride;
    count -= rows;
  }
}

}  // namespace

void PackedMatrix::Reset(size_t outputs, size_t inputs) {
  outputs_ = outputs;
  inputs_ = inputs;
  lines_.assign(blocks() * pairs(), PairLine());
}

void PackedMatrix::SetOutput(size_t output, std::span<const int16_t> values) {
  PairLine* lines = lines_.data() + Line(output, 0);
  const size_t place = Place(output, 0);
  for (size_t input = 0; input < values.size(); ++input) lines[input / 2].numbers[place + input % 2] = values[input];
}

bool CanRun(ProductKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ProductKernel::kAvx512Vnni)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
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
  const Kernel& functions = KernelOf(kernel);
  for (size_t block = 0; block < matrix.blocks();) {
    const bool two = functions.two[0] != nullptr && block + 2 <= matrix.blocks();
    const Tile tile{rows, row_stride, matrix.block(block), matrix.pairs(), sums + block * kBlock, matrix.sum_stride()};
    MultiplyBlocks(tile, row_count, functions.rows, two ? functions.two : functions.one);
    block += two ? 2 : 1;
  }
}

}  // namespace entente::extract
