// The two decisions of each GAP example and what they add up to.
#include "train/gap_score.h"

#include <gtest/gtest.h>

namespace entente::train {
namespace {

GapExample Example(bool feminine, bool is_a, bool is_b) {
  GapExample example;
  example.feminine = feminine;
  example.is_a = is_a;
  example.is_b = is_b;
  return example;
}

TEST(GapScore, CountsDecisionsThatAreYes) {
  GapScores scores;
  scores.Add(Example(false, true, false), true, false);    // right
  scores.Add(Example(false, false, true), true, false);    // the other name
  scores.Add(Example(false, false, false), false, false);  // neither, and said so
  scores.Add(Example(true, true, false), false, false);    // missed
  scores.Add(Example(true, false, true), true, true);      // one of two
  scores.Add(Example(true, false, false), false, true);    // neither, but one is named
  // Masculine 1 of 2 given and 2 gold; feminine 1 of 3 given and 2 gold; 40 / 50.
  EXPECT_EQ(Print(scores), "F1 44.4 P 40.0 R 50.0, masculine 50.0, feminine 40.0, bias 0.80");
  EXPECT_EQ(Print(GapScores()), "F1 0.0 P 0.0 R 0.0, masculine 0.0, feminine 0.0, bias 0.00");
}

}  // namespace
}  // namespace entente::train
