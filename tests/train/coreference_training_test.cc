// The ranker learns which feature makes an antecedent right, also where several are, and always to the same bytes.
#include "train/coreference_training.h"

#include <gtest/gtest.h>

#include <vector>

namespace entente::train {
namespace {

constexpr extract::FeatureHash kSubject = 1, kObject = 2, kNear = 3, kNobody = 4;

std::vector<RankingExample> Lessons() {
  return {
      {{{kSubject}, {kObject, kNear}, {kNobody}}, {true, false, false}},
      {{{kObject}, {kSubject, kNear}, {kNobody}}, {false, true, false}},
      // Which of the two it is nobody tells, only that it is one of them.
      {{{kSubject}, {kSubject, kNear}, {kNobody}}, {true, true, false}},
      {{{kObject}, {kNobody}}, {false, true}},
  };
}

int32_t ScoreOf(const std::string& section, std::vector<extract::FeatureHash> features) {
  const auto weights = extract::Perceptron::Read(section, "test");
  int32_t score = 0;
  weights.value().Score(features, &score);
  return score;
}

TEST(CoreferenceTraining, PrefersWhatWasRight) {
  const std::string section = TrainRanking(Lessons(), {.nobody_margin = 0, .row_bits = 4});
  EXPECT_GT(ScoreOf(section, {kSubject}), ScoreOf(section, {kNobody}));
  EXPECT_GT(ScoreOf(section, {kNobody}), ScoreOf(section, {kObject}));
  EXPECT_GT(ScoreOf(section, {kSubject}), ScoreOf(section, {kObject, kNear}));
}

// Nobody is ahead while the ranker learns, so that afterwards, without the lead, it is chosen less often.
TEST(CoreferenceTraining, PutsNobodyBackByTheMargin) {
  const auto lead = [](double margin) {
    const std::string section = TrainRanking(Lessons(), {.nobody_margin = margin, .row_bits = 4});
    return ScoreOf(section, {kNobody}) - ScoreOf(section, {kSubject});
  };
  EXPECT_LT(lead(4), lead(0));
}

TEST(CoreferenceTraining, GivesTheSameBytesAgain) {
  EXPECT_EQ(TrainRanking(Lessons(), {.row_bits = 4}), TrainRanking(Lessons(), {.row_bits = 4}));
}

}  // namespace
}  // namespace entente::train
