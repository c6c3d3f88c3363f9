// Tags and dependency trees by a graph-based parser: bidirectional LSTMs over the words of a sentence, biaffine scorers
// of heads and relations (Dozat and Manning 2017), and the best tree over their scores.
#ifndef ENTENTE_EXTRACT_LANGUAGE_BIAFFINE_PARSER_H_
#define ENTENTE_EXTRACT_LANGUAGE_BIAFFINE_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/document.h"
#include "extract/language/integer_product.h"
#include "extract/language/linear_map.h"
#include "extract/language/lstm.h"
#include "extract/language/model_file.h"
#include "extract/language/word_embedding.h"
#include "graph/status.h"

namespace entente::extract {

// Longer sentences are parsed in pieces, so that time stays bounded; each later piece hangs from the first one's root.
inline constexpr size_t kLongestParsedSentence = 256;

// A word in the tree of its sentence.
struct ParsedWord {
  int32_t head = -1;              // place in the sentence, -1 for the root
  uint8_t tag = 0, relation = 0;  // numbers of the parser's lists
};

// The words of all sentences; they point into the document.
std::vector<std::string_view> WordsOf(const Document& document);

// Immutable after loading; may be used from many threads at once.
class BiaffineParser {
 public:
  // `kernel` changes the speed alone.
  static Result<BiaffineParser> Load(const std::string& path, ProductKernel kernel = BestProductKernel());

  std::span<const std::string_view> tags() const { return tags_; }
  std::span<const std::string_view> relations() const { return relations_; }

  // What each of `words` is in the tree of its sentence; exactly one word of a sentence is its root. Sentences must not
  // overlap; they are worked on together, which is faster than one after another and gives the same trees.
  std::vector<ParsedWord> Parse(std::span<const std::string_view> words, std::span<const TokenSpan> sentences) const;

 private:
  struct Scratch;
  struct Piece;

  explicit BiaffineParser(ModelFile file) : file_(std::move(file)) {}
  Status ReadLayers();
  Status ReadMaps();
  Status ReadMap(std::string_view name, size_t outputs, size_t inputs, LinearMap* map);
  uint8_t Relation(std::string_view name) const;

  void ParseBatch(std::span<const Piece> pieces, Scratch* scratch, std::span<ParsedWord> parsed) const;
  void Encode(std::span<const Piece> pieces, Scratch* scratch) const;
  void Embed(std::span<const Piece> pieces, Scratch* scratch) const;
  void Round(size_t count, size_t size, const std::vector<float>& numbers, QuantisedRows* rows) const;
  void Score(Scratch* scratch) const;
  void Decode(const Piece& piece, const SentenceRows& rows, Scratch* scratch, std::span<ParsedWord> parsed) const;
  void ScoreArcs(const SentenceRows& rows, Scratch* scratch) const;
  uint8_t BestRelation(const float* half, size_t head_row, Scratch* scratch) const;

  ModelFile file_;
  ProductKernel kernel_ = ProductKernel::kPortable;
  std::vector<std::string_view> tags_, relations_;
  uint8_t root_ = 0, loose_ = 0;
  WordEmbedding words_;
  std::vector<LstmLayer> layers_;
  LinearMap tag_, arc_child_, arc_head_, arc_, relation_child_, relation_head_, relation_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_BIAFFINE_PARSER_H_
