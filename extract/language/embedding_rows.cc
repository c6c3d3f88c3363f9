#include "extract/language/embedding_rows.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "extract/language/characters.h"
#include "extract/language/perceptron.h"
#include "extract/language/word_form.h"

namespace entente::extract {
namespace {

std::string FoldDigits(std::string_view word) {
  std::string folded = FoldWord(word);
  for (char& c : folded) {
    if (c >= '0' && c <= '9') c = '0';
  }
  return folded;
}

}  // namespace

uint32_t VocabularyHash(std::string_view word) { return HashText(FoldDigits(WordBeginning(word))); }

WordRows RowsOfWord(std::string_view word, const EmbeddingShape& shape) {
  const std::span<const uint32_t> vocabulary = shape.vocabulary;
  word = WordBeginning(word);
  const std::string folded = FoldDigits(word);
  WordRows rows;
  const auto known = std::lower_bound(vocabulary.begin(), vocabulary.end(), HashText(folded));
  const bool found = known != vocabulary.end() && *known == HashText(folded);
  rows[0] = found ? static_cast<uint32_t>(known - vocabulary.begin()) + 1 : 0;
  auto begin = static_cast<uint32_t>(vocabulary.size()) + 1;
  size_t kind = 0;
  const auto add = [&](std::string_view piece) {
    rows[kind + 1] = begin + Mix(static_cast<uint32_t>(kind), HashText(piece)) % shape.pieces[kind];
    begin += shape.pieces[kind++];
  };
  add(word);
  for (size_t characters = 1; characters <= 4; ++characters) add(Prefix(folded, characters));
  for (size_t characters = 1; characters <= 5; ++characters) add(Suffix(folded, characters));
  add(WordShape(word));
  return rows;
}

uint32_t EmbeddingShape::rows() const {
  return std::accumulate(pieces.begin(), pieces.end(), static_cast<uint32_t>(vocabulary.size()) + 1);
}

}  // namespace entente::extract
