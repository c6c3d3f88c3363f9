// Sentences as numbers: what a training program reads that knows nothing of words. Each corpus is a few files of
// little-endian 32-bit integers.
//   types.rows           rows of the embedding table for each distinct word (extract::RowsOfWord)
//   vocabulary, pieces   what extract::EmbeddingShape says of that table
//   NAME.lengths         tokens of each sentence
//   NAME.words           of each token: its place in types.rows
//   NAME.tags, NAME.heads, NAME.labels   only of treebanks, of each token: tag, 1-based head (0: root), relation
//   names.json           {"tags": [...], "relations": [...], "rows": rows of the whole table}
#ifndef ENTENTE_TRAIN_ENCODED_CORPUS_H_
#define ENTENTE_TRAIN_ENCODED_CORPUS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "extract/language/document.h"
#include "graph/status.h"
#include "train/treebank.h"

namespace entente::train {

class CorpusEncoder {
 public:
  // Tags and relations are those of `training`; its words that come twice are known, and those of `text` that come
  // `text_count` times or more.
  CorpusEncoder(const Treebank& training, const std::vector<extract::Document>& text, int text_count);

  void AddTreebank(const std::string& name, const Treebank& treebank);
  void AddText(const std::string& name, const std::vector<extract::Document>& text);

  // Writes all files into `folder`, which is made where it is missing.
  Status Write(const std::string& folder) const;

 private:
  int32_t WordIndex(std::string_view word);
  void Add(const std::string& file, int32_t number) { files_[file].push_back(number); }

  std::vector<uint32_t> vocabulary_;
  std::vector<std::string> tags_, relations_;
  std::map<std::string, int32_t, std::less<>> types_;
  std::map<std::string, std::vector<int32_t>> files_;
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ENCODED_CORPUS_H_
