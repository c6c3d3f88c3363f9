#include "store/met_ids.h"

#include <gtest/gtest.h>

#include <random>

namespace entente::store {
namespace {

TEST(MetIdsTest, HasAllThatWereAddedAndFewOthers) {
  constexpr size_t kSteps = 20, kOfStep = 10'000;
  MetIds met;
  EXPECT_FALSE(met.MayHave(7));
  std::mt19937_64 added(1), asked(1), others(2);
  for (size_t step = 0; step < kSteps; ++step) {
    met.Reserve(kOfStep);
    for (size_t i = 0; i < kOfStep; ++i) met.Add(added());
  }
  size_t mistaken = 0;
  for (size_t i = 0; i < kSteps * kOfStep; ++i) {
    ASSERT_TRUE(met.MayHave(asked()));
    mistaken += met.MayHave(others()) ? 1 : 0;
  }
  EXPECT_LT(mistaken, kSteps * kOfStep / 50);
}

}  // namespace
}  // namespace entente::store
