#include "extract/language/perceptron.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>

namespace entente::extract {
namespace {

enum class Layout : uint32_t { kDense, kSparse };

struct SectionHeader {
  uint32_t classes;
  uint32_t rows;
  Layout layout;
  uint32_t entries;
};

void Append(std::string* out, const void* data, size_t size) { out->append(static_cast<const char*>(data), size); }

std::vector<int8_t> Round(std::span<const float> weights, float clip) {
  float greatest = 0;
  for (float weight : weights) greatest = std::max(greatest, std::abs(weight));
  if (clip > 0) greatest = std::min(greatest, clip);
  std::vector<int8_t> rounded(weights.size());
  if (greatest == 0) return rounded;
  for (size_t i = 0; i < weights.size(); ++i) {
    rounded[i] = static_cast<int8_t>(std::lround(std::clamp(weights[i] / greatest, -1.0f, 1.0f) * 127));
  }
  return rounded;
}

// Rows of few classes are padded to four bytes, so that one load fetches a row.
int DenseStride(uint32_t classes) { return std::max(static_cast<int>(classes), 4); }

std::string DenseRows(std::span<const int8_t> weights, uint32_t rows, uint32_t classes) {
  const size_t stride = static_cast<size_t>(DenseStride(classes));
  std::string section(rows * stride, '\0');
  for (size_t row = 0; row < rows; ++row) std::memcpy(&section[row * stride], &weights[row * classes], classes);
  return section;
}

std::string SparseRows(std::span<const int8_t> weights, uint32_t rows, uint32_t classes) {
  std::vector<uint32_t> offsets{0};
  std::string entries;
  for (uint32_t row = 0; row < rows; ++row) {
    for (uint32_t cls = 0; cls < classes; ++cls) {
      const int8_t weight = weights[static_cast<size_t>(row) * classes + cls];
      if (weight != 0) entries.append({static_cast<char>(cls), static_cast<char>(weight)});
    }
    offsets.push_back(static_cast<uint32_t>(entries.size() / 2));
  }
  std::string section;
  Append(&section, offsets.data(), offsets.size() * sizeof(uint32_t));
  return section + entries;
}

}  // namespace

FeatureHash HashText(std::string_view text) {
  uint64_t h = 1469598103934665603ULL;
  for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return Mix(static_cast<uint32_t>(h >> 32), static_cast<uint32_t>(h));
}

Result<Perceptron> Perceptron::Read(std::string_view section, std::string_view name) {
  const auto bad = [&](std::string_view why) {
    return Status(ErrorCode::kCorrupt, fmt::format("{}: weights cannot be read: {}", name, why));
  };
  SectionHeader header;
  if (section.size() < sizeof(header)) return bad("they are cut off");
  std::memcpy(&header, section.data(), sizeof(header));
  section.remove_prefix(sizeof(header));
  if (header.classes == 0 || header.classes > 255) return bad("the number of classes is not 1 to 255");
  if (!std::has_single_bit(header.rows)) return bad("the number of rows is not a power of two");
  Perceptron model;
  model.classes_ = static_cast<int>(header.classes);
  model.row_mask_ = header.rows - 1;
  if (header.layout == Layout::kDense) {
    model.stride_ = DenseStride(header.classes);
    if (section.size() != static_cast<size_t>(header.rows) * static_cast<size_t>(model.stride_))
      return bad("their size is wrong");
    model.dense_ = reinterpret_cast<const int8_t*>(section.data());
    return model;
  }
  const size_t offset_bytes = (static_cast<size_t>(header.rows) + 1) * sizeof(uint32_t);
  if (section.size() != offset_bytes + header.entries * sizeof(Entry)) return bad("their size is wrong");
  model.offsets_ = reinterpret_cast<const uint32_t*>(section.data());
  model.entries_ = reinterpret_cast<const Entry*>(section.data() + offset_bytes);
  const std::span<const uint32_t> offsets(model.offsets_, header.rows + size_t{1});
  if (!std::is_sorted(offsets.begin(), offsets.end()) || offsets.back() != header.entries) return bad("rows overlap");
  for (uint32_t row = 0; row < header.rows; ++row) {
    int last = -1;  // a class that stood twice could make sums overflow
    for (const Entry& entry :
         std::span(model.entries_, header.entries).subspan(offsets[row], offsets[row + 1] - offsets[row])) {
      if (entry.cls <= last || entry.cls >= header.classes) return bad("a row names an unknown class, or one twice");
      last = entry.cls;
    }
  }
  return model;
}

Result<Perceptron> ReadPerceptron(const ModelFile& file, std::string_view name, size_t classes) {
  Result<std::string_view> section = file.Section(name);
  if (!section.ok()) return section.status();
  const std::string place = fmt::format("{}: section \"{}\"", file.path(), name);
  Result<Perceptron> weights = Perceptron::Read(section.value(), place);
  if (weights.ok() && static_cast<size_t>(weights.value().classes()) != classes) {
    return Status(ErrorCode::kCorrupt,
                  fmt::format("{}: it has {} classes, expected {}", place, weights.value().classes(), classes));
  }
  return weights;
}

void Perceptron::Score(std::span<const FeatureHash> features, int32_t* scores) const {
  std::fill(scores, scores + classes_, 0);
  if (dense_ != nullptr) return stride_ == kSmallStride ? ScoreSmall(features, scores) : ScoreDense(features, scores);
  ScoreSparse(features, scores);
}

// Rows lie far apart: fetching all of their places first lets the memory work on them at once.
void Perceptron::ScoreSparse(std::span<const FeatureHash> features, int32_t* scores) const {
  constexpr size_t kBatch = 64;
  for (size_t begin = 0; begin < features.size(); begin += kBatch) {
    const std::span<const FeatureHash> batch = features.subspan(begin, std::min(kBatch, features.size() - begin));
    const Entry* rows[kBatch][2];
    for (size_t i = 0; i < batch.size(); ++i) {
      const uint32_t row = batch[i] & row_mask_;
      rows[i][0] = entries_ + offsets_[row];
      rows[i][1] = entries_ + offsets_[row + 1];
      __builtin_prefetch(rows[i][0]);
    }
    for (size_t i = 0; i < batch.size(); ++i) {
      for (const Entry* entry = rows[i][0]; entry != rows[i][1]; ++entry) scores[entry->cls] += entry->weight;
    }
  }
}

void Perceptron::ScoreDense(std::span<const FeatureHash> features, int32_t* scores) const {
  for (FeatureHash feature : features) {
    const int8_t* row = dense_ + static_cast<size_t>(feature & row_mask_) * static_cast<size_t>(stride_);
    for (int cls = 0; cls < classes_; ++cls) scores[cls] += row[cls];
  }
}

void Perceptron::ScoreSmall(std::span<const FeatureHash> features, int32_t* scores) const {
  int32_t sums[kSmallStride] = {};
  for (FeatureHash feature : features) {
    const int8_t* row = dense_ + static_cast<size_t>(feature & row_mask_) * kSmallStride;
    for (int cls = 0; cls < kSmallStride; ++cls) sums[cls] += row[cls];
  }
  std::copy(sums, sums + classes_, scores);
}

int BestClass(std::span<const int32_t> scores) {
  return static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

std::string Quantise(std::span<const float> weights, int classes, float clip) {
  const std::vector<int8_t> rounded = Round(weights, clip);
  SectionHeader header{static_cast<uint32_t>(classes),
                       static_cast<uint32_t>(weights.size() / static_cast<size_t>(classes)), Layout::kSparse, 0};
  assert(classes > 0 && classes <= 255 && std::has_single_bit(header.rows));
  header.entries =
      static_cast<uint32_t>(rounded.size() - static_cast<size_t>(std::count(rounded.begin(), rounded.end(), 0)));
  std::string rows = SparseRows(rounded, header.rows, header.classes);
  std::string dense = DenseRows(rounded, header.rows, header.classes);
  if (rows.size() >= dense.size()) {
    header.layout = Layout::kDense;
    rows = std::move(dense);
  }
  std::string section;
  Append(&section, &header, sizeof(header));
  return section + rows;
}

}  // namespace entente::extract
