#include "extract/language/lstm.h"

#include <algorithm>
#include <utility>

namespace entente::extract {
namespace {

#define ENTENTE_INLINE inline __attribute__((always_inline))

// Lambert's continued fraction of seven terms.
ENTENTE_INLINE float Tanh(float x) {
  constexpr float kFlat = 4.97f;  // where the fraction reaches 1
  x = x < -kFlat ? -kFlat : x;
  x = x > kFlat ? kFlat : x;
  const float square = x * x;
  const float above = x * (135135.0f + square * (17325.0f + square * (378.0f + square)));
  const float below = 135135.0f + square * (62370.0f + square * (3150.0f + square * 28.0f));
  return above / below;
}

ENTENTE_INLINE float Sigmoid(float x) { return 0.5f + 0.5f * Tanh(0.5f * x); }

// One token of one sentence.
struct Cell {
  const float* gates;   // 4 x hidden: what the input gives
  const int32_t* sums;  // 4 x hidden: what the last state gives, to be scaled
  const float* scales;  // 4 x hidden
  float* cell;          // hidden
  int16_t* state;       // hidden
  float* output;        // hidden
};

// The four gates of each unit stand `hidden` numbers apart.
ENTENTE_INLINE void StepUnits(const float* __restrict gates, const int32_t* __restrict sums,
                              const float* __restrict scales, size_t hidden, float* __restrict cells,
                              float* __restrict output) {
  constexpr float kUnit = 1.0f / QuantisedRows::kGreatest;
  const size_t f = hidden, o = 2 * hidden, g = 3 * hidden;
  for (size_t i = 0; i < hidden; ++i) {
    const float enter = gates[i] + static_cast<float>(sums[i]) * (scales[i] * kUnit);
    const float keep = gates[f + i] + static_cast<float>(sums[f + i]) * (scales[f + i] * kUnit);
    const float show = gates[o + i] + static_cast<float>(sums[o + i]) * (scales[o + i] * kUnit);
    const float fresh = gates[g + i] + static_cast<float>(sums[g + i]) * (scales[g + i] * kUnit);
    cells[i] = Sigmoid(keep) * cells[i] + Sigmoid(enter) * Tanh(fresh);
    output[i] = Sigmoid(show) * Tanh(cells[i]);
  }
}

ENTENTE_INLINE void RoundUnits(const float* __restrict output, size_t hidden, int16_t* __restrict state) {
  for (size_t i = 0; i < hidden; ++i) {
    const float scaled = output[i] * QuantisedRows::kGreatest;
    state[i] = static_cast<int16_t>(static_cast<int32_t>(scaled + (scaled < 0 ? -0.5f : 0.5f)));
  }
}

ENTENTE_INLINE void StepCell(const Cell& c, size_t hidden) {
  StepUnits(c.gates, c.sums, c.scales, hidden, c.cell, c.output);
  RoundUnits(c.output, hidden, c.state);
}

void PortableStep(const Cell& cell, size_t hidden) { StepCell(cell, hidden); }

// The same operations in the same order, more of them at once.
#if defined(__x86_64__)
__attribute__((target("avx2"))) void Avx2Step(const Cell& cell, size_t hidden) { StepCell(cell, hidden); }
__attribute__((target("avx512f,avx512bw,avx512vl"))) void Avx512Step(const Cell& cell, size_t hidden) {
  StepCell(cell, hidden);
}
#endif

using StepFunction = void (*)(const Cell&, size_t);

StepFunction StepOf(ProductKernel kernel) {
#if defined(__x86_64__)
  if (kernel == ProductKernel::kAvx512Vnni) return Avx512Step;
  if (kernel == ProductKernel::kAvx2) return Avx2Step;
#endif
  (void)kernel;
  return PortableStep;
}

// The sentence that a lane reads and how many of its tokens it has read.
struct Turn {
  size_t sentence = 0, read = 0;
};

}  // namespace

float QuickTanh(float x) { return Tanh(x); }
float QuickSigmoid(float x) { return Sigmoid(x); }

Result<LstmLayer> LstmLayer::Read(const ModelFile& file, const std::string& name, size_t inputs) {
  LstmLayer layer;
  for (size_t i = 0; i < layer.directions_.size(); ++i) {
    const std::string direction = name + (i == 0 ? ".forward" : ".backward");
    Result<LinearMap> recurrent = LinearMap::Read(file, direction + ".recurrent", 4 * layer.hidden_, layer.hidden_);
    if (!recurrent.ok()) return recurrent.status();
    layer.hidden_ = recurrent.value().inputs();
    if (layer.hidden_ == 0 || recurrent.value().outputs() != 4 * layer.hidden_)
      return Status(ErrorCode::kCorrupt, file.path() + ": layer " + direction + " does not have four gates a unit");
    Result<LinearMap> input = LinearMap::Read(file, direction + ".input", 4 * layer.hidden_, inputs);
    if (!input.ok()) return input.status();
    layer.directions_[i] = {std::move(input).value(), std::move(recurrent).value()};
  }
  return layer;
}

// Longest sentence first, each into the lane with the fewest tokens (Graham 1969).
void LaneSchedule::Plan(std::span<const SentenceRows> sentences) {
  order_.clear();
  next_.assign(sentences.size(), kNone);
  size_t tokens = 0, longest = 1;
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].size == 0) continue;
    order_.push_back(i);
    tokens += sentences[i].size;
    longest = std::max(longest, sentences[i].size);
  }
  const auto shorter = [&](size_t a, size_t b) {
    return sentences[a].size != sentences[b].size ? sentences[a].size < sentences[b].size : a > b;
  };
  std::sort(order_.begin(), order_.end(), shorter);
  lane_count_ = std::min(kMostLanes, (tokens + longest - 1) / longest);
  const auto lanes = std::span(lanes_).first(lane_count_);
  std::fill(lanes.begin(), lanes.end(), Lane());
  for (; !order_.empty(); order_.pop_back()) {
    const size_t sentence = order_.back();
    Lane& lane =
        *std::min_element(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) { return a.steps < b.steps; });
    next_[sentence] = lane.first;
    lane = {sentence, lane.steps + sentences[sentence].size};
  }
  std::sort(lanes.begin(), lanes.end(), [](const Lane& a, const Lane& b) { return a.steps > b.steps; });
}

void LstmLayer::Run(std::span<const SentenceRows> sentences, const LstmInput& input, ProductKernel kernel,
                    LstmScratch* scratch, float* outputs) const {
  scratch->schedule.Plan(sentences);
  for (bool backward : {false, true}) RunDirection(sentences, input, backward, kernel, scratch, outputs);
}

void LstmLayer::RunDirection(std::span<const SentenceRows> sentences, const LstmInput& input, bool backward,
                             ProductKernel kernel, LstmScratch* scratch, float* outputs) const {
  const Direction& direction = directions_[backward ? 1 : 0];
  const StepFunction step = StepOf(kernel);
  const size_t gates = 4 * hidden_, state_stride = EvenSize(hidden_);
  Grow(input.vectors.count() * gates, &scratch->gates);
  direction.input.Apply(input.vectors, 0, input.vectors.count(), kernel, &scratch->sums, scratch->gates.data());
  const std::span<const LaneSchedule::Lane> lanes = scratch->schedule.lanes();
  scratch->cells.assign(lanes.size() * hidden_, 0);
  scratch->hidden.assign(lanes.size() * state_stride, 0);
  const size_t sum_stride = direction.recurrent.matrix().sum_stride();
  Grow(lanes.size() * sum_stride, &scratch->sums);
  std::array<Turn, LaneSchedule::kMostLanes> turns;
  for (size_t lane = 0; lane < lanes.size(); ++lane) turns[lane] = {lanes[lane].first, 0};
  size_t active = lanes.size();
  for (size_t time = 0;; ++time) {
    while (active > 0 && lanes[active - 1].steps <= time) --active;
    if (active == 0) break;
    Multiply(scratch->hidden.data(), active, state_stride, direction.recurrent.matrix(), scratch->sums.data(), kernel);
    for (size_t lane = 0; lane < active; ++lane) {
      Turn& turn = turns[lane];
      const SentenceRows& rows = sentences[turn.sentence];
      const size_t row = rows.begin + (backward ? rows.size - 1 - turn.read : turn.read);
      const size_t vector = input.vector_of_row.empty() ? row : input.vector_of_row[row];
      float* cells = scratch->cells.data() + lane * hidden_;
      int16_t* state = scratch->hidden.data() + lane * state_stride;
      step({scratch->gates.data() + vector * gates, scratch->sums.data() + lane * sum_stride,
            direction.recurrent.scales().data(), cells, state,
            outputs + row * this->outputs() + (backward ? hidden_ : 0)},
           hidden_);
      if (++turn.read < rows.size) continue;
      turn = {scratch->schedule.Next(turn.sentence), 0};
      std::fill(cells, cells + hidden_, 0.0f);
      std::fill(state, state + hidden_, int16_t{0});
    }
  }
}

}  // namespace entente::extract
