// A biaffine parser's model of a few units with weights that mean nothing, and looser parts to test alone.
#ifndef ENTENTE_TESTS_SUPPORT_SMALL_BIAFFINE_H_
#define ENTENTE_TESTS_SUPPORT_SMALL_BIAFFINE_H_

#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "extract/language/model_file.h"

namespace entente::extract {

// Numbers between -1 and 1 that look random and are the same in every run.
class SomeNumbers {
 public:
  float Next() { return static_cast<float>(random_() % 2001) / 1000.0f - 1.0f; }
  std::vector<float> Next(size_t count);

 private:
  std::mt19937 random_{7};
};

struct SmallBiaffine {
  static constexpr size_t kEmbedding = 6, kHidden = 3, kArc = 4, kRelation = 3;

  // All sections that a model has; a test may leave one out or change it.
  static std::vector<std::pair<std::string, std::string>> Sections();
  static ModelFileWriter Model(const std::vector<std::pair<std::string, std::string>>& sections);
};

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_SUPPORT_SMALL_BIAFFINE_H_
