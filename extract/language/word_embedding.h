// Words as vectors: sums of rows of a table, normalised (Ba et al. 2016).
#ifndef ENTENTE_EXTRACT_LANGUAGE_WORD_EMBEDDING_H_
#define ENTENTE_EXTRACT_LANGUAGE_WORD_EMBEDDING_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/embedding_rows.h"
#include "extract/language/integer_product.h"
#include "extract/language/model_file.h"
#include "graph/status.h"

namespace entente::extract {

// Immutable after loading; points into the file that it was read from.
class WordEmbedding {
 public:
  // Sections "vocabulary", "pieces", "embedding", "norm" and "root" of a model.
  static Result<WordEmbedding> Read(const ModelFile& file);

  size_t size() const { return size_; }
  // Sets size() numbers. `kernel` changes the speed alone.
  void Embed(std::string_view word, ProductKernel kernel, std::span<float> vector) const;
  // What stands in front of a sentence, as the head of its root.
  void EmbedRoot(std::span<float> vector) const;

 private:
  void Normalise(std::span<float> vector) const;

  size_t size_ = 0;
  EmbeddingShape shape_{};
  const float* scales_ = nullptr;  // of each row
  const int8_t* rows_ = nullptr;
  std::vector<float> gain_, bias_, root_;
};

// Sections for WordEmbedding::Read: "vocabulary" and "pieces" as EmbeddingShape has them, and the table, rows x `size`.
std::string NumbersSection(std::span<const uint32_t> numbers);
std::string QuantiseEmbedding(std::span<const float> table, size_t size);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_WORD_EMBEDDING_H_
