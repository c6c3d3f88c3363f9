// Functions that compare when things happened.
#include <fmt/format.h>

#include "query/evaluate.h"
#include "query/functions.h"
#include "query/time/allen.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

// Nearest days that the graph can hold.
Date DayOf(const Temporal& date) {
  return {static_cast<int32_t>(std::clamp<int64_t>(date.day, TimeSpan::kOpenPast + 1, TimeSpan::kOpenFuture - 1))};
}

// When a relationship happened, as far as it was told; what a date or a text asks for, exactly. nullopt where it is not
// known or, after a failure, where the value has no time.
std::optional<RoughInterval> IntervalOf(Evaluator& evaluator, const Expression& call, const Value& value) {
  if (value.is(Type::kDate)) return SharpInterval(TimeSpan::Day(DayOf(value.temporal())));
  if (value.is(Type::kString)) {
    const auto span = TimeSpan::Parse(value.string());
    if (span && span->known()) return SharpInterval(*span);
    evaluator.Fail(call, fmt::format("{} does not read '{}' as a time; write 2019, 2019-04, 2019-04-25 or "
                                     "2019-04-25/2019-05",
                                     call.name, value.string()));
    return std::nullopt;
  }
  if (!value.is(Type::kRelationship)) {
    evaluator.Fail(call, fmt::format("{} takes relationships, dates and texts such as '2019-04', this is {}", call.name,
                                     TypeName(value.type())));
    return std::nullopt;
  }
  const auto time = value.relationship()->Get("time");
  if (!time.ok()) evaluator.Fail(time.status());
  if (!time.ok() || !time.value().is(Type::kString)) return std::nullopt;
  const auto span = TimeSpan::Parse(time.value().string());
  return span ? ToldInterval(*span) : std::nullopt;
}

std::optional<AllenSet> RelationsOf(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const auto a = IntervalOf(evaluator, call, arguments[0]);
  const auto b = IntervalOf(evaluator, call, arguments[1]);
  return a && b ? std::optional(PossibleRelations(*a, *b)) : std::nullopt;
}

template <Allen... kAsked>
Value IsAny(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const auto possible = RelationsOf(evaluator, call, arguments);
  if (!possible) return {};
  AllenSet asked;
  (asked.set(static_cast<size_t>(kAsked)), ...);
  const auto answer = IsOneOf(*possible, asked);
  return answer ? Value(*answer) : Value();
}

// All but before, meets and their inverses.
Value ShareADay(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  return IsAny<Allen::kOverlaps, Allen::kStarts, Allen::kDuring, Allen::kFinishes, Allen::kEquals, Allen::kOverlappedBy,
               Allen::kStartedBy, Allen::kContains, Allen::kFinishedBy>(evaluator, call, arguments);
}

Value TimeRelations(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const auto possible = RelationsOf(evaluator, call, arguments);
  if (!possible) return {};
  List names;
  for (size_t i = 0; i < kAllenCount; ++i) {
    if (possible->test(i)) names.emplace_back(AllenName(static_cast<Allen>(i)));
  }
  return names;
}

}  // namespace

std::vector<Function> IntervalFunctions() {
  return {{"before", 2, 2, true, IsAny<Allen::kBefore>},
          {"meets", 2, 2, true, IsAny<Allen::kMeets>},
          {"overlaps", 2, 2, true, IsAny<Allen::kOverlaps>},
          {"starts", 2, 2, true, IsAny<Allen::kStarts>},
          {"during", 2, 2, true, IsAny<Allen::kDuring>},
          {"finishes", 2, 2, true, IsAny<Allen::kFinishes>},
          {"equals", 2, 2, true, IsAny<Allen::kEquals>},
          {"after", 2, 2, true, IsAny<Allen::kAfter>},
          {"metBy", 2, 2, true, IsAny<Allen::kMetBy>},
          {"overlappedBy", 2, 2, true, IsAny<Allen::kOverlappedBy>},
          {"startedBy", 2, 2, true, IsAny<Allen::kStartedBy>},
          {"contains", 2, 2, true, IsAny<Allen::kContains>},
          {"finishedBy", 2, 2, true, IsAny<Allen::kFinishedBy>},
          {"within", 2, 2, true, IsAny<Allen::kStarts, Allen::kDuring, Allen::kFinishes, Allen::kEquals>},
          {"shareDay", 2, 2, true, ShareADay},
          {"timeRelations", 2, 2, true, TimeRelations}};
}

}  // namespace entente::query
