#include "extract/language/word_embedding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "extract/language/linear_map.h"
#include "extract/language/vector_loops.h"

namespace entente::extract {
namespace {

constexpr float kSmallVariance = 1e-5f;

struct TableHeader {
  uint32_t rows;
  uint32_t size;
};

Status Bad(const ModelFile& file, std::string_view section, std::string_view why) {
  return Status(ErrorCode::kCorrupt, fmt::format("{}: section \"{}\": {}", file.path(), section, why));
}

Result<std::vector<float>> ReadVector(const ModelFile& file, std::string_view name, size_t size) {
  Result<std::string_view> section = file.Section(name);
  if (!section.ok()) return section.status();
  if (section.value().size() != size * sizeof(float)) return Bad(file, name, "its size is wrong");
  std::vector<float> vector(size);
  std::memcpy(vector.data(), section.value().data(), section.value().size());
  if (!AllFinite(vector)) return Bad(file, name, "it holds what is no number");
  return vector;
}

Result<std::span<const uint32_t>> ReadSpan(const ModelFile& file, std::string_view name) {
  Result<std::string_view> section = file.Section(name);
  if (!section.ok()) return section.status();
  if (section.value().size() % sizeof(uint32_t) != 0) return Bad(file, name, "its size is wrong");
  return std::span<const uint32_t>(reinterpret_cast<const uint32_t*>(section.value().data()),
                                   section.value().size() / sizeof(uint32_t));
}

Result<EmbeddingShape> ReadShape(const ModelFile& file) {
  constexpr uint32_t kMostRows = 1u << 24;
  EmbeddingShape shape{};
  Result<std::span<const uint32_t>> vocabulary = ReadSpan(file, "vocabulary"), pieces = ReadSpan(file, "pieces");
  if (!vocabulary.ok()) return vocabulary.status();
  if (!pieces.ok()) return pieces.status();
  shape.vocabulary = vocabulary.value();
  if (!std::is_sorted(shape.vocabulary.begin(), shape.vocabulary.end()))
    return Bad(file, "vocabulary", "it is not sorted");
  const bool fits = pieces.value().size() == shape.pieces.size() &&
                    std::all_of(pieces.value().begin(), pieces.value().end(),
                                [](uint32_t rows) { return rows > 0 && rows < kMostRows; });
  if (!fits) return Bad(file, "pieces", fmt::format("expected {} numbers of rows", shape.pieces.size()));
  std::copy(pieces.value().begin(), pieces.value().end(), shape.pieces.begin());
  return shape;
}

void Append(std::string* out, const void* data, size_t size) { out->append(static_cast<const char*>(data), size); }

}  // namespace

Result<WordEmbedding> WordEmbedding::Read(const ModelFile& file) {
  WordEmbedding embedding;
  Result<EmbeddingShape> shape = ReadShape(file);
  if (!shape.ok()) return shape.status();
  embedding.shape_ = shape.value();
  Result<std::string_view> section = file.Section("embedding");
  if (!section.ok()) return section.status();
  const std::string_view bytes = section.value();
  TableHeader header{};
  if (bytes.size() < sizeof(header)) return Bad(file, "embedding", "it is too short");
  std::memcpy(&header, bytes.data(), sizeof(header));
  const size_t rows = embedding.shape_.rows(), scales = rows * sizeof(float);
  const bool fits =
      header.rows == rows && header.size > 0 && bytes.size() == sizeof(header) + scales + rows * size_t{header.size};
  if (!fits) return Bad(file, "embedding", fmt::format("expected {} rows", rows));
  embedding.size_ = header.size;
  embedding.scales_ = reinterpret_cast<const float*>(bytes.data() + sizeof(header));
  if (!AllFinite({embedding.scales_, rows})) return Bad(file, "embedding", "a scale is no number");
  embedding.rows_ = reinterpret_cast<const int8_t*>(bytes.data() + sizeof(header) + scales);
  Result<std::vector<float>> norm = ReadVector(file, "norm", 2 * embedding.size_);
  if (!norm.ok()) return norm.status();
  const auto middle = norm.value().begin() + static_cast<ptrdiff_t>(embedding.size_);
  embedding.gain_.assign(norm.value().begin(), middle);
  embedding.bias_.assign(middle, norm.value().end());
  Result<std::vector<float>> root = ReadVector(file, "root", embedding.size_);
  if (!root.ok()) return root.status();
  embedding.root_ = std::move(root).value();
  return embedding;
}

void WordEmbedding::Embed(std::string_view word, ProductKernel kernel, std::span<float> vector) const {
  const VectorLoops& loops = VectorLoopsOf(kernel);
  std::fill(vector.begin(), vector.end(), 0.0f);
  for (uint32_t row : RowsOfWord(word, shape_))
    loops.add_scaled(rows_ + row * size_, scales_[row], size_, vector.data());
  Normalise(vector);
}

void WordEmbedding::EmbedRoot(std::span<float> vector) const {
  std::copy(root_.begin(), root_.end(), vector.begin());
  Normalise(vector);
}

void WordEmbedding::Normalise(std::span<float> vector) const {
  const auto count = static_cast<float>(vector.size());
  float sum = 0, squares = 0;
  for (float x : vector) sum += x;
  const float mean = sum / count;
  for (float x : vector) squares += (x - mean) * (x - mean);
  const float factor = 1.0f / std::sqrt(squares / count + kSmallVariance);
  for (size_t i = 0; i < vector.size(); ++i) vector[i] = (vector[i] - mean) * factor * gain_[i] + bias_[i];
}

std::string NumbersSection(std::span<const uint32_t> numbers) {
  std::string section;
  Append(&section, numbers.data(), numbers.size_bytes());
  return section;
}

std::string QuantiseEmbedding(std::span<const float> table, size_t size) {
  const TableHeader header{static_cast<uint32_t>(table.size() / size), static_cast<uint32_t>(size)};
  std::string scales, rows;
  for (size_t row = 0; row < header.rows; ++row) {
    const std::span<const float> numbers = table.subspan(row * size, size);
    float greatest = 0;
    for (float number : numbers) greatest = std::max(greatest, std::abs(number));
    const float scale = greatest / 127;
    Append(&scales, &scale, sizeof(scale));
    for (float number : numbers) rows.push_back(static_cast<char>(scale == 0 ? 0 : std::lround(number / scale)));
  }
  std::string section;
  Append(&section, &header, sizeof(header));
  return section + scales + rows;
}

}  // namespace entente::extract
