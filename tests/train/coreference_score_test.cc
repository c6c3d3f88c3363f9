// The arithmetic of the coreference scores: chains as words of letters, one a mention; the right values are derived by
// hand from the definitions and stand beside each row.
#include "train/coreference_score.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace entente::train {
namespace {

// "ab cd": two chains of two mentions.
Chains ReadChains(const std::string& text) {
  Chains chains;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    chains.emplace_back();
    for (const char letter : word) {
      const auto at = static_cast<uint32_t>(letter);
      chains.back().push_back({at, at + 1});
    }
  }
  return chains;
}

std::string Print(const char* name, const CoreferenceTally& tally) {
  return fmt::format("{} {:.2f} {:.2f} {:.2f}", name, tally.recall(), tally.precision(), tally.f1());
}

std::string Score(const char* gold, const char* system) {
  const CoreferenceScores scores = ScoreChains(ReadChains(gold), ReadChains(system));
  return Print("muc", scores.muc) + ", " + Print("b3", scores.b_cubed) + ", " + Print("ceaf", scores.ceaf);
}

TEST(CoreferenceScore, CountsLinksMentionsAndChains) {
  struct Row {
    const char *gold, *system, *scores;
  };
  const Row rows[] = {
      {"abc de", "abc de", "muc 100.00 100.00 100.00, b3 100.00 100.00 100.00, ceaf 100.00 100.00 100.00"},
      // A chain cut in two keeps 2 of 3 links; each mention keeps half of its chain; 2*2/(4+2) of one chain.
      {"abcd", "ab cd", "muc 66.67 100.00 80.00, b3 50.00 100.00 66.67, ceaf 66.67 33.33 44.44"},
      // The other way round: 2 of 3 links are right; the chain of four is assigned to one of two.
      {"ab cd", "abcd", "muc 100.00 66.67 80.00, b3 100.00 50.00 66.67, ceaf 33.33 66.67 44.44"},
      // Chains of 5, 2 and 5. The small one joined to a large one: 9 of 10 links; (5 + (2*2 + 5*5)/7) / 12;
      // 1 + 2*5/(7+5) over 3 and 2 chains.
      {"abcde fg hijkl", "abcde fghijkl", "muc 100.00 90.00 94.74, b3 100.00 76.19 86.49, ceaf 61.11 91.67 73.33"},
      // The large ones joined: as many links wrong, more mentions; (50/10*... = 5 + 2) / 12; 1 + 2*5/(10+5).
      {"abcde fg hijkl", "abcdehijkl fg", "muc 100.00 90.00 94.74, b3 100.00 58.33 73.68, ceaf 55.56 83.33 66.67"},
      // All in one: 9 of 11 links; (25 + 4 + 25) / 12 / 12; 2*5/17.
      {"abcde fg hijkl", "abcdefghijkl", "muc 100.00 81.82 90.00, b3 100.00 37.50 54.55, ceaf 19.61 58.82 29.41"},
      // None joined: no link; (1 + 1 + 1) / 12; 2/6 + 2/3 + 2/6.
      {"abcde fg hijkl", "a b c d e f g h i j k l",
       "muc 0.00 0.00 0.00, b3 25.00 100.00 40.00, ceaf 44.44 11.11 17.78"},
      // Mentions of one side alone (e; h and i): 1+1 of 2+3 links, 1+0+1 of 1+1+3; mentions (5/3 + 5/4) / 7 and
      // (2 + 1 + 1) / 8; chains 0.8 + 0.5 over 2 and 3.
      {"abc defg", "ab cd fghi", "muc 40.00 40.00 40.00, b3 41.67 50.00 45.45, ceaf 65.00 43.33 52.00"},
      // A chain of nothing but wrong mentions costs precision alone.
      {"ab", "ab xy", "muc 100.00 50.00 66.67, b3 100.00 50.00 66.67, ceaf 100.00 50.00 66.67"},
      {"ab", "", "muc 0.00 0.00 0.00, b3 0.00 0.00 0.00, ceaf 0.00 0.00 0.00"},
      {"", "ab", "muc 0.00 0.00 0.00, b3 0.00 0.00 0.00, ceaf 0.00 0.00 0.00"},
  };
  for (const Row& row : rows) EXPECT_EQ(Score(row.gold, row.system), row.scores) << row.gold << " | " << row.system;
}

TEST(CoreferenceScore, DocumentsAddUpBeforeTheyAreDivided) {
  CoreferenceScores scores = ScoreChains(ReadChains("abcd"), ReadChains("ab cd"));
  scores += ScoreChains(ReadChains("abc"), ReadChains("abc"));
  // Links: 2 of 3 and 2 of 2. Mentions: 2 of 4 and 3 of 3. Chains: 2/3 of 1 (2) and 1 of 1 (1).
  EXPECT_EQ(Print("muc", scores.muc), "muc 80.00 100.00 88.89");
  EXPECT_EQ(Print("b3", scores.b_cubed), "b3 71.43 100.00 83.33");
  EXPECT_EQ(Print("ceaf", scores.ceaf), "ceaf 83.33 55.56 66.67");
  EXPECT_EQ(fmt::format("{:.2f}", scores.conll()), "79.63");
}

TEST(CoreferenceScore, MentionsAreFoundWhateverTheirChain) {
  EXPECT_EQ(Print("found", ScoreChains(ReadChains("abc defg"), ReadChains("ab cd fghi")).found),
            "found 85.71 75.00 80.00");
}

TEST(BestAssignment, IsNotTheGreedyOne) {
  EXPECT_DOUBLE_EQ(BestAssignment({{0.9, 0.8}, {0.8, 0.1}}), 1.6);
  EXPECT_DOUBLE_EQ(BestAssignment({{0.5, 0.9, 0.6}, {0.4, 0.8, 0.1}}), 1.4);
  EXPECT_DOUBLE_EQ(BestAssignment({{0.5, 0.4}, {0.9, 0.8}, {0.6, 0.1}}), 1.4);
  EXPECT_DOUBLE_EQ(BestAssignment({{7, 4, 3}, {6, 8, 5}, {9, 4, 4}}), 20);
  EXPECT_DOUBLE_EQ(BestAssignment({}), 0);
}

}  // namespace
}  // namespace entente::train
