#include "train/news_patterns.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.h"

namespace entente::train {
namespace {

Result<Treebank> Make(const std::string& patterns, size_t copies) {
  return MakeNewsSentences(TemporaryDirectory().Write("entente_patterns.txt", patterns), copies);
}

std::string Print(const GoldSentence& sentence) {
  std::string printed;
  for (const GoldToken& token : sentence.tokens)
    printed += fmt::format("{}/{}/{}/{} ", token.form, token.tag, token.head + 1, token.relation);
  return printed;
}

TEST(NewsPatterns, FillTheirSlots) {
  const std::string patterns =
      "# names\n@name: the/DT/2/det envoy/NN/0\n@pair: @name/0 and/CC/3/cc @name/1/conj\n\n"
      "@pair/2/nsubj met/VBD/0/root @name/2/obj ././2/punct\n";
  Result<Treebank> treebank = Make(patterns, 1);
  ASSERT_TRUE(treebank.ok()) << treebank.status().message();
  ASSERT_EQ(treebank.value().size(), 1u);
  EXPECT_EQ(Print(treebank.value()[0]),
            "The/DT/2/det envoy/NN/6/nsubj and/CC/5/cc the/DT/5/det envoy/NN/2/conj met/VBD/0/root the/DT/8/det "
            "envoy/NN/6/obj ././6/punct ");
}

TEST(NewsPatterns, ChooseAmongTheLinesOfASlot) {
  Result<Treebank> treebank = Make("@day: Monday/NNP/0 | Friday/NNP/0\n@day/0/root\n", 20);
  ASSERT_TRUE(treebank.ok());
  std::set<std::string> printed;
  for (const GoldSentence& sentence : treebank.value()) printed.insert(Print(sentence));
  EXPECT_EQ(printed, (std::set<std::string>{"Friday/NNP/0/root ", "Monday/NNP/0/root "}));
}

TEST(NewsPatterns, RefuseWhatCannotBeRead) {
  const auto message = [](const std::string& patterns) {
    const std::string text = Make(patterns, 1).status().message();
    return text.substr(text.find(".txt") + 4);
  };
  const std::string expected = ": expected tokens form/tag/head/relation that make a tree";
  EXPECT_EQ(message("word\n"), ":1" + expected);
  EXPECT_EQ(message("# good\n\na/NN/0/root b/NN/x/dep\n"), ":3" + expected);
  EXPECT_EQ(message("a/NN/0/root b/NN/0/root\n"), ":1" + expected);
  EXPECT_EQ(message("a/NN/0/root b/NN/3/dep\n"), ":1" + expected);
  EXPECT_EQ(message("a/NN/0/root b/NN/3/dep c/NN/2/dep\n"), ":1" + expected);
  EXPECT_EQ(message("@day/0/root\n"), ": a slot in \"@day ...\" is not defined or contains itself");
  EXPECT_EQ(message("@day: @day/0\n@day/0/root\n"), ": a slot in \"@day ...\" is not defined or contains itself");
}

TEST(NewsPatterns, OfTheProjectCanBeRead) {
  const Result<Treebank> treebank = MakeNewsSentences(ENTENTE_SOURCE_DIR "/train/news_patterns.txt", 2);
  ASSERT_TRUE(treebank.ok()) << treebank.status().message();
  for (const GoldSentence& sentence : treebank.value()) {
    std::vector<int> heads;
    for (const GoldToken& token : sentence.tokens) heads.push_back(token.head);
    ASSERT_TRUE(IsTree(heads)) << Print(sentence);
  }
}

}  // namespace
}  // namespace entente::train
