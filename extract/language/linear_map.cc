#include "extract/language/linear_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

#include "extract/language/vector_loops.h"

namespace entente::extract {
namespace {

constexpr uint32_t kMostInputs = 8192;  // sums of so many products fit into 32 bits

struct SectionHeader {
  uint32_t outputs;
  uint32_t inputs;
};

float Greatest(std::span<const float> numbers) {
  float greatest = 0;
  for (float number : numbers) greatest = std::max(greatest, std::abs(number));
  return greatest;
}

void Append(std::string* out, const void* data, size_t size) { out->append(static_cast<const char*>(data), size); }

std::vector<float> ReadFloats(std::string_view bytes, size_t count) {
  std::vector<float> floats(count);
  std::memcpy(floats.data(), bytes.data(), count * sizeof(float));
  return floats;
}

}  // namespace

bool AllFinite(std::span<const float> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); });
}

void QuantisedRows::Reset(size_t count, size_t size) {
  count_ = count;
  size_ = size;
  stride_ = EvenSize(size);
  Grow(count * stride_, &values_);
  Grow(count, &scales_);
}

void QuantisedRows::Set(size_t row, std::span<const float> vector, ProductKernel kernel) {
  assert(vector.size() == size_);
  const VectorLoops& loops = VectorLoopsOf(kernel);
  const float greatest = loops.greatest(vector.data(), size_);
  int16_t* values = values_.data() + row * stride_;
  scales_[row] = greatest / kGreatest;
  loops.round(vector.data(), greatest > 0 ? kGreatest / greatest : 0, size_, values);
  if (stride_ != size_) values[size_] = 0;
}

Result<LinearMap> LinearMap::Read(const ModelFile& file, std::string_view name, size_t outputs, size_t inputs) {
  Result<std::string_view> section = file.Section(name);
  if (!section.ok()) return section.status();
  std::string_view bytes = section.value();
  const auto bad = [&](std::string_view why) {
    return Status(ErrorCode::kCorrupt, fmt::format("{}: section \"{}\": {}", file.path(), name, why));
  };
  SectionHeader header;
  if (bytes.size() < sizeof(header)) return bad("it is too short for a linear map");
  std::memcpy(&header, bytes.data(), sizeof(header));
  bytes.remove_prefix(sizeof(header));
  const bool fits = (outputs == 0 || header.outputs == outputs) && (inputs == 0 || header.inputs == inputs);
  if (header.outputs == 0 || header.inputs == 0 || header.inputs > kMostInputs) return bad("its shape is no map's");
  if (!fits) return bad(fmt::format("it maps {} to {} numbers", header.inputs, header.outputs));
  const size_t floats = header.outputs * sizeof(float), weights = size_t{header.outputs} * header.inputs;
  if (bytes.size() != 2 * floats + weights) return bad("its size is wrong");
  LinearMap map;
  map.scales_ = ReadFloats(bytes, header.outputs);
  map.biases_ = ReadFloats(bytes.substr(floats), header.outputs);
  if (!AllFinite(map.scales_) || !AllFinite(map.biases_)) return bad("a scale or bias is no number");
  const auto* weight = reinterpret_cast<const int8_t*>(bytes.data() + 2 * floats);
  map.matrix_.Reset(header.outputs, header.inputs);
  for (size_t output = 0; output < header.outputs; ++output) {
    for (size_t input = 0; input < header.inputs; ++input) map.matrix_.Set(output, input, *weight++);
  }
  return map;
}

void LinearMap::Apply(const QuantisedRows& rows, size_t begin, size_t count, ProductKernel kernel,
                      std::vector<int32_t>* sums, float* out) const {
  constexpr size_t kRowsAtOnce = 24;  // whose sums are still in a near cache when they are scaled
  const VectorLoops& loops = VectorLoopsOf(kernel);
  const size_t stride = matrix_.sum_stride();
  Grow(std::min(count, kRowsAtOnce) * stride, sums);
  for (const size_t end = begin + count; begin < end; begin += kRowsAtOnce) {
    const size_t rows_now = std::min(kRowsAtOnce, end - begin);
    Multiply(rows.row(begin).data(), rows_now, rows.stride(), matrix_, sums->data(), kernel);
    for (size_t row = 0; row < rows_now; ++row, out += outputs())
      loops.scale_sums(sums->data() + row * stride, scales_.data(), rows.scale(begin + row), biases_.data(), outputs(),
                       out);
  }
}

std::string QuantiseLinearMap(std::span<const float> weights, std::span<const float> biases, size_t outputs) {
  assert(outputs > 0 && weights.size() % outputs == 0 && (biases.empty() || biases.size() == outputs));
  const size_t inputs = weights.size() / outputs;
  const SectionHeader header{static_cast<uint32_t>(outputs), static_cast<uint32_t>(inputs)};
  std::vector<float> scales;
  std::string rounded;
  for (size_t output = 0; output < outputs; ++output) {
    const std::span<const float> row = weights.subspan(output * inputs, inputs);
    scales.push_back(Greatest(row) / 127);
    for (float weight : row)
      rounded.push_back(static_cast<char>(scales.back() == 0 ? 0 : std::lround(weight / scales.back())));
  }
  const std::vector<float> zeros(outputs);
  std::string section;
  Append(&section, &header, sizeof(header));
  Append(&section, scales.data(), outputs * sizeof(float));
  Append(&section, biases.empty() ? zeros.data() : biases.data(), outputs * sizeof(float));
  return section + rounded;
}

}  // namespace entente::extract
