#include "train/train_tagger.h"

#include <algorithm>
#include <set>

#include "extract/language/tagger.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"

namespace entente::train {
namespace {

constexpr int kRowBits = 19;
constexpr int kRounds = 8;
constexpr int kFoldRounds = 4;
constexpr size_t kFolds = 4;
constexpr uint64_t kSeed = 1;

struct TaggedSentence {
  std::vector<extract::WordForm> words;
  std::vector<int> tags;
};

int TagNumber(const std::vector<std::string>& tags, const std::string& tag) {
  return static_cast<int>(std::lower_bound(tags.begin(), tags.end(), tag) - tags.begin());
}

std::vector<TaggedSentence> Prepare(const Treebank& treebank, const std::vector<std::string>& tags) {
  std::vector<TaggedSentence> sentences;
  for (const GoldSentence& gold : treebank) {
    TaggedSentence& sentence = sentences.emplace_back();
    sentence.words = WordForms(gold);
    for (const GoldToken& token : gold.tokens) sentence.tags.push_back(TagNumber(tags, token.tag));
  }
  return sentences;
}

void Learn(const TaggedSentence& sentence, PerceptronTrainer* trainer) {
  extract::FeatureHash features[extract::kTagFeatureCount];
  int32_t scores[256];
  int last = extract::kNoTag, second = extract::kNoTag;
  for (size_t at = 0; at < sentence.words.size(); ++at) {
    extract::TagFeatures(sentence.words, at, last, second, features);
    trainer->Step();
    trainer->Score(features, scores);
    const int guess = extract::BestClass({scores, static_cast<size_t>(trainer->classes())});
    if (guess != sentence.tags[at]) {
      trainer->Update(features, sentence.tags[at], 1);
      trainer->Update(features, guess, -1);
    }
    second = last;
    last = guess;
  }
}

// Trains on the sentences whose index leaves another rest than `held_out` (by kFolds); on all where it is kFolds.
std::string TrainWeights(const std::vector<TaggedSentence>& sentences, size_t classes, int rounds, size_t held_out) {
  PerceptronTrainer trainer(static_cast<int>(classes), kRowBits);
  Shuffler shuffler(kSeed);
  for (int round = 0; round < rounds; ++round) {
    for (size_t i : shuffler.Order(sentences.size())) {
      if (i % kFolds != held_out) Learn(sentences[i], &trainer);
    }
  }
  return trainer.Finish();
}

}  // namespace

std::vector<std::string> TagNames(const Treebank& treebank) {
  std::set<std::string> tags;
  for (const GoldSentence& sentence : treebank) {
    for (const GoldToken& token : sentence.tokens) tags.insert(token.tag);
  }
  return {tags.begin(), tags.end()};
}

std::vector<extract::WordForm> WordForms(const GoldSentence& sentence) {
  std::vector<extract::WordForm> words;
  for (const GoldToken& token : sentence.tokens) words.push_back(extract::MakeWordForm(token.form));
  return words;
}

extract::ModelFileWriter TrainTagger(const Treebank& treebank, const std::vector<std::string>& tags) {
  extract::ModelFileWriter writer("tagger");
  writer.Add("tags", extract::JoinLines(tags));
  writer.Add("weights", TrainWeights(Prepare(treebank, tags), tags.size(), kRounds, kFolds));
  return writer;
}

std::vector<std::vector<uint8_t>> JackknifedTags(const Treebank& treebank, const std::vector<std::string>& tags) {
  const std::vector<TaggedSentence> sentences = Prepare(treebank, tags);
  std::vector<std::vector<uint8_t>> tagged(sentences.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const std::string section = TrainWeights(sentences, tags.size(), kFoldRounds, fold);
    const extract::Perceptron weights = extract::Perceptron::Read(section, "tagger in training").value();
    for (size_t i = fold; i < sentences.size(); i += kFolds) extract::TagWords(sentences[i].words, weights, &tagged[i]);
  }
  return tagged;
}

}  // namespace entente::train
