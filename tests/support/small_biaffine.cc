#include "tests/support/small_biaffine.h"

#include "extract/language/embedding_rows.h"
#include "extract/language/linear_map.h"
#include "extract/language/word_embedding.h"

namespace entente::extract {

std::vector<float> SomeNumbers::Next(size_t count) {
  std::vector<float> numbers;
  for (size_t i = 0; i < count; ++i) numbers.push_back(Next());
  return numbers;
}

std::vector<std::pair<std::string, std::string>> SmallBiaffine::Sections() {
  SomeNumbers random;
  const std::vector<std::string> tags = {"NN", "VB"}, relations = {"obj", "parataxis", "root"};
  const std::vector<uint32_t> vocabulary = {100, 200};
  const EmbeddingShape shape{vocabulary, {4, 2, 3, 4, 5, 2, 3, 4, 5, 6, 2}};
  const auto floats = [](const std::vector<float>& numbers) {
    return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(float));
  };
  std::vector<std::pair<std::string, std::string>> sections = {
      {"tags", JoinLines(tags)},
      {"relations", JoinLines(relations)},
      {"layers", "2"},
      {"vocabulary", NumbersSection(shape.vocabulary)},
      {"pieces", NumbersSection(shape.pieces)},
      {"embedding", QuantiseEmbedding(random.Next(shape.rows() * kEmbedding), kEmbedding)},
      {"norm", floats(random.Next(2 * kEmbedding))},
      {"root", floats(random.Next(kEmbedding))}};
  const auto map = [&](const std::string& name, size_t outputs, size_t inputs) {
    sections.emplace_back(name, QuantiseLinearMap(random.Next(outputs * inputs), random.Next(outputs), outputs));
  };
  for (size_t layer = 0; layer < 2; ++layer) {
    for (const std::string direction : {".forward", ".backward"}) {
      const std::string name = "layer" + std::to_string(layer) + direction;
      map(name + ".input", 4 * kHidden, layer == 0 ? kEmbedding : 2 * kHidden);
      map(name + ".recurrent", 4 * kHidden, kHidden);
    }
  }
  map("tag", tags.size(), 2 * kHidden);
  map("arc.child", kArc, 2 * kHidden);
  map("arc.head", kArc, 2 * kHidden);
  map("arc", kArc, kArc);
  map("relation.child", kRelation, 2 * kHidden);
  map("relation.head", kRelation, 2 * kHidden);
  map("relation", (kRelation + 1) * relations.size(), kRelation);
  return sections;
}

ModelFileWriter SmallBiaffine::Model(const std::vector<std::pair<std::string, std::string>>& sections) {
  ModelFileWriter writer("biaffine");
  for (const auto& [section, bytes] : sections) writer.Add(section, bytes);
  return writer;
}

}  // namespace entente::extract
