#include "train/score.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/temporary_directory.h"
#include "train/train_lemmatizer.h"

namespace entente::train {
namespace {

// "Lee met Osei." with the tree that the arguments describe.
Treebank Gold() {
  GoldSentence sentence;
  sentence.tokens = {{"Lee", "Lee", "NNP", "nsubj:pass", 1, true},
                     {"met", "meet", "VBD", "root", -1, true},
                     {"Osei", "Osei", "NNP", "obj", 1, false},
                     {".", ".", ".", "punct", 1, true}};
  return {sentence, sentence};
}

TEST(Score, IsFullWhereAllAgrees) {
  const Treebank gold = Gold();
  EXPECT_EQ(Print(Compare(GoldAnalysis(gold), GoldAnalysis(gold))),
            "tokens 100.00 sentences 100.00 tags 100.00 lemmas 100.00 UAS 100.00 LAS 100.00 LAS+subtypes 100.00");
}

TEST(Score, CountsEachColumnByItself) {
  const Treebank gold = Gold();
  extract::Analysis system = GoldAnalysis(gold);
  system.words[0].relation = "nsubj";  // subtype wrong
  system.words[2].relation = "obl";    // relation wrong
  system.words[3].head = 0;            // head wrong
  system.words[4].tag = "NN";
  system.words[5].lemma = "met";
  system.words[6].lemma = "osei";
  EXPECT_EQ(Print(Compare(GoldAnalysis(gold), system)),
            "tokens 100.00 sentences 100.00 tags 87.50 lemmas 75.00 UAS 87.50 LAS 75.00 LAS+subtypes 62.50");
}

TEST(Score, AlignsWordsByTheirCharacters) {
  const Treebank gold = Gold();
  extract::Analysis system = GoldAnalysis(gold);
  // The first sentence's "Osei" and "." are one token, and both sentences are one.
  extract::Document& document = system.document;
  document.tokens[2].end = document.tokens[3].end;
  document.tokens.erase(document.tokens.begin() + 3);
  system.words.erase(system.words.begin() + 3);
  for (size_t i = 3; i < system.words.size(); ++i) system.words[i].head -= system.words[i].head < 0 ? 0 : 1;
  document.sentences = {{0, 7}};
  const Scores scores = Compare(GoldAnalysis(gold), system);
  EXPECT_EQ(scores.tokens.gold, 8u);
  EXPECT_EQ(scores.tokens.system, 7u);
  EXPECT_EQ(scores.tokens.correct, 6u);
  EXPECT_EQ(scores.sentences.correct, 0u);
  EXPECT_EQ(scores.heads.correct, 6u);
  EXPECT_DOUBLE_EQ(scores.tokens.F1(), 80.0);
}

TEST(Score, ComparesLemmasOnTheTreebanksOwnTags) {
  Treebank gold = Gold();
  const TemporaryDirectory directory;
  const std::string path = directory.path("lemmatizer.model");
  ASSERT_TRUE(TrainLemmatizer(gold).Write(path).ok());
  const Result<extract::Lemmatizer> lemmatizer = extract::Lemmatizer::Load(path);
  ASSERT_TRUE(lemmatizer.ok()) << lemmatizer.status().message();
  EXPECT_DOUBLE_EQ(CompareLemmas(gold, lemmatizer.value()).F1(), 100);
  gold[1].tokens[1].lemma = "encounter";
  EXPECT_DOUBLE_EQ(CompareLemmas(gold, lemmatizer.value()).F1(), 87.5);
}

TEST(Score, IsZeroForNothing) { EXPECT_EQ(Tally().F1(), 0); }

}  // namespace
}  // namespace entente::train
