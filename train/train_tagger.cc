#include "train/train_tagger.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/language/tagger.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"

namespace entente::train {
namespace {

constexpr int kRowBits = 20;
constexpr int kRounds = 8;
constexpr int kMargin = 30;     // by which the right tag must lead
constexpr int kSeenEnough = 3;  // times that make a word known
constexpr int kRareShare = 20;  // a tag is rare where fewer than one in so many bear it
constexpr int kFoldRounds = 4;
constexpr size_t kFolds = 4;
constexpr uint64_t kSeed = 1;

struct TaggedSentence {
  std::vector<extract::WordForm> words;
  std::vector<uint32_t> known;
  std::vector<int> tags;
  bool silver = false;
};

int TagNumber(const std::vector<std::string>& tags, const std::string& tag) {
  return static_cast<int>(std::lower_bound(tags.begin(), tags.end(), tag) - tags.begin());
}

std::vector<TaggedSentence> Prepare(const Treebank& treebank, const std::vector<std::string>& tags) {
  std::vector<TaggedSentence> sentences;
  for (const GoldSentence& gold : treebank) {
    TaggedSentence& sentence = sentences.emplace_back();
    sentence.words = WordForms(gold);
    sentence.silver = gold.silver;
    for (const GoldToken& token : gold.tokens) sentence.tags.push_back(TagNumber(tags, token.tag));
  }
  return sentences;
}

// The tags of each word that is seen often enough, those aside that it rarely bears. Parsed text counts too: it has
// words that the treebanks have not.
std::vector<extract::TagLexicon::Entry> CollectLexicon(const std::vector<TaggedSentence>& sentences, size_t held_out) {
  std::map<uint32_t, std::map<int, int>> words;
  for (size_t i = 0; i < sentences.size(); ++i) {
    if (i % kFolds == held_out) continue;
    for (size_t at = 0; at < sentences[i].words.size(); ++at)
      ++words[sentences[i].words[at].exact][sentences[i].tags[at]];
  }
  std::vector<extract::TagLexicon::Entry> lexicon;
  for (const auto& [word, tags] : words) {
    int total = 0;
    for (const auto& [tag, count] : tags) total += count;
    if (total < kSeenEnough) continue;
    uint32_t hash = 1;
    for (const auto& [tag, count] : tags) {
      if (count * kRareShare >= total) hash = extract::Mix(hash, static_cast<uint32_t>(tag));
    }
    lexicon.push_back({word, hash});
  }
  return lexicon;
}

// The best class other than `truth`.
int Rival(std::span<const int32_t> scores, int truth) {
  int best = truth == 0 ? 1 : 0;
  for (int cls = 0; cls < static_cast<int>(scores.size()); ++cls) {
    if (cls != truth && scores[static_cast<size_t>(cls)] > scores[static_cast<size_t>(best)]) best = cls;
  }
  return best;
}

void Learn(const TaggedSentence& sentence, PerceptronTrainer* trainer) {
  extract::FeatureHash features[extract::kTagFeatureCount];
  int32_t scores[256];
  int last = extract::kNoTag, second = extract::kNoTag;
  for (size_t at = 0; at < sentence.words.size(); ++at) {
    extract::TagFeatures({sentence.words, sentence.known}, at, last, second, features);
    trainer->Step();
    trainer->Score(features, scores);
    const std::span<const int32_t> classes(scores, static_cast<size_t>(trainer->classes()));
    const int truth = sentence.tags[at], rival = Rival(classes, truth);
    second = last;
    last = extract::BestClass(classes);
    if (scores[truth] - scores[rival] > kMargin) continue;
    trainer->Update(features, truth, 1);
    trainer->Update(features, rival, -1);
  }
}

struct TrainedTagger {
  std::string lexicon, weights;
};

// Trains on the sentences whose index leaves another rest than `held_out` (by kFolds); on all where it is kFolds. The
// weights learn from treebanks alone: a parser's tags of the web's English are worse than the tagger's.
TrainedTagger TrainWeights(std::vector<TaggedSentence> sentences, size_t classes, int rounds, size_t held_out) {
  const std::string section = extract::TagLexicon::Write(CollectLexicon(sentences, held_out));
  const extract::TagLexicon lexicon = extract::TagLexicon::Read(section, "tagger in training").value();
  for (TaggedSentence& sentence : sentences) sentence.known = extract::KnownTags(sentence.words, lexicon);
  PerceptronTrainer trainer(static_cast<int>(classes), kRowBits);
  Shuffler shuffler(kSeed);
  for (int round = 0; round < rounds; ++round) {
    for (size_t i : shuffler.Order(sentences.size())) {
      if (i % kFolds != held_out && !sentences[i].silver) Learn(sentences[i], &trainer);
    }
  }
  return {section, trainer.Finish()};
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
  const TrainedTagger tagger = TrainWeights(Prepare(treebank, tags), tags.size(), kRounds, kFolds);
  writer.Add("lexicon", tagger.lexicon);
  writer.Add("weights", tagger.weights);
  return writer;
}

std::vector<std::vector<uint8_t>> JackknifedTags(const Treebank& treebank, const std::vector<std::string>& tags) {
  const std::vector<TaggedSentence> sentences = Prepare(treebank, tags);
  std::vector<std::vector<uint8_t>> tagged(sentences.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const TrainedTagger tagger = TrainWeights(sentences, tags.size(), kFoldRounds, fold);
    const extract::Perceptron weights = extract::Perceptron::Read(tagger.weights, "tagger in training").value();
    const extract::TagLexicon lexicon = extract::TagLexicon::Read(tagger.lexicon, "tagger in training").value();
    for (size_t i = fold; i < sentences.size(); i += kFolds)
      extract::TagWords(sentences[i].words, lexicon, weights, &tagged[i]);
  }
  return tagged;
}

}  // namespace entente::train
