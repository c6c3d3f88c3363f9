#include "extract/events/edge_scorer.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace entente::extract {
namespace {

constexpr char kTable[] =
    "class\tfeature\tweight\n"
    "core\tbias\t1\ncore\tlemma=meet\t0.5\ncore\tto=person\t-2\nmarginal\tbias\t-1\n";

TEST(EdgeScorer, AddsTheWeightsOfAClass) {
  const EdgeScorer scorer = EdgeScorer::Parse(kTable, "t").value();
  const struct {
    bool marginal;
    std::vector<std::string> features;
    double share;
  } rows[] = {
      {false, {}, 0.731},
      {false, {"lemma=meet"}, 0.818},
      {false, {"lemma=meet", "to=person", "unheard-of"}, 0.378},
      {true, {"lemma=meet"}, 0.269},
  };
  for (const auto& row : rows) EXPECT_EQ(scorer.Share(row.marginal, row.features), row.share);
  EXPECT_EQ(EdgeScorer().Share(false, {"lemma=meet"}), 1);
}

TEST(EdgeScorer, TellsWhatWeighsMost) {
  const EdgeScorer scorer = EdgeScorer::Parse(kTable, "t").value();
  const std::vector<EdgeScorer::Signal> signals = scorer.Strongest(false, {"lemma=meet", "odd", "to=person"}, 9);
  ASSERT_EQ(signals.size(), 2U);
  EXPECT_EQ(signals[0].feature, "to=person");
  EXPECT_EQ(signals[1].weight, 0.5);
  EXPECT_EQ(scorer.Strongest(false, {"lemma=meet", "to=person"}, 1).size(), 1U);
}

TEST(EdgeScorer, RefusesWhatIsNoTable) {
  const std::pair<const char*, const char*> rows[] = {
      {"class\tfeature\n", "t:1: expected the header line \"class feature weight\", fields separated by tabs"},
      {"class\tfeature\tweight\nodd\ta\t0\n", "t:2: class is \"odd\"; expected core or marginal"},
      {"class\tfeature\tweight\ncore\ta\tb\n", "t:2: weight is \"b\"; expected a number"},
      {"class\tfeature\tweight\ncore\ta\tinf\n", "t:2: weight is \"inf\"; expected a number"},
      {"class\tfeature\tweight\ncore\ta\t1\ncore\ta\t2\n", "t:3: feature \"a\" stands further above"},
  };
  for (const auto& [table, message] : rows) EXPECT_EQ(EdgeScorer::Parse(table, "t").status().message(), message);
  EXPECT_EQ(EdgeScorer::Load("/nowhere/t").status().code(), ErrorCode::kIo);
}

}  // namespace
}  // namespace entente::extract
