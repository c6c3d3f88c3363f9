// The durations between points in time.
#include "query/time/calendar.h"
#include "query/time/shift.h"
#include "query/time/zone.h"

namespace entente::query {
namespace {

// Both values with the same parts.
struct Pair {
  Temporal from, to;
  bool dated = false;  // both had a date of their own
};

bool TakeZone(const Temporal& zoned, Temporal* other) {
  if (!HasDate(other->kind) && !zoned.zone) {
    other->offset = zoned.offset;
    return true;
  }
  const auto at = DateTimeIn(ZoneOf(zoned), other->day, other->nanosecond);
  if (at) *other = *at;
  return at.has_value();
}

// What one lacks it takes over from the other; a date lacks the time of midnight.
std::optional<Pair> Adjust(const Temporal& from, const Temporal& to) {
  Pair pair{from, to, HasDate(from.kind) && HasDate(to.kind)};
  const bool date = HasDate(from.kind) || HasDate(to.kind);
  if (!HasDate(from.kind)) pair.from.day = to.day;
  if (!HasDate(to.kind)) pair.to.day = from.day;
  const bool one_offset = HasOffset(from.kind) != HasOffset(to.kind);
  pair.from.kind = pair.to.kind = date ? TemporalKind::kLocalDateTime : TemporalKind::kLocalTime;
  if (one_offset && HasOffset(from.kind) && !TakeZone(from, &pair.to)) return std::nullopt;
  if (one_offset && HasOffset(to.kind) && !TakeZone(to, &pair.from)) return std::nullopt;
  return pair;
}

// The wall time of `to` where `from` is.
std::optional<Temporal> SeenFrom(const Temporal& from, const Temporal& to) {
  return DateTimeAt(InstantOf(to), ZoneOf(from));
}

// Whole days from one wall time to the other, towards zero.
int64_t WholeDays(const Temporal& from, const Temporal& to) {
  const int64_t days = to.day - from.day;
  if (days > 0 && to.nanosecond < from.nanosecond) return days - 1;
  if (days < 0 && to.nanosecond > from.nanosecond) return days + 1;
  return days;
}

int64_t WholeMonths(const Temporal& from, const Temporal& to) {
  const CivilDate a = CivilDateOf(from.day), b = CivilDateOf(from.day + WholeDays(from, to));
  const int64_t months = (b.year - a.year) * 12 + b.month - a.month;
  if (months > 0 && b.day < a.day) return months - 1;
  if (months < 0 && b.day > a.day) return months + 1;
  return months;
}

Duration Seconds(const Temporal& from, const Temporal& to) {
  const Instant a = InstantOf(from), b = InstantOf(to);
  Duration duration{0, 0, b.second - a.second, b.nanosecond - a.nanosecond};
  if (duration.nanoseconds < 0) {
    duration.nanoseconds += kNanosPerSecond;
    --duration.seconds;
  }
  return duration;
}

}  // namespace

std::optional<Duration> Between(const Temporal& from, const Temporal& to, Measure measure) {
  auto pair = Adjust(from, to);
  if (!pair) return std::nullopt;
  if (measure == Measure::kSeconds) return Seconds(pair->from, pair->to);
  if (!pair->dated) return measure == Measure::kAll ? Seconds(pair->from, pair->to) : Duration();
  const auto seen = SeenFrom(pair->from, pair->to);
  if (!seen) return std::nullopt;
  if (measure == Measure::kDays) return Duration{0, WholeDays(pair->from, *seen), 0, 0};
  Duration duration{WholeMonths(pair->from, *seen), 0, 0, 0};
  if (measure == Measure::kMonths) return duration;
  auto near = Shift(pair->from, {duration.months, 0, 0, 0});
  if (!near) return std::nullopt;
  duration.days = WholeDays(*near, *seen);
  near = Shift(*near, {0, duration.days, 0, 0});
  if (!near) return std::nullopt;
  const Duration rest = Seconds(*near, pair->to);
  return Duration{duration.months, duration.days, rest.seconds, rest.nanoseconds};
}

}  // namespace entente::query
