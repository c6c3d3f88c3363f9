// The rows of an embedding table that stand for a word: a word's vector is their sum. Known words have a row of their
// own; affixes, shape and spelling share rows by hash (Ganchev and Dredze 2008), so that no word is without a vector.
#ifndef ENTENTE_EXTRACT_LANGUAGE_EMBEDDING_ROWS_H_
#define ENTENTE_EXTRACT_LANGUAGE_EMBEDDING_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente::extract {

inline constexpr size_t kRowsOfWord = 12;
using WordRows = std::array<uint32_t, kRowsOfWord>;

// The word in lower case with digits as 0, hashed: what a vocabulary lists.
uint32_t VocabularyHash(std::string_view word);

// What a table has rows for.
struct EmbeddingShape {
  std::span<const uint32_t> vocabulary;  // sorted
  // Rows, one or more, for each kind of piece: spelling, prefixes of one to four characters, suffixes of one to five,
  // shape.
  std::array<uint32_t, kRowsOfWord - 1> pieces;

  // Rows of the whole table.
  uint32_t rows() const;
};

// Rows of `word`. The first is row 0 for unknown words, else that of the word; the others lie behind those of the
// vocabulary.
WordRows RowsOfWord(std::string_view word, const EmbeddingShape& shape);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_EMBEDDING_ROWS_H_
