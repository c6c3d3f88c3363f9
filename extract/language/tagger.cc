#include "extract/language/tagger.h"

#include <utility>

namespace entente::extract {
namespace {

const WordForm& WordAt(std::span<const WordForm> words, size_t at, ptrdiff_t offset) {
  static constexpr WordForm kBefore{kSentenceBegin, kSentenceBegin, 1, 1, 1, 1, 1, 1};
  static constexpr WordForm kAfter{kSentenceEnd, kSentenceEnd, 2, 2, 2, 2, 2, 2};
  const ptrdiff_t index = static_cast<ptrdiff_t>(at) + offset;
  if (index < 0) return kBefore;
  return index < static_cast<ptrdiff_t>(words.size()) ? words[static_cast<size_t>(index)] : kAfter;
}

}  // namespace

std::vector<uint32_t> KnownTags(std::span<const WordForm> words, const TagLexicon& lexicon) {
  std::vector<uint32_t> known;
  known.reserve(words.size());
  for (const WordForm& word : words) known.push_back(lexicon.Find(word.exact));
  return known;
}

void TagFeatures(const TagInput& input, size_t at, int last, int second, FeatureHash* features) {
  const std::span<const WordForm> words = input.words;
  const WordForm& word = words[at];
  const WordForm &before = WordAt(words, at, -1), &before2 = WordAt(words, at, -2);
  const WordForm &after = WordAt(words, at, 1), &after2 = WordAt(words, at, 2);
  const auto known_at = [&](size_t i) { return i < words.size() ? input.known[i] : kSentenceEnd; };
  const uint32_t known = input.known[at], known_after = known_at(at + 1), known_after2 = known_at(at + 2);
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
  add(word.suffix4);
  add(Mix(word.suffix3, word.shape));
  add(Mix(tags, word.folded));
  add(Mix(before.folded, after.folded));
  add(Mix(after.folded, after2.folded));
  add(Mix(before2.folded, before.folded));
  add(Mix(before.suffix3, word.suffix3));
  add(known);
  add(known_after);
  add(known_after2);
  add(Mix(known, tag));
  add(Mix(known, known_after));
  add(Mix(tag, known_after));
  add(Mix(Mix(known, known_after), tag));
  add(Mix(known_after, known_after2));
  add(Mix(Mix(known, known_after), known_after2));
}

void TagWords(std::span<const WordForm> words, const TagLexicon& lexicon, const LinearScorer& scorer,
              std::vector<uint8_t>* tags) {
  FeatureHash features[kTagFeatureCount];
  int32_t scores[256];
  const std::span<const int32_t> classes(scores, static_cast<size_t>(scorer.classes()));
  const std::vector<uint32_t> known = KnownTags(words, lexicon);
  const TagInput input{words, known};
  tags->resize(words.size());
  int last = kNoTag, second = kNoTag;
  for (size_t at = 0; at < words.size(); ++at) {
    TagFeatures(input, at, last, second, features);
    scorer.Score(features, scores);
    second = last;
    last = BestClass(classes);
    (*tags)[at] = static_cast<uint8_t>(last);
  }
}

Tagger::Tagger(ModelFile file, std::vector<std::string_view> tags, TagLexicon lexicon, Perceptron weights)
    : file_(std::move(file)), tags_(std::move(tags)), lexicon_(lexicon), weights_(std::move(weights)) {}

Result<Tagger> Tagger::Load(const std::string& path) {
  Result<ModelFile> file = ModelFile::Open(path, "tagger");
  if (!file.ok()) return file.status();
  Result<std::string_view> names = file.value().Section("tags");
  if (!names.ok()) return names.status();
  std::vector<std::string_view> tags = SplitLines(names.value());
  Result<Perceptron> weights = ReadPerceptron(file.value(), "weights", tags.size());
  if (!weights.ok()) return weights.status();
  Result<std::string_view> section = file.value().Section("lexicon");
  if (!section.ok()) return section.status();
  Result<TagLexicon> lexicon = TagLexicon::Read(section.value(), path + ": section \"lexicon\"");
  if (!lexicon.ok()) return lexicon.status();
  return Tagger(std::move(file).value(), std::move(tags), lexicon.value(), std::move(weights).value());
}

}  // namespace entente::extract
