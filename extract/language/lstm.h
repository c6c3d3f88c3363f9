// Long short-term memory (Hochreiter and Schmidhuber 1997) over the sentences of a batch, in both directions.
#ifndef ENTENTE_EXTRACT_LANGUAGE_LSTM_H_
#define ENTENTE_EXTRACT_LANGUAGE_LSTM_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/language/integer_product.h"
#include "extract/language/linear_map.h"
#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

// Rows of one sentence among those of a batch.
struct SentenceRows {
  size_t begin = 0;
  size_t size = 0;
};

// How the sentences of a batch take turns. A step reads a token in each lane, and the more lanes, the less often the
// weights are read; in a lane one sentence follows the other, so that lanes end at about the same time.
class LaneSchedule {
 public:
  static constexpr size_t kMostLanes = 12;  // what the kernels take at once
  static constexpr size_t kNone = SIZE_MAX;

  struct Lane {
    size_t first = kNone;  // sentence
    size_t steps = 0;      // tokens of all its sentences
  };

  // Memory is used again.
  void Plan(std::span<const SentenceRows> sentences);

  // Those with most steps first; none is empty.
  std::span<const Lane> lanes() const { return {lanes_.data(), lane_count_}; }
  // The sentence behind another one in its lane, or kNone.
  size_t Next(size_t sentence) const { return next_[sentence]; }

 private:
  std::array<Lane, kMostLanes> lanes_;
  size_t lane_count_ = 0;
  std::vector<size_t> order_, next_;
};

// What a layer reads.
struct LstmInput {
  const QuantisedRows& vectors;
  std::span<const uint32_t> vector_of_row;  // several rows may share a vector; where empty, each row has its own
};

// Memory of a batch; used again for the next.
struct LstmScratch {
  LaneSchedule schedule;
  std::vector<float> gates;  // vectors x 4 x hidden
  std::vector<int32_t> sums;
  std::vector<float> cells;     // lanes x hidden
  std::vector<int16_t> hidden;  // lanes x hidden, in whole numbers of 1 / QuantisedRows::kGreatest
};

// One layer. Immutable after loading.
class LstmLayer {
 public:
  // Sections "NAME.forward.input", "NAME.forward.recurrent", "NAME.backward...." of a model, whose gates stand in the
  // order input, forget, output, new.
  static Result<LstmLayer> Read(const ModelFile& file, const std::string& name, size_t inputs);

  size_t outputs() const { return 2 * hidden_; }
  // Sets outputs[row * outputs()...] for every row of `sentences`: what the forward direction makes of it, then the
  // backward one. `kernel` changes the speed alone.
  void Run(std::span<const SentenceRows> sentences, const LstmInput& input, ProductKernel kernel, LstmScratch* scratch,
           float* outputs) const;

 private:
  struct Direction {
    LinearMap input, recurrent;
  };

  void RunDirection(std::span<const SentenceRows> sentences, const LstmInput& input, bool backward,
                    ProductKernel kernel, LstmScratch* scratch, float* outputs) const;

  size_t hidden_ = 0;
  std::array<Direction, 2> directions_;
};

// Within 0.0002 of the functions they are named for; the same on every machine.
float QuickTanh(float x);
float QuickSigmoid(float x);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LSTM_H_
