#include <fmt/format.h>

#include <array>
#include <limits>

#include "query/evaluate.h"
#include "query/functions.h"
#include "query/temporal.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

std::optional<int64_t> Amount(const Map& map, std::string_view key, int64_t otherwise) {
  const auto found = map.find(key);
  if (found == map.end()) return otherwise;
  return found->second.is(Type::kInteger) ? std::optional(found->second.integer()) : std::nullopt;
}

std::optional<Date> DateFromMap(const Map& map) {
  const auto year = Amount(map, "year", -1), month = Amount(map, "month", 1), day = Amount(map, "day", 1);
  const auto fits = [](std::optional<int64_t> part) { return part && *part >= 0 && *part <= 9999; };
  if (!fits(year) || !fits(month) || !fits(day)) return std::nullopt;
  return Date::FromCivil(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day));
}

Value MakeDate(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& from = arguments[0];
  if (from.is(Type::kDate)) return from;
  std::optional<Date> date;
  if (from.is(Type::kString)) date = ReadDate(from.string());
  if (from.is(Type::kMap)) date = DateFromMap(from.map());
  if (date) return *date;
  return evaluator.Fail(
      call, fmt::format("{} is no date; expected '2019-04-25' or {{year: 2019, month: 4, day: 25}}", ToText(from)));
}

std::optional<Duration> DurationFromMap(const Map& map) {
  struct Unit {
    std::string_view key;
    int64_t Duration::*field;
    int64_t factor;
  };
  constexpr std::array<Unit, 7> kUnits = {{{"years", &Duration::months, 12},
                                           {"months", &Duration::months, 1},
                                           {"weeks", &Duration::days, 7},
                                           {"days", &Duration::days, 1},
                                           {"hours", &Duration::seconds, 3600},
                                           {"minutes", &Duration::seconds, 60},
                                           {"seconds", &Duration::seconds, 1}}};
  Duration duration;
  for (const Unit& unit : kUnits) {
    const auto amount = Amount(map, unit.key, 0);
    int64_t product = 0;
    if (!amount || __builtin_mul_overflow(*amount, unit.factor, &product)) return std::nullopt;
    if (__builtin_add_overflow(duration.*unit.field, product, &(duration.*unit.field))) return std::nullopt;
  }
  return duration;
}

Value MakeDuration(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& from = arguments[0];
  if (from.is(Type::kDuration)) return from;
  std::optional<Duration> duration;
  if (from.is(Type::kString)) duration = ReadDuration(from.string());
  if (from.is(Type::kMap)) duration = DurationFromMap(from.map());
  if (duration) return *duration;
  return evaluator.Fail(call,
                        fmt::format("{} is no duration; expected 'P1M2D' or {{months: 1, days: 2}}", ToText(from)));
}

Value InDays(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!arguments[0].is(Type::kDate) || !arguments[1].is(Type::kDate)) {
    return evaluator.Fail(call, "duration.inDays takes two dates");
  }
  return Duration{0, int64_t{arguments[1].date().day} - arguments[0].date().day, 0};
}

}  // namespace

std::vector<Function> TimeFunctions() {
  return {
      {"date", 1, 1, true, MakeDate}, {"duration", 1, 1, true, MakeDuration}, {"duration.inDays", 2, 2, true, InDays}};
}

}  // namespace entente::query
