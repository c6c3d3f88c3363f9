// Points in time cut down to the start of a unit.
#include <fmt/format.h>

#include <array>

#include "query/time/build.h"
#include "query/time/calendar.h"
#include "query/time/zone.h"

namespace entente::query {
namespace {

int64_t FloorTo(int64_t number, int64_t step) {
  const int64_t rest = number % step;
  return number - (rest < 0 ? rest + step : rest);
}

std::optional<int64_t> StartOfYears(int64_t day, int64_t years) {
  return DayOf(CivilDate{FloorTo(CivilDateOf(day).year, years), 1, 1});
}

// The first day of the unit that holds `day`; nullopt where `unit` is none of days.
std::optional<int64_t> StartDay(std::string_view unit, int64_t day) {
  if (unit == "millennium") return StartOfYears(day, 1000);
  if (unit == "century") return StartOfYears(day, 100);
  if (unit == "decade") return StartOfYears(day, 10);
  if (unit == "year") return StartOfYears(day, 1);
  if (unit == "weekYear") return DayOf(WeekDate{WeekDateOf(day).year, 1, 1});
  if (unit == "quarter") return day - QuarterDateOf(day).day + 1;
  if (unit == "month") return day - CivilDateOf(day).day + 1;
  if (unit == "week") return day - WeekDateOf(day).weekday + 1;
  if (unit == "day") return day;
  return std::nullopt;
}

struct ClockUnit {
  std::string_view name;
  int64_t nanoseconds;
};
constexpr std::array<ClockUnit, 6> kClockUnits = {{{"day", kNanosPerDay},
                                                   {"hour", 3600 * kNanosPerSecond},
                                                   {"minute", 60 * kNanosPerSecond},
                                                   {"second", kNanosPerSecond},
                                                   {"millisecond", 1'000'000},
                                                   {"microsecond", 1000}}};

std::optional<int64_t> ClockStep(std::string_view unit) {
  for (const ClockUnit& known : kClockUnits) {
    if (known.name == unit) return known.nanoseconds;
  }
  return std::nullopt;
}

// Smaller parts of a second are added to what was kept of it.
Map WithKeptParts(std::string_view unit, int64_t nanosecond, Map parts) {
  const bool micro = unit == "microsecond", milli = unit == "millisecond";
  const bool finer = parts.contains("nanosecond") || (milli && parts.contains("microsecond"));
  if (!finer || (!micro && !milli)) return parts;
  const int64_t part = nanosecond % kNanosPerSecond;
  parts.emplace("millisecond", part / 1'000'000);
  if (micro) parts.emplace("microsecond", part / 1000 % 1000);
  return parts;
}

Result<Temporal> Start(TemporalKind kind, std::string_view unit, const Temporal& from) {
  Temporal start{kind, HasOffset(kind) ? from.offset : 0, from.day, 0, nullptr};
  if (kind == TemporalKind::kDateTime) start.zone = from.zone;
  const auto first = HasDate(from.kind) ? StartDay(unit, from.day) : std::nullopt;
  const auto step = HasTime(kind) ? ClockStep(unit) : std::nullopt;
  const bool needs_date = HasDate(kind) && !HasDate(from.kind);
  if ((!first && !step) || needs_date || (!HasDate(kind) && !step)) {
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("{} cannot be truncated to '{}'", TypeName(Value(from).type()), unit));
  }
  start.day = HasDate(kind) ? first.value_or(from.day) : 0;
  if (!first && step) start.nanosecond = FloorTo(from.nanosecond, *step);
  return start;
}

}  // namespace

Result<Temporal> Truncate(TemporalKind kind, std::string_view unit, const Temporal& temporal, const Map& parts) {
  const auto start = Start(kind, unit, temporal);
  if (!start.ok()) return start;
  return ReplaceParts(start.value(), WithKeptParts(unit, start.value().nanosecond, parts));
}

}  // namespace entente::query
