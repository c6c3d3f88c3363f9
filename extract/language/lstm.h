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

// Rows of one sentence among those of a batch. Batches hold the longest sentence first.
struct SentenceRows {
  size_t begin = 0;
  size_t size = 0;
};

// Memory of a batch; used again for the next.
struct LstmScratch {
  QuantisedRows inputs;
  std::vector<float> gates;  // rows x 4 x hidden
  std::vector<int32_t> sums;
  std::vector<float> cells;     // sentences x hidden
  std::vector<int16_t> hidden;  // sentences x hidden, in whole numbers of 1 / QuantisedRows::kGreatest
};

// One layer. Immutable after loading.
class LstmLayer {
 public:
  // Sections "NAME.forward.input", "NAME.forward.recurrent", "NAME.backward...." of a model, whose gates stand in the
  // order input, forget, output, new.
  static Result<LstmLayer> Read(const ModelFile& file, const std::string& name, size_t inputs);

  size_t outputs() const { return 2 * hidden_; }
  // Sets outputs[row * outputs()...] for every row of scratch->inputs: what the forward direction makes of it, then
  // the backward one.
  void Run(std::span<const SentenceRows> sentences, ProductKernel kernel, LstmScratch* scratch, float* outputs) const;

 private:
  struct Direction {
    LinearMap input, recurrent;
  };

  void RunDirection(std::span<const SentenceRows> sentences, bool backward, ProductKernel kernel, LstmScratch* scratch,
                    float* outputs) const;

  size_t hidden_ = 0;
  std::array<Direction, 2> directions_;
};

// Within 0.0002 of the functions they are named for; the same on every machine.
float QuickTanh(float x);
float QuickSigmoid(float x);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_LSTM_H_
