// A linear classifier over hashed features, as trained by train/perceptron_trainer.h: quantised rows read straight from
// a section of a model file. Scores are whole numbers, so that every machine decides the same.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PERCEPTRON_H_
#define ENTENTE_EXTRACT_LANGUAGE_PERCEPTRON_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

// A feature is a hash of its template's number and its values: Mix(7, HashText("summit")), Mix(Mix(8, a), b).
using FeatureHash = uint32_t;

inline FeatureHash Mix(uint32_t a, uint32_t b) {
  uint64_t h = (static_cast<uint64_t>(a) << 32) | b;
  h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
  h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return static_cast<FeatureHash>(h ^ (h >> 33));
}

FeatureHash HashText(std::string_view text);

// What decoders (tagger, parser, names) ask for scores: trained weights, or those in training, so that the same search
// runs in both.
class LinearScorer {
 public:
  virtual ~LinearScorer() = default;
  virtual int classes() const = 0;
  // Sets scores[c] to the sum of the features' weights for class c; `scores` has room for classes() entries.
  virtual void Score(std::span<const FeatureHash> features, int32_t* scores) const = 0;
};

// Trained weights. Immutable; may be used from many threads at once. Points into the section that it was read from.
class Perceptron final : public LinearScorer {
 public:
  Perceptron() = default;
  // Reads what Quantise wrote; kCorrupt with a message that begins with `name` for other bytes.
  static Result<Perceptron> Read(std::string_view section, std::string_view name);

  int classes() const override { return classes_; }
  void Score(std::span<const FeatureHash> features, int32_t* scores) const override;

 private:
  struct Entry {
    uint8_t cls;
    int8_t weight;
  };

  static constexpr int kSmallStride = 4;

  void ScoreSparse(std::span<const FeatureHash> features, int32_t* scores) const;
  void ScoreDense(std::span<const FeatureHash> features, int32_t* scores) const;
  void ScoreSmall(std::span<const FeatureHash> features, int32_t* scores) const;

  int classes_ = 0;
  uint32_t row_mask_ = 0;
  int stride_ = 0;
  const int8_t* dense_ = nullptr;      // rows x stride, where most rows are full
  const uint32_t* offsets_ = nullptr;  // else the entries of row r are [offsets_[r], offsets_[r + 1])
  const Entry* entries_ = nullptr;
};

// The weights in section `name` of a model, which must have `classes` classes.
Result<Perceptron> ReadPerceptron(const ModelFile& file, std::string_view name, size_t classes);

// Index of the highest score, the first of equals.
int BestClass(std::span<const int32_t> scores);

// A section for Perceptron::Read from weights[row * classes + class]; the number of rows is a power of two, `classes`
// at most 255. Weights are rounded to eight bits with one scale for all, `clip` being the greatest magnitude kept (0:
// the greatest there is).
std::string Quantise(std::span<const float> weights, int classes, float clip = 0);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PERCEPTRON_H_
