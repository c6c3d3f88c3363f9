#include "train/names_training.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "extract/language/names_features.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"

namespace entente::train {
namespace {

using extract::NameFeatures;
using extract::NameLabels;
using extract::NameSearch;
using extract::TokenFeatures;
using extract::TokenSpan;

constexpr uint64_t kShuffleSeed = 1;

// A stretch of a document with its features and labels.
struct Example {
  std::vector<TokenSpan> sentences;
  TokenFeatures features;
  std::vector<uint8_t> labels;
  size_t document = 0;
};

std::vector<uint8_t> LabelsOf(const NamedDocument& document, const std::vector<TokenSpan>& stretch) {
  return {document.labels.begin() + stretch.front().begin, document.labels.begin() + stretch.back().end};
}

std::vector<Example> FirstExamples(const NamesCorpus& corpus, const extract::Gazetteer& gazetteer) {
  std::vector<Example> examples;
  for (size_t i = 0; i < corpus.size(); ++i) {
    for (const auto& stretch : extract::NameStretches(corpus[i].document)) {
      const NameFeatures features(corpus[i].document, corpus[i].words, stretch, gazetteer);
      Example& example = examples.emplace_back();
      features.FirstPass(&example.features);
      example.sentences.assign(features.sentences().begin(), features.sentences().end());
      example.labels = LabelsOf(corpus[i], stretch);
      example.document = i;
    }
  }
  return examples;
}

uint32_t PreviousOf(const std::vector<uint8_t>& labels, size_t at, size_t first) {
  return at == first ? extract::kSentenceStart : labels[at - 1];
}

// Moves the weights from what was guessed to what is right.
void Correct(const Example& example, TokenSpan sentence, const std::vector<uint8_t>& guess,
             PerceptronTrainer* trainer) {
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    const size_t token = sentence.begin + at;
    const int gold = example.labels[token];
    if (gold != guess[at]) {
      trainer->Update(example.features.Of(token), gold, 1);
      trainer->Update(example.features.Of(token), guess[at], -1);
    }
    const auto after_gold = extract::TransitionFeature(PreviousOf(example.labels, token, sentence.begin));
    const auto after_guess = extract::TransitionFeature(PreviousOf(guess, at, 0));
    if (after_gold == after_guess && gold == guess[at]) continue;
    trainer->Update({&after_gold, 1}, gold, 1);
    trainer->Update({&after_guess, 1}, guess[at], -1);
  }
}

void Learn(const Example& example, PerceptronTrainer* trainer) {
  std::vector<uint8_t> guess;
  for (const TokenSpan& sentence : example.sentences) {
    trainer->Step();
    guess.clear();
    NameSearch(*trainer).Label(example.features, sentence.begin, sentence.end, &guess);
    if (!std::equal(guess.begin(), guess.end(), example.labels.begin() + sentence.begin)) {
      Correct(example, sentence, guess, trainer);
    }
  }
}

// Trains on the documents whose number leaves another rest than `held_out` by settings.folds.
std::string TrainWeights(const std::vector<Example>& examples, int rounds, size_t held_out,
                         const NamesSettings& settings) {
  const NameLabels labels(NameClasses());
  PerceptronTrainer trainer(static_cast<int>(labels.size()), settings.row_bits);
  Shuffler shuffler(kShuffleSeed);
  for (int round = 0; round < rounds; ++round) {
    for (size_t i : shuffler.Order(examples.size())) {
      if (examples[i].document % settings.folds != held_out) Learn(examples[i], &trainer);
    }
    if (settings.report) settings.report(fmt::format("round {} of {}", round + 1, rounds));
  }
  return trainer.Finish(settings.clip);
}

std::vector<uint8_t> LabelAll(const Example& example, const extract::Perceptron& weights) {
  std::vector<uint8_t> labels;
  NameSearch search(weights);
  for (const TokenSpan& sentence : example.sentences) {
    search.Label(example.features, sentence.begin, sentence.end, &labels);
  }
  return labels;
}

// What a first pass says of each example that it was not trained on.
std::vector<std::vector<uint8_t>> FoldedLabels(const std::vector<Example>& examples, const NamesSettings& settings) {
  std::vector<std::vector<uint8_t>> labels(examples.size());
  for (size_t fold = 0; fold < settings.folds; ++fold) {
    const std::string section = TrainWeights(examples, settings.fold_rounds, fold, settings);
    const extract::Perceptron weights = extract::Perceptron::Read(section, "names in training").value();
    for (size_t i = 0; i < examples.size(); ++i) {
      if (examples[i].document % settings.folds == fold) labels[i] = LabelAll(examples[i], weights);
    }
  }
  return labels;
}

void AddSecondPass(const NamesCorpus& corpus, const extract::Gazetteer& gazetteer,
                   const std::vector<std::vector<uint8_t>>& labels, std::vector<Example>* examples) {
  size_t next = 0;
  for (const NamedDocument& document : corpus) {
    for (const auto& stretch : extract::NameStretches(document.document)) {
      Example& example = (*examples)[next];
      TokenFeatures second;
      NameFeatures(document.document, document.words, stretch, gazetteer)
          .SecondPass(example.features, labels[next], &second);
      example.features = std::move(second);
      ++next;
    }
  }
}

std::vector<std::string> ClassNames() { return {NameClasses().begin(), NameClasses().end()}; }

}  // namespace

extract::ModelFileWriter TrainNames(const NamesCorpus& corpus, const extract::Gazetteer& gazetteer,
                                    const NamesSettings& settings) {
  std::vector<Example> examples = FirstExamples(corpus, gazetteer);
  extract::ModelFileWriter writer("names");
  writer.Add("classes", extract::JoinLines(ClassNames()));
  writer.Add("first", TrainWeights(examples, settings.rounds, settings.folds, settings));
  AddSecondPass(corpus, gazetteer, FoldedLabels(examples, settings), &examples);
  writer.Add("second", TrainWeights(examples, settings.rounds, settings.folds, settings));
  return writer;
}

std::map<std::string, NameTally> ScoreNames(const NamesCorpus& corpus, const extract::NameFinder& finder) {
  using Key = std::tuple<uint32_t, uint32_t, std::string>;
  std::map<std::string, NameTally> tallies;
  const NameLabels labels(NameClasses());
  for (const NamedDocument& document : corpus) {
    std::vector<extract::Name> gold;
    labels.AppendNames(document.labels, 0, &gold);
    std::set<Key> expected;
    for (const extract::Name& name : gold) expected.emplace(name.tokens.begin, name.tokens.end, name.label);
    for (const auto& [begin, end, cls] : expected) {
      ++tallies[cls].gold;
      ++tallies["all"].gold;
    }
    for (const extract::Name& name : finder.Find(document.document, document.words)) {
      const std::string cls(name.label);
      const size_t right = expected.contains(Key(name.tokens.begin, name.tokens.end, cls));
      for (NameTally* tally : {&tallies[cls], &tallies["all"]}) {
        ++tally->found;
        tally->right += right;
      }
    }
  }
  return tallies;
}

}  // namespace entente::train
