#include "extract/language/tagger.h"

#include <utility>

namespace entente::extract {
namespace {

const WordForm& WordAt(std::span<const WordForm> words, size_t at, ptrdiff_t offset) {
  static constexpr WordForm kBefore{kSentenceBegin, kSentenceBegin, 1, 1, 1, 1, 1};
  static constexpr WordForm kAfter{kSentenceEnd, kSentenceEnd, 2, 2, 2, 2, 2};
  const ptrdiff_t index = static_cast<ptrdiff_t>(at) + offset;
  if (index < 0) return kBefore;
  return index < static_cast<ptrdiff_t>(words.size()) ? words[static_cast<size_t>(index)] : kAfter;
}

}  // namespace

void TagFeatures(std::span<const WordForm> words, size_t at, int last, int second, FeatureHash* features) {
  const WordForm& word = words[at];
  const WordForm &before = WordAt(words, at, -1), &before2 = WordAt(words, at, -2);
  const WordForm &after = WordAt(words, at, 1), &after2 = WordAt(words, at, 2);
  const auto tag = static_cast<uint32_t>(last + 1), tags = Mix(tag, static_cast<uint32_t>(second + 1));
  size_t n = 0;
  const auto add = [&](uint32_t value) {
    features[n] = Mix(static_cast<uint32_t>(n) + 1, value);
    ++n;
  };
  add(word.folded);
  add(word.exact);
  add(word.suffix3);
  add(word.suffix2);
  add(word.first);
  add(word.prefix);
  add(word.shape);
  add(tag);
  add(tags);
  add(Mix(tag, word.folded));
  add(before.folded);
  add(before2.folded);
  add(after.folded);
  add(after2.folded);
  add(before.suffix3);
  add(after.suffix3);
  add(Mix(word.shape, at == 0));
  add(after.shape);
  add(Mix(before.folded, word.folded));
  add(Mix(word.folded, after.folded));
  add(0);
  add(Mix(word.suffix3, tag));
  add(Mix(before.shape, word.shape));
  add(Mix(tag, after.folded));
  add(Mix(word.suffix3, after.suffix3));
  add(Mix(Mix(word.shape, after.shape), tag));
}

void TagWords(std::span<const WordForm> words, const LinearScorer& scorer, std::vector<uint8_t>* tags) {
  FeatureHash features[kTagFeatureCount];
  int32_t scores[256];
  const std::span<const int32_t> classes(scores, static_cast<size_t>(scorer.classes()));
  tags->resize(words.size());
  int last = kNoTag, second = kNoTag;
  for (size_t at = 0; at < words.size(); ++at) {
    TagFeatures(words, at, last, second, features);
    scorer.Score(features, scores);
    second = last;
    last = BestClass(classes);
    (*tags)[at] = static_cast<uint8_t>(last);
  }
}

Tagger::Tagger(ModelFile file, std::vector<std::string_view> tags, Perceptron weights)
    : file_(std::move(file)), tags_(std::move(tags)), weights_(std::move(weights)) {}

Result<Tagger> Tagger::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, "tagger");
  if (!file.ok()) return file.status();
  Result<std::string_view> names = file.value().Section("tags");
  if (!names.ok()) return names.status();
  std::vector<std::string_view> tags = SplitLines(names.value());
  Result<Perceptron> weights = ReadPerceptron(file.value(), "weights", tags.size());
  if (!weights.ok()) return weights.status();
  return Tagger(std::move(file).value(), std::move(tags), std::move(weights).value());
}

}  // namespace entente::extract
