#include "extract/language/biaffine_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "extract/language/distinct_words.h"
#include "extract/language/spanning_tree.h"
#include "extract/language/vector_loops.h"

namespace entente::extract {
namespace {

constexpr size_t kBatchRows = 800;  // whose numbers stay in the second cache
constexpr size_t kMostLayers = 8;
constexpr size_t kWidestArc = 512;  // products of two vectors of twelve bits fit into 32

// Where a tree has several roots, the later ones hang from the first with relation `loose`.
void JoinPieces(uint8_t loose, std::span<ParsedWord> tree) {
  int32_t root = -1;
  for (size_t i = 0; i < tree.size(); ++i) {
    if (tree[i].head >= 0) continue;
    if (root < 0) {
      root = static_cast<int32_t>(i);
    } else {
      tree[i].head = root;
      tree[i].relation = loose;
    }
  }
}

}  // namespace

std::vector<std::string_view> WordsOf(const Document& document) {
  std::vector<std::string_view> words(document.tokens.size());
  for (uint32_t token = 0; token < words.size(); ++token) words[token] = document.TokenText(token);
  return words;
}

// A sentence, or a part of one that is too long.
struct BiaffineParser::Piece {
  std::span<const std::string_view> words;
  size_t place;   // of its first word among all words
  int32_t begin;  // the same in its sentence
};

// Memory of a batch. Matrices have a row for each word and one in front of each piece for its root.
struct BiaffineParser::Scratch {
  std::vector<SentenceRows> rows;
  DistinctWords words;
  std::vector<uint32_t> vector_of_row;
  std::vector<float> states;
  LstmScratch lstm;
  QuantisedRows inputs, arc_children, arc_heads;
  std::vector<float> tags, mapped, relation_heads;
  QuantisedRows relation_children;
  PackedMatrix heads;
  std::vector<int32_t> sums;
  std::vector<float> arcs;
  TreeSearch search;
  std::vector<float> halves, scores;
};

Result<BiaffineParser> BiaffineParser::Load(const std::string& path, ProductKernel kernel) {
  Result<ModelFile> file = ModelFile::Open(path, "biaffine");
  if (!file.ok()) return file.status();
  BiaffineParser parser(std::move(file).value());
  parser.kernel_ = kernel;
  Result<std::string_view> tags = parser.file_.Section("tags"), relations = parser.file_.Section("relations");
  if (!tags.ok()) return tags.status();
  if (!relations.ok()) return relations.status();
  parser.tags_ = SplitLines(tags.value());
  parser.relations_ = SplitLines(relations.value());
  if (parser.tags_.empty() || parser.relations_.empty() || parser.tags_.size() > 255 || parser.relations_.size() > 255)
    return Status(ErrorCode::kCorrupt, path + ": expected 1 to 255 tags and relations");
  parser.root_ = parser.Relation("root");
  parser.loose_ = parser.Relation("parataxis");
  Result<WordEmbedding> words = WordEmbedding::Read(parser.file_);
  if (!words.ok()) return words.status();
  parser.words_ = std::move(words).value();
  Status status = parser.ReadLayers();
  if (status.ok()) status = parser.ReadMaps();
  if (!status.ok()) return status;
  return parser;
}

Status BiaffineParser::ReadLayers() {
  Result<std::string_view> section = file_.Section("layers");
  if (!section.ok()) return section.status();
  size_t count = 0;
  std::from_chars(section.value().data(), section.value().data() + section.value().size(), count);
  if (count == 0 || count > kMostLayers)
    return Status(ErrorCode::kCorrupt, fmt::format("{}: expected 1 to {} layers", file_.path(), kMostLayers));
  for (size_t i = 0; i < count; ++i) {
    const size_t inputs = i == 0 ? words_.size() : layers_.back().outputs();
    Result<LstmLayer> layer = LstmLayer::Read(file_, fmt::format("layer{}", i), inputs);
    if (!layer.ok()) return layer.status();
    layers_.push_back(std::move(layer).value());
  }
  return Status();
}

Status BiaffineParser::ReadMap(std::string_view name, size_t outputs, size_t inputs, LinearMap* map) {
  Result<LinearMap> read = LinearMap::Read(file_, name, outputs, inputs);
  if (!read.ok()) return read.status();
  *map = std::move(read).value();
  return Status();
}

Status BiaffineParser::ReadMaps() {
  const size_t state = layers_.back().outputs();
  Status status = ReadMap("tag", tags_.size(), state, &tag_);
  if (status.ok()) status = ReadMap("arc.child", 0, state, &arc_child_);
  if (status.ok()) status = ReadMap("arc.head", arc_child_.outputs(), state, &arc_head_);
  if (status.ok()) status = ReadMap("arc", arc_child_.outputs(), arc_child_.outputs(), &arc_);
  if (status.ok() && arc_.outputs() > kWidestArc)
    status = Status(ErrorCode::kCorrupt, fmt::format("{}: arcs are wider than {}", file_.path(), kWidestArc));
  if (status.ok()) status = ReadMap("relation.child", 0, state, &relation_child_);
  if (status.ok()) status = ReadMap("relation.head", relation_child_.outputs(), state, &relation_head_);
  const size_t size = relation_child_.outputs();
  if (status.ok()) status = ReadMap("relation", (size + 1) * relations_.size(), size, &relation_);
  return status;
}

uint8_t BiaffineParser::Relation(std::string_view name) const {
  const auto found = std::find(relations_.begin(), relations_.end(), name);
  return static_cast<uint8_t>(found == relations_.end() ? 0 : found - relations_.begin());
}

std::vector<ParsedWord> BiaffineParser::Parse(std::span<const std::string_view> words,
                                              std::span<const TokenSpan> sentences) const {
  std::vector<ParsedWord> parsed(words.size());
  std::vector<Piece> pieces;
  pieces.reserve(sentences.size());
  for (const TokenSpan sentence : sentences) {
    for (size_t begin = sentence.begin; begin < sentence.end; begin += kLongestParsedSentence) {
      const size_t size = std::min(kLongestParsedSentence, sentence.end - begin);
      pieces.push_back({words.subspan(begin, size), begin, static_cast<int32_t>(begin - sentence.begin)});
    }
  }
  static thread_local Scratch scratch;  // megabytes whose pages would be mapped anew for each document
  for (size_t begin = 0; begin < pieces.size();) {
    size_t end = begin, rows = 0;
    do rows += pieces[end++].words.size() + 1;
    while (end < pieces.size() && rows + pieces[end].words.size() < kBatchRows);
    ParseBatch(std::span(pieces).subspan(begin, end - begin), &scratch, parsed);
    begin = end;
  }
  for (const TokenSpan sentence : sentences)
    JoinPieces(loose_, std::span(parsed).subspan(sentence.begin, sentence.size()));
  return parsed;
}

void BiaffineParser::ParseBatch(std::span<const Piece> pieces, Scratch* scratch, std::span<ParsedWord> parsed) const {
  Encode(pieces, scratch);
  Score(scratch);
  for (size_t i = 0; i < pieces.size(); ++i) Decode(pieces[i], scratch->rows[i], scratch, parsed);
}

void BiaffineParser::Encode(std::span<const Piece> pieces, Scratch* scratch) const {
  Embed(pieces, scratch);
  const size_t rows = scratch->vector_of_row.size();
  std::span<const uint32_t> vector_of_row = scratch->vector_of_row;
  for (const LstmLayer& layer : layers_) {
    Grow(rows * layer.outputs(), &scratch->states);
    layer.Run(scratch->rows, {scratch->inputs, vector_of_row}, kernel_, &scratch->lstm, scratch->states.data());
    Round(rows, layer.outputs(), scratch->states, &scratch->inputs);
    vector_of_row = {};
  }
}

// One vector for all roots and one for each distinct word.
void BiaffineParser::Embed(std::span<const Piece> pieces, Scratch* scratch) const {
  scratch->rows.clear();
  scratch->vector_of_row.clear();
  size_t words = 0;
  for (const Piece& piece : pieces) words += piece.words.size();
  scratch->words.Reset(words);
  for (const Piece& piece : pieces) {
    scratch->rows.push_back({scratch->vector_of_row.size(), piece.words.size() + 1});
    scratch->vector_of_row.push_back(0);
    for (std::string_view word : piece.words) scratch->vector_of_row.push_back(scratch->words.Add(word) + 1);
  }
  Grow(words_.size(), &scratch->states);
  const std::span vector(scratch->states.data(), words_.size());
  scratch->inputs.Reset(scratch->words.words().size() + 1, words_.size());
  words_.EmbedRoot(vector);
  scratch->inputs.Set(0, vector, kernel_);
  for (size_t i = 0; i < scratch->words.words().size(); ++i) {
    words_.Embed(scratch->words.words()[i], kernel_, vector);
    scratch->inputs.Set(i + 1, vector, kernel_);
  }
}

void BiaffineParser::Round(size_t count, size_t size, const std::vector<float>& numbers, QuantisedRows* rows) const {
  rows->Reset(count, size);
  for (size_t row = 0; row < count; ++row) rows->Set(row, std::span(numbers).subspan(row * size, size), kernel_);
}

void BiaffineParser::Score(Scratch* scratch) const {
  const QuantisedRows& inputs = scratch->inputs;
  const size_t rows = inputs.count();
  const auto map = [&](const LinearMap& linear, const QuantisedRows& from, std::vector<float>* out) {
    Grow(rows * linear.outputs(), out);
    linear.Apply(from, 0, rows, kernel_, &scratch->sums, out->data());
  };
  const auto map_and_rectify = [&](const LinearMap& linear, std::vector<float>* out) {
    map(linear, inputs, out);
    VectorLoopsOf(kernel_).rectify(rows * linear.outputs(), out->data());
  };
  map(tag_, inputs, &scratch->tags);
  map_and_rectify(arc_head_, &scratch->mapped);
  Round(rows, arc_head_.outputs(), scratch->mapped, &scratch->arc_heads);
  map_and_rectify(arc_child_, &scratch->mapped);
  Round(rows, arc_child_.outputs(), scratch->mapped, &scratch->arc_children);
  map(arc_, scratch->arc_children, &scratch->mapped);
  Round(rows, arc_.outputs(), scratch->mapped, &scratch->arc_children);
  map_and_rectify(relation_child_, &scratch->mapped);
  Round(rows, relation_child_.outputs(), scratch->mapped, &scratch->relation_children);
  map_and_rectify(relation_head_, &scratch->relation_heads);
}

void BiaffineParser::ScoreArcs(const SentenceRows& rows, Scratch* scratch) const {
  const size_t words = rows.size - 1;
  scratch->heads.Reset(rows.size, arc_.outputs());
  for (size_t head = 0; head < rows.size; ++head)
    scratch->heads.SetOutput(head, scratch->arc_heads.row(rows.begin + head));
  const size_t stride = scratch->heads.sum_stride();
  Grow(words * stride, &scratch->sums);
  const QuantisedRows& children = scratch->arc_children;
  Multiply(children.row(rows.begin + 1).data(), words, children.stride(), scratch->heads, scratch->sums.data(),
           kernel_);
  Grow(words * rows.size, &scratch->arcs);
  for (size_t word = 0; word < words; ++word) {
    for (size_t head = 0; head < rows.size; ++head) {
      const float scale = children.scale(rows.begin + 1 + word) * scratch->arc_heads.scale(rows.begin + head);
      scratch->arcs[word * rows.size + head] = static_cast<float>(scratch->sums[word * stride + head]) * scale;
    }
  }
}

void BiaffineParser::Decode(const Piece& piece, const SentenceRows& rows, Scratch* scratch,
                            std::span<ParsedWord> parsed) const {
  ScoreArcs(rows, scratch);
  const std::span<const int32_t> heads = scratch->search.Best(scratch->arcs, piece.words.size());
  Grow(heads.size() * relation_.outputs(), &scratch->halves);
  relation_.Apply(scratch->relation_children, rows.begin + 1, heads.size(), kernel_, &scratch->sums,
                  scratch->halves.data());
  for (size_t word = 0; word < heads.size(); ++word) {
    const size_t row = rows.begin + 1 + word;
    const float* tags = scratch->tags.data() + row * tags_.size();
    const bool is_root = heads[word] < 0;
    ParsedWord& parsed_word = parsed[piece.place + word];
    parsed_word.tag = static_cast<uint8_t>(std::max_element(tags, tags + tags_.size()) - tags);
    parsed_word.head = is_root ? -1 : heads[word] + piece.begin;
    const float* half = scratch->halves.data() + word * relation_.outputs();
    const auto head_row = rows.begin + static_cast<size_t>(heads[word] + 1);
    parsed_word.relation = is_root ? root_ : BestRelation(half, head_row, scratch);
  }
}

// Relations stand next to each other in `half`, so that all of them grow at once.
uint8_t BiaffineParser::BestRelation(const float* half, size_t head_row, Scratch* scratch) const {
  const size_t size = relation_head_.outputs(), count = relations_.size();
  scratch->scores.assign(half + size * count, half + (size + 1) * count);
  const float* head = scratch->relation_heads.data() + head_row * size;
  VectorLoopsOf(kernel_).add_weighted(half, head, size, count, scratch->scores.data());
  scratch->scores[root_] = -1e9f;
  return static_cast<uint8_t>(std::max_element(scratch->scores.begin(), scratch->scores.end()) -
                              scratch->scores.begin());
}

}  // namespace entente::extract
