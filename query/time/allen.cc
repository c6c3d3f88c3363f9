#include "query/time/allen.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <vector>

namespace entente::query {
namespace {

constexpr int64_t kForever = std::numeric_limits<int32_t>::max();
constexpr int64_t kEver = std::numeric_limits<int32_t>::min();

// The first and the last day of the month or year that a day lies in; the day itself at the granularity of days.
Date UnitBegin(Date day, Granularity granularity) {
  if (granularity == Granularity::kDay) return day;
  const int month = granularity == Granularity::kYear ? 1 : day.month();
  return Date::FromCivil(day.year(), month, 1).value_or(day);
}

Date UnitEnd(Date day, Granularity granularity) {
  if (granularity == Granularity::kDay) return day;
  const TimeSpan unit =
      granularity == Granularity::kYear ? TimeSpan::Year(day.year()) : TimeSpan::Month(day.year(), day.month());
  return unit.last;
}

// The days that a border may be.
struct Days {
  int64_t least, most;
};

// Whether days can be chosen so that those of each group are equal, and groups come one after the other.
bool IsPossible(const std::vector<std::vector<Days>>& groups) {
  int64_t next = std::numeric_limits<int64_t>::min();
  for (const auto& group : groups) {
    int64_t most = std::numeric_limits<int64_t>::max();
    for (const Days& days : group) {
      next = std::max(next, days.least);
      most = std::min(most, days.most);
    }
    if (next > most) return false;
    ++next;
  }
  return true;
}

// For the first six and equality; the inverses ask with a and b exchanged.
bool IsPossible(Allen relation, const RoughInterval& a, const RoughInterval& b) {
  const Days a_start{a.first_start, a.last_start}, a_end{a.first_end, a.last_end};
  const Days b_start{b.first_start, b.last_start}, b_end{b.first_end, b.last_end};
  switch (relation) {
    case Allen::kBefore:
      return IsPossible({{a_start}, {a_end}, {b_start}, {b_end}});
    case Allen::kMeets:
      return IsPossible({{a_start}, {a_end, b_start}, {b_end}});
    case Allen::kOverlaps:
      return IsPossible({{a_start}, {b_start}, {a_end}, {b_end}});
    case Allen::kStarts:
      return IsPossible({{a_start, b_start}, {a_end}, {b_end}});
    case Allen::kDuring:
      return IsPossible({{b_start}, {a_start}, {a_end}, {b_end}});
    case Allen::kFinishes:
      return IsPossible({{b_start}, {a_start}, {a_end, b_end}});
    default:
      return IsPossible({{a_start, b_start}, {a_end, b_end}});
  }
}

}  // namespace

RoughInterval SharpInterval(const TimeSpan& span) {
  const int64_t start = span.first.day == TimeSpan::kOpenPast ? kEver : span.first.day;
  const int64_t end = span.last.day == TimeSpan::kOpenFuture ? kForever : int64_t{span.last.day} + 1;
  return {start, start, end, end};
}

std::optional<RoughInterval> ToldInterval(const TimeSpan& span) {
  if (!span.known()) return std::nullopt;
  RoughInterval told = SharpInterval(span);
  if (span.first.day == TimeSpan::kOpenPast) {
    told.last_start = told.last_end - 1;
  } else {
    told.last_start = std::min(int64_t{UnitEnd(span.first, span.granularity).day}, told.last_end - 1);
  }
  if (span.last.day == TimeSpan::kOpenFuture) {
    told.first_end = told.first_start + 1;
  } else {
    told.first_end = std::max(int64_t{UnitBegin(span.last, span.granularity).day}, told.first_start) + 1;
  }
  return told;
}

std::string_view AllenName(Allen relation) {
  constexpr std::array<std::string_view, kAllenCount> kNames = {
      "before", "meets", "overlaps",     "starts",    "during",   "finishes",  "equals",
      "after",  "metBy", "overlappedBy", "startedBy", "contains", "finishedBy"};
  return kNames[static_cast<size_t>(relation)];
}

AllenSet PossibleRelations(const RoughInterval& a, const RoughInterval& b) {
  AllenSet possible;
  constexpr size_t kInverses = static_cast<size_t>(Allen::kAfter);
  for (size_t i = 0; i < kInverses; ++i) {
    const Allen relation = static_cast<Allen>(i);
    possible[i] = IsPossible(relation, a, b);
    if (relation != Allen::kEquals) possible[kInverses + i] = IsPossible(relation, b, a);
  }
  return possible;
}

std::optional<bool> IsOneOf(const AllenSet& possible, const AllenSet& asked) {
  if ((possible & asked).none()) return false;
  if ((possible & ~asked).none()) return true;
  return std::nullopt;
}

}  // namespace entente::query
