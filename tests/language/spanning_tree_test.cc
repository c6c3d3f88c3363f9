#include "extract/language/spanning_tree.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace entente::extract {
namespace {

std::vector<int32_t> BestTree(const std::vector<float>& scores, size_t tokens) {
  static auto* search = new TreeSearch();  // as in the parser, which keeps it
  const std::span<const int32_t> heads = search->Best(scores, tokens);
  return {heads.begin(), heads.end()};
}

std::string Tree(const std::vector<float>& scores, size_t tokens) {
  return fmt::format("{}", BestTree(scores, tokens));
}

TEST(SpanningTree, OfNothingIsNothing) { EXPECT_EQ(Tree({}, 0), "[]"); }

TEST(SpanningTree, KeepsTheBestHeadsWhereTheyAreATree) { EXPECT_EQ(Tree({5, 0, 1, 1, 9, 0}, 2), "[-1, 0]"); }

TEST(SpanningTree, BreaksCycles) {
  // Tokens 0 and 1 like each other best; token 2 would rather hang from 0 than from the root.
  EXPECT_EQ(Tree({1, 0, 10, 2, 2, 10, 0, 1, 0, 5, 4, 0}, 3), "[1, -1, 0]");
}

TEST(SpanningTree, LeavesOneTokenAtTheRoot) { EXPECT_EQ(Tree({9, 0, 1, 8, 2, 0}, 2), "[-1, 0]"); }

// The sum of a tree's scores, or nothing where the heads are no tree with one root.
std::optional<float> Sum(const std::vector<float>& scores, const std::vector<int32_t>& heads) {
  float sum = 0;
  int roots = 0;
  for (size_t token = 0; token < heads.size(); ++token) {
    roots += heads[token] < 0;
    int32_t ancestor = static_cast<int32_t>(token);
    for (size_t steps = 0; ancestor >= 0; ++steps) {
      if (steps > heads.size()) return std::nullopt;
      ancestor = heads[static_cast<size_t>(ancestor)];
    }
    sum += scores[token * (heads.size() + 1) + static_cast<size_t>(heads[token] + 1)];
  }
  if (roots != 1) return std::nullopt;
  return sum;
}

float BestSum(const std::vector<float>& scores, std::vector<int32_t>* heads, size_t token) {
  if (token == heads->size()) return Sum(scores, *heads).value_or(-1e9f);
  float best = -1e9f;
  for (int32_t head = -1; head < static_cast<int32_t>(heads->size()); ++head) {
    if (head == static_cast<int32_t>(token)) continue;
    (*heads)[token] = head;
    best = std::max(best, BestSum(scores, heads, token + 1));
  }
  return best;
}

TEST(SpanningTree, IsTheBestOfAllTrees) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    const size_t tokens = 1 + random() % 5;
    std::vector<float> scores;
    for (size_t i = 0; i < tokens * (tokens + 1); ++i) scores.push_back(static_cast<float>(random() % 20));
    std::vector<int32_t> heads(tokens);
    EXPECT_EQ(Sum(scores, BestTree(scores, tokens)), BestSum(scores, &heads, 0)) << fmt::format("{}", scores);
  }
}

// Equal scores make as many contractions as there are tokens.
TEST(SpanningTree, OfEqualScoresHasOneRoot) {
  const size_t tokens = 400;
  const std::vector<int32_t> heads = BestTree(std::vector<float>(tokens * (tokens + 1), 0.5F), tokens);
  EXPECT_EQ(Sum(std::vector<float>(tokens * (tokens + 1), 0.5F), heads), 200.0F);
}

TEST(SpanningTree, HasOneRootHoweverMuchTheRootIsLiked) {
  std::mt19937 random(5);
  const size_t tokens = 60;
  std::vector<float> scores;
  for (size_t i = 0; i < tokens * (tokens + 1); ++i) {
    scores.push_back(static_cast<float>(random() % 1000) + (i % (tokens + 1) == 0 ? 1e6F : 0));
  }
  EXPECT_TRUE(Sum(scores, BestTree(scores, tokens)).has_value());
}

}  // namespace
}  // namespace entente::extract
