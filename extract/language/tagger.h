// Penn Treebank tags for the words of a sentence, from left to right with a perceptron.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TAGGER_H_
#define ENTENTE_EXTRACT_LANGUAGE_TAGGER_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/language/model_file.h"
#include "extract/language/perceptron.h"
#include "extract/language/tag_lexicon.h"
#include "extract/language/word_form.h"
#include "graph/status.h"

namespace entente::extract {

inline constexpr size_t kTagFeatureCount = 42;
inline constexpr int kNoTag = -1;

// The words of a sentence and what the lexicon knows of each.
struct TagInput {
  std::span<const WordForm> words;
  std::span<const uint32_t> known;
};

std::vector<uint32_t> KnownTags(std::span<const WordForm> words, const TagLexicon& lexicon);

// Sets kTagFeatureCount features of the tag of word `at`, whose two forerunners have the tags `last` and `second`
// (kNoTag before the first).
void TagFeatures(const TagInput& input, size_t at, int last, int second, FeatureHash* features);

// Sets tags[i] for each word, as class numbers of `scorer`.
void TagWords(std::span<const WordForm> words, const TagLexicon& lexicon, const LinearScorer& scorer,
              std::vector<uint8_t>* tags);

// Immutable after loading; may be used from many threads at once.
class Tagger {
 public:
  static Result<Tagger> Load(const std::string& path);

  std::span<const std::string_view> tags() const { return tags_; }
  void Tag(std::span<const WordForm> words, std::vector<uint8_t>* tags) const {
    TagWords(words, lexicon_, weights_, tags);
  }

 private:
  Tagger(ModelFile file, std::vector<std::string_view> tags, TagLexicon lexicon, Perceptron weights);

  ModelFile file_;
  std::vector<std::string_view> tags_;
  TagLexicon lexicon_;
  Perceptron weights_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TAGGER_H_
