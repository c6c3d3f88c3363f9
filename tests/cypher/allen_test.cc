// Allen's relations between rough intervals, against all the sharp ones that they may be.
#include <gtest/gtest.h>

#include <vector>

#include "query/time/allen.h"

namespace entente::query {
namespace {

constexpr int kDays = 4;

struct Sharp {
  int64_t start, end;
};

// By the definition: each pair of intervals stands in exactly one relation.
Allen RelationOf(const Sharp& a, const Sharp& b) {
  if (a.end < b.start) return Allen::kBefore;
  if (b.end < a.start) return Allen::kAfter;
  if (a.end == b.start) return Allen::kMeets;
  if (b.end == a.start) return Allen::kMetBy;
  if (a.start == b.start && a.end == b.end) return Allen::kEquals;
  if (a.start == b.start) return a.end < b.end ? Allen::kStarts : Allen::kStartedBy;
  if (a.end == b.end) return a.start > b.start ? Allen::kFinishes : Allen::kFinishedBy;
  if (a.start > b.start && a.end < b.end) return Allen::kDuring;
  if (a.start < b.start && a.end > b.end) return Allen::kContains;
  return a.start < b.start ? Allen::kOverlaps : Allen::kOverlappedBy;
}

std::vector<RoughInterval> RoughIntervals() {
  std::vector<RoughInterval> all;
  for (int64_t first_start = 0; first_start < kDays; ++first_start) {
    for (int64_t last_start = first_start; last_start < kDays; ++last_start) {
      for (int64_t first_end = first_start + 1; first_end <= kDays; ++first_end) {
        for (int64_t last_end = std::max(first_end, last_start + 1); last_end <= kDays; ++last_end) {
          all.push_back({first_start, last_start, first_end, last_end});
        }
      }
    }
  }
  return all;
}

std::vector<Sharp> SharpOnes(const RoughInterval& rough) {
  std::vector<Sharp> all;
  for (int64_t start = rough.first_start; start <= rough.last_start; ++start) {
    for (int64_t end = std::max(rough.first_end, start + 1); end <= rough.last_end; ++end) all.push_back({start, end});
  }
  return all;
}

TEST(Allen, PossibleAreThoseOfSomeSharpIntervals) {
  const auto all = RoughIntervals();
  ASSERT_EQ(all.size(), 50u);
  for (const RoughInterval& a : all) {
    for (const RoughInterval& b : all) {
      AllenSet expected;
      for (const Sharp& one : SharpOnes(a)) {
        for (const Sharp& other : SharpOnes(b)) expected.set(static_cast<size_t>(RelationOf(one, other)));
      }
      ASSERT_EQ(expected.to_string(), PossibleRelations(a, b).to_string());
    }
  }
}

struct Row {
  const char *a, *b;  // an edge's time, and what is asked for
  const char* relations;
};

std::string Relations(const AllenSet& possible) {
  std::string text;
  for (size_t i = 0; i < kAllenCount; ++i) {
    if (possible.test(i)) text += (text.empty() ? "" : " ") + std::string(AllenName(static_cast<Allen>(i)));
  }
  return text;
}

TEST(Allen, WhatWasToldIsAsSharpAsItWasTold) {
  const Row rows[] = {
      {"2019-04-25", "2019-04", "during"},
      {"2019-04-01", "2019-04", "starts"},
      {"2019-04-30", "2019-04", "finishes"},
      {"2019-04-25", "2019-04-25", "equals"},
      {"2019-04-25", "2019-04-26", "meets"},
      {"2019-04-25", "2019-04-27", "before"},
      {"2019-04-25/2019-04-27", "2019-04-26/2019-04-30", "overlaps"},
      // Some days of April: any of it, but no more.
      {"2019-04", "2019-04", "starts during finishes equals"},
      {"2019-04", "2019", "during"},
      {"2019-04", "2019-05", "before meets"},
      {"2019-04", "2019-06", "before"},
      {"2019-04", "2019-04-25", "before meets equals after metBy startedBy contains finishedBy"},
      {"2019", "2018", "after metBy"},
      {"2019", "2019-06",
       "before meets overlaps starts during finishes equals after metBy overlappedBy startedBy "
       "contains finishedBy"},
      // Of an open end it is not known when it was.
      {"2018/..", "2017", "after metBy"},
      {"../2018", "2019", "before meets"},
  };
  for (const Row& row : rows) {
    const auto told = ToldInterval(*TimeSpan::Parse(row.a));
    ASSERT_TRUE(told.has_value()) << row.a;
    EXPECT_EQ(row.relations, Relations(PossibleRelations(*told, SharpInterval(*TimeSpan::Parse(row.b)))))
        << row.a << " " << row.b;
  }
  EXPECT_FALSE(ToldInterval(TimeSpan::Unknown()).has_value());
}

}  // namespace
}  // namespace entente::query
