#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "extract/language/lemmatizer.h"
#include "extract/language/parser.h"
#include "train/perceptron_trainer.h"
#include "train/shuffle.h"
#include "train/train_lemmatizer.h"
#include "train/train_parser.h"
#include "train/train_tagger.h"

namespace entente::train {
namespace {

using extract::ParseAction;

// The heads that a sequence of actions builds.
std::vector<int> HeadsOf(const std::vector<ParseAction>& actions, int size) {
  extract::ParseStates states;
  const extract::ParseState* state = states.Begin(size);
  std::vector<int> heads(static_cast<size_t>(size), -2);
  for (ParseAction action : actions) {
    if (!states.IsAllowed(*state, action)) return {};
    if (action != ParseAction::kShift) {
      const int head = extract::ArcHead(*state, action);
      heads[static_cast<size_t>(extract::ArcChild(*state))] = head == size ? -1 : head;
    }
    state = states.After(*state, action, 0, 0);
  }
  return heads;
}

TEST(GoldActions, BuildTheirTree) {
  const std::vector<std::vector<int>> trees = {
      {-1}, {1, -1}, {-1, 0}, {1, -1, 1, 4, 1}, {-1, 2, 0, 2, 0}, {4, 0, 1, 2, -1}};
  for (const std::vector<int>& heads : trees)
    EXPECT_EQ(HeadsOf(GoldActions(heads), static_cast<int>(heads.size())), heads);
}

TEST(GoldActions, BuildAnyProjectiveTree) {
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    std::vector<int> heads{-1};
    const int size = static_cast<int>(random() % 20);
    for (int token = 1; token < size; ++token)
      heads.push_back(static_cast<int>(random() % static_cast<unsigned>(token)));
    const std::vector<int> projective = Projective(heads);
    EXPECT_EQ(HeadsOf(GoldActions(projective), static_cast<int>(projective.size())), projective)
        << fmt::format("{}", heads);
  }
}

TEST(Projective, LiftsCrossingArcs) {
  EXPECT_EQ(Projective({1, -1, 1}), (std::vector<int>{1, -1, 1}));
  // "A hearing is scheduled on the issue": the issue hangs from the hearing, across the verb.
  EXPECT_EQ(Projective({1, 3, 3, -1, 1}), (std::vector<int>{1, 3, 3, -1, 3}));
}

TEST(Projective, LeavesNoCrossingArcs) {
  std::mt19937 random(9);
  for (int i = 0; i < 300; ++i) {
    std::vector<int> heads{-1};
    const int size = 2 + static_cast<int>(random() % 12);
    for (int token = 1; token < size; ++token)
      heads.push_back(static_cast<int>(random() % static_cast<unsigned>(token)));
    // Tokens in another order give arcs that cross.
    const std::vector<size_t> place = Shuffler(static_cast<uint64_t>(i)).Order(heads.size());
    std::vector<int> mixed(heads.size());
    for (size_t token = 0; token < heads.size(); ++token) {
      mixed[place[token]] = heads[token] < 0 ? -1 : static_cast<int>(place[static_cast<size_t>(heads[token])]);
    }
    const std::vector<int> projective = Projective(mixed);
    EXPECT_EQ(HeadsOf(GoldActions(projective), size), projective) << fmt::format("{}", mixed);
  }
}

TEST(PerceptronTrainer, AveragesItsWeights) {
  PerceptronTrainer trainer(2, 1);
  const extract::FeatureHash feature[] = {0};
  trainer.Step();
  trainer.Update(feature, 0, 1);  // stands for 3 of 4 steps (the last one included)
  trainer.Step();
  trainer.Step();
  trainer.Update(feature, 1, 3);  // 3 for 1 of 4
  int32_t scores[2];
  trainer.Score(feature, scores);
  EXPECT_EQ(scores[0], 1);
  EXPECT_EQ(scores[1], 3);
  const std::string section = trainer.Finish();
  extract::Perceptron::Read(section, "test").value().Score(feature, scores);
  EXPECT_EQ(scores[0], 127);
  EXPECT_EQ(scores[1], 127);
}

TEST(Shuffler, GivesTheSameOrdersEverywhere) {
  Shuffler shuffler(1);
  EXPECT_EQ(fmt::format("{} {}", shuffler.Order(6), shuffler.Order(6)), "[4, 0, 2, 1, 5, 3] [1, 3, 0, 4, 5, 2]");
}

Treebank Sentences() {
  GoldSentence active, passive;
  active.tokens = {{"Lee", "Lee", "NNP", "nsubj", 1, true},
                   {"met", "meet", "VBD", "root", -1, true},
                   {"envoys", "envoy", "NNS", "obj", 1, true}};
  passive.tokens = {{"Envoys", "envoy", "NNS", "nsubj:pass", 2, true},
                    {"were", "be", "VBD", "aux:pass", 2, true},
                    {"met", "meet", "VBN", "root", -1, true}};
  Treebank treebank;
  for (int i = 0; i < 8; ++i) {
    treebank.push_back(active);
    treebank.push_back(passive);
  }
  return treebank;
}

TEST(TrainParser, GivesTheSameBytesFromTheSameData) {
  const Treebank treebank = Sentences();
  const std::vector<std::string> tags = TagNames(treebank);
  ParserSettings settings;
  settings.rounds = 2;
  const std::string bytes = TrainParser(treebank, tags, settings).Bytes();
  EXPECT_TRUE(bytes == TrainParser(treebank, tags, settings).Bytes());
}

std::string LemmasOf(const Treebank& treebank, const std::vector<std::pair<std::string, std::string>>& words) {
  const std::string path = testing::TempDir() + "entente_small_lemmatizer.model";
  if (!TrainLemmatizer(treebank).Write(path).ok()) return "not written";
  Result<extract::Lemmatizer> lemmatizer = extract::Lemmatizer::Load(path);
  std::filesystem::remove(path);
  if (!lemmatizer.ok()) return lemmatizer.status().message();
  std::string lemmas;
  for (const auto& [form, tag] : words) lemmas += lemmatizer.value().Lemma(form, tag) + " ";
  return lemmas;
}

TEST(TrainLemmatizer, LearnsEndingsAndExceptions) {
  GoldSentence sentence;
  for (const auto& [form, lemma] : std::vector<std::pair<std::string, std::string>>{{"signed", "sign"},
                                                                                    {"walked", "walk"},
                                                                                    {"Visited", "visit"},
                                                                                    {"went", "go"},
                                                                                    {"tried", "try"},
                                                                                    {"cried", "cry"}}) {
    sentence.tokens.push_back({form, lemma, "VBD", "root", -1, true});
  }
  sentence.tokens.push_back({"it’s", "it’s", "NN", "root", -1, true});
  EXPECT_EQ(LemmasOf({sentence}, {{"talked", "VBD"},
                                  {"went", "VBD"},
                                  {"Went", "VBD"},
                                  {"dried", "VBD"},
                                  {"visited", "VBD"},
                                  {"it’s", "NN"},
                                  {"geese", "NNS"}}),
            "talk go go dry visit it's geese ");
}

TEST(TrainParser, LearnsWhatItIsShown) {
  const Treebank treebank = Sentences();
  const std::vector<std::string> tags = TagNames(treebank);
  ParserSettings settings;
  settings.rounds = 3;
  const std::string path = testing::TempDir() + "entente_small_parser.model";
  ASSERT_TRUE(TrainParser(treebank, tags, settings).Write(path).ok());
  Result<extract::Parser> parser = extract::Parser::Load(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(parser.ok()) << parser.status().message();
  extract::BeamSearch search = parser.value().MakeSearch();
  extract::ParseTree tree;
  const std::vector<extract::WordForm> words = WordForms(treebank[1]);
  parser.value().Parse({words, std::vector<uint8_t>{1, 2, 3}}, &search, &tree);
  std::string printed;
  for (size_t i = 0; i < 3; ++i)
    printed += fmt::format("{}:{} ", tree.heads[i], parser.value().relations()[tree.labels[i]]);
  EXPECT_EQ(printed, "2:nsubj:pass 2:aux:pass -1:root ");
}

}  // namespace
}  // namespace entente::train
