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
#include "extract/language/word_form.h"
#include "graph/status.h"

namespace entente::extract {

inline constexpr size_t kTagFeatureCount = 30;
inline constexpr int kNoTag = -1;

// The tags of a sentence, with what tells its verbs.
class TagSet {
 public:
  TagSet() = default;
  explicit TagSet(std::vector<std::string_view> names);

  std::span<const std::string_view> names() const { return names_; }
  bool IsVerb(int tag) const { return is_verb_[static_cast<size_t>(tag)]; }

 private:
  std::vector<std::string_view> names_;
  std::vector<bool> is_verb_;
};

// What is known of a sentence when its next word is tagged.
struct TagHistory {
  int last = kNoTag, second = kNoTag;  // the tags of the two words before
  int verb = kNoTag;                   // of the last verb: tells a participle from a past tense

  void Add(int tag, const TagSet& tags) {
    second = last;
    last = tag;
    if (tags.IsVerb(tag)) verb = tag;
  }
};

// Sets kTagFeatureCount features of the tag of word `at`.
void TagFeatures(std::span<const WordForm> words, size_t at, const TagHistory& history, FeatureHash* features);

// Sets tags[i] for each word, as indices of `names`.
void TagWords(std::span<const WordForm> words, const TagSet& names, const LinearScorer& scorer,
              std::vector<uint8_t>* tags);

// Immutable after loading; may be used from many threads at once.
class Tagger {
 public:
  static Result<Tagger> Load(const std::string& path);

  std::span<const std::string_view> tags() const { return tags_.names(); }
  void Tag(std::span<const WordForm> words, std::vector<uint8_t>* tags) const {
    TagWords(words, tags_, weights_, tags);
  }

 private:
  Tagger(ModelFile file, TagSet tags, Perceptron weights);

  ModelFile file_;
  TagSet tags_;
  Perceptron weights_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TAGGER_H_
