// What the readers of coreference corpora make of their lines, and the lines that they refuse.
#include "train/coreference_corpus.h"

#include <gtest/gtest.h>

#include <string>

namespace entente::train {
namespace {

extract::Document Words(const std::string& text) {
  extract::Document document;
  document.article.text = text;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    document.tokens.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    begin = end + 1;
  }
  document.sentences.push_back({0, static_cast<uint32_t>(document.tokens.size())});
  return document;
}

// "[the envoy|his] [his aide]", or the error.
std::string ReadChainsOf(const std::string& text, const std::string& conll) {
  const extract::Document document = Words(text);
  const Result<Chains> chains = ParseChains(conll, document, "a.conll");
  if (!chains.ok()) return chains.status().message();
  std::string printed;
  for (const Chain& chain : chains.value()) {
    printed += printed.empty() ? "[" : " [";
    for (size_t i = 0; i < chain.size(); ++i) printed += (i > 0 ? "|" : "") + std::string(document.Text(chain[i]));
    printed += "]";
  }
  return printed;
}

TEST(CoreferenceCorpus, ReadsNestedAndCrossingBrackets) {
  EXPECT_EQ(
      ReadChainsOf("The envoy saw his aide .",
                   "# begin document\n0\tThe\t(7\n1\tenvoy\t7)\n2\tsaw\t_\n3\this\t(2(7)\n4\taide\t2)\n5\t.\t_\n"),
      "[his aide] [The envoy|his]");
  EXPECT_EQ(ReadChainsOf("one and one more", "0\tone\t(1\n1\tand\t(1\n2\tone\t1)\n3\tmore\t1)\n"),
            "[and one|one and one more]");
}

TEST(CoreferenceCorpus, RefusesOtherTokensAndOpenBrackets) {
  const char* expected = "a.conll:2: expected number, the text's next token and matching brackets";
  EXPECT_EQ(ReadChainsOf("she left", "0\tshe\t(1)\n1\tstayed\t_\n"), expected);
  EXPECT_EQ(ReadChainsOf("she left", "0\tshe\t(1)\n1\tleft\t2)\n"), expected);
  EXPECT_EQ(ReadChainsOf("she left", "0\tshe\t(1)\n1\tleft\t*\n"), expected);
  EXPECT_EQ(ReadChainsOf("she left", "0\tshe\t(1\n1\tleft\t_\n"), "a.conll:3: tokens or brackets are missing");
  EXPECT_EQ(ReadChainsOf("she left", "0\tshe\t_\n"), "a.conll:2: tokens or brackets are missing");
}

constexpr char kHeader[] = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n";

std::string ReadExample(const std::string& line) {
  const Result<std::vector<GapExample>> examples = ParseGap(kHeader + line, "gap.tsv");
  if (!examples.ok()) return examples.status().message();
  const GapExample& example = examples.value().at(0);
  const auto words = [&](ByteSpan span) { return example.text.substr(span.begin, span.size()); };
  return words(example.pronoun) + (example.feminine ? " f " : " m ") + words(example.a) + (example.is_a ? "+ " : "- ") +
         words(example.b) + (example.is_b ? "+" : "-");
}

TEST(CoreferenceCorpus, OffsetsOfGapCountCharacters) {
  EXPECT_EQ(ReadExample("x-1\tZoë met Ana when she fell.\tshe\t17\tZoë\t0\tTRUE\tAna\t8\tFALSE\thttp://x\n"),
            "she f Zoë+ Ana-");
  EXPECT_EQ(ReadExample("x-1\tBo paid Al. His bill.\tHis\t12\tBo\t0\tFALSE\tAl\t8\tFALSE\thttp://x\r\n"),
            "His m Bo- Al-");
}

TEST(CoreferenceCorpus, RefusesOffsetsOfOtherWords) {
  const char* expected = "gap.tsv:2: expected 11 columns, and offsets of the words beside them";
  EXPECT_EQ(ReadExample("x-1\tBo paid Al. His bill.\tHis\t11\tBo\t0\tFALSE\tAl\t8\tFALSE\thttp://x\n"), expected);
  EXPECT_EQ(ReadExample("x-1\tBo paid Al. His bill.\tHis\t12\tBo\t0\tFALSE\tAl\t99\tFALSE\thttp://x\n"), expected);
  EXPECT_EQ(ReadExample("x-1\tBo paid Al.\tHis\t12\n"), expected);
}

}  // namespace
}  // namespace entente::train
