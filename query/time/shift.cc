#include "query/time/shift.h"

#include "query/time/calendar.h"
#include "query/time/zone.h"

namespace entente::query {
namespace {

constexpr int64_t kMostSeconds = int64_t{1} << 60;  // more than all years of the calendar have

std::optional<int64_t> MoveDate(int64_t day, const Duration& by) {
  const auto month = MoveMonths(day, by.months);
  return month ? MoveDays(*month, by.days) : std::nullopt;
}

// The wall time `by` later without regard to offsets.
std::optional<Temporal> MoveWall(Temporal temporal, const Duration& by) {
  int64_t nanosecond = temporal.nanosecond + by.seconds % kSecondsPerDay * kNanosPerSecond + by.nanoseconds;
  int64_t days = by.seconds / kSecondsPerDay + nanosecond / kNanosPerDay;
  nanosecond %= kNanosPerDay;
  if (nanosecond < 0) {
    nanosecond += kNanosPerDay;
    --days;
  }
  temporal.nanosecond = nanosecond;
  if (!HasDate(temporal.kind)) return temporal;
  const auto day = MoveDays(temporal.day, days);
  if (!day) return std::nullopt;
  temporal.day = *day;
  return temporal;
}

std::optional<Temporal> MoveInstant(const Temporal& local, const Duration& by) {
  const auto at = DateTimeIn(ZoneOf(local), local.day, local.nanosecond);
  if (!at || by.seconds > kMostSeconds || by.seconds < -kMostSeconds) return std::nullopt;
  Instant instant = InstantOf(*at);
  instant.nanosecond += by.nanoseconds;
  instant.second += by.seconds + instant.nanosecond / kNanosPerSecond;
  instant.nanosecond %= kNanosPerSecond;
  return DateTimeAt(instant, ZoneOf(local));
}

}  // namespace

std::optional<Temporal> Shift(const Temporal& temporal, const Duration& by) {
  Temporal moved = temporal;
  if (HasDate(temporal.kind)) {
    const auto day = MoveDate(temporal.day, by);
    if (!day) return std::nullopt;
    moved.day = *day;
  }
  if (temporal.kind == TemporalKind::kDate) {
    // Towards zero: part of a day is no day.
    const bool borrow = by.seconds < 0 && by.nanoseconds > 0;
    const auto day = MoveDays(moved.day, (by.seconds + borrow) / kSecondsPerDay);
    if (!day) return std::nullopt;
    moved.day = *day;
    return moved;
  }
  // Months and days keep the time on the wall, hours do not where clocks change.
  return moved.zone ? MoveInstant(moved, by) : MoveWall(moved, by);
}

}  // namespace entente::query
