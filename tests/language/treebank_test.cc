#include "train/treebank.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "extract/language/print.h"
#include "tests/support/temporary_directory.h"

namespace entente::train {
namespace {

Result<Treebank> Read(const std::string& content) {
  return ReadTreebank(TemporaryDirectory().Write("entente_treebank.conllu", content));
}

std::string Row(const std::string& index, const std::string& form, int head, const std::string& misc = "_") {
  return fmt::format("{}\t{}\tl\tX\tNN\t_\t{}\tdep\t_\t{}\n", index, form, head, misc);
}

TEST(Treebank, GivesBackItsText) {
  const std::string content = "# newdoc id = GUM_news_one\n# newpar\n" + Row("1-2", "don't", 0, "SpaceAfter=No") +
                              Row("1", "do", 0) + Row("2", "n't", 1) + Row("3", ".", 1) + "\n" + Row("1", "Go", 0) +
                              Row("1.1", "gone", 0) + "\n# newpar\n" + Row("1", "Now", 0, "SpaceAfter=No") +
                              Row("2", "!", 1) + "\n";
  Result<Treebank> treebank = Read(content);
  ASSERT_TRUE(treebank.ok()) << treebank.status().message();
  const extract::Document document = GoldDocument(treebank.value());
  EXPECT_EQ(document.article.text, "don't. Go \n\nNow! ");
  EXPECT_EQ(extract::Print(document), "do n't .\nGo\nNow !\n");
  EXPECT_EQ(treebank.value()[0].tokens[1].head, 0);
  EXPECT_EQ(treebank.value()[0].tokens[0].head, -1);
}

TEST(Treebank, RefusesWhatIsNoConllu) {
  const auto message = [](const std::string& content) {
    const std::string text = Read(content).status().message();
    return text.substr(text.find(".conllu") + 7);
  };
  EXPECT_EQ(message("words\n"), ":1: expected CoNLL-U, and each sentence a tree");
  EXPECT_EQ(message(Row("1", "a", 0) + Row("3", "b", 1)), ":2: expected CoNLL-U, and each sentence a tree");
  EXPECT_EQ(message(Row("1", "a", 7) + "\n"), ":2: expected CoNLL-U, and each sentence a tree");
  EXPECT_EQ(message(Row("1", "a", 7)), ":1: expected CoNLL-U, and each sentence a tree");
}

TEST(Treebank, KeepsTheGenresThatMayBeShipped) {
  Treebank treebank(5);
  treebank[0].document = "GUM_news_one";
  treebank[1].document = "GUM_fiction_two";
  treebank[2].document = "weblog-three";
  treebank[3].document = "GUM_conversation_four";
  treebank[4].document = "GUM_reddit_five";
  std::string kept;
  for (const GoldSentence& sentence : OpenPart(treebank)) kept += sentence.document + " ";
  EXPECT_EQ(kept, "GUM_news_one weblog-three GUM_conversation_four ");
}

}  // namespace
}  // namespace entente::train
