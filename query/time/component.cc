// The parts that points in time and durations have by name.
#include <algorithm>
#include <array>

#include "query/time/build.h"
#include "query/time/calendar.h"

namespace entente::query {
namespace {

template <class T>
struct Part {
  std::string_view name;
  Value (*read)(const T&);
};

template <class T, size_t kSize>
std::optional<Value> Read(const std::array<Part<T>, kSize>& parts, std::string_view key, const T& of) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const Part<T>& part) { return part.name == key; });
  return found != parts.end() ? std::optional(found->read(of)) : std::nullopt;
}

using T = Temporal;

constexpr std::array<Part<T>, 10> kDateParts = {
    {{"year", [](const T& t) -> Value { return CivilDateOf(t.day).year; }},
     {"month", [](const T& t) -> Value { return CivilDateOf(t.day).month; }},
     {"day", [](const T& t) -> Value { return CivilDateOf(t.day).day; }},
     {"quarter", [](const T& t) -> Value { return QuarterDateOf(t.day).quarter; }},
     {"dayOfQuarter", [](const T& t) -> Value { return QuarterDateOf(t.day).day; }},
     {"week", [](const T& t) -> Value { return WeekDateOf(t.day).week; }},
     {"weekYear", [](const T& t) -> Value { return WeekDateOf(t.day).year; }},
     {"dayOfWeek", [](const T& t) -> Value { return WeekDateOf(t.day).weekday; }},
     {"weekDay", [](const T& t) -> Value { return WeekDateOf(t.day).weekday; }},
     {"ordinalDay", [](const T& t) -> Value { return OrdinalDateOf(t.day).day; }}}};

constexpr std::array<Part<T>, 6> kTimeParts = {
    {{"hour", [](const T& t) -> Value { return t.nanosecond / (3600 * kNanosPerSecond); }},
     {"minute", [](const T& t) -> Value { return t.nanosecond / (60 * kNanosPerSecond) % 60; }},
     {"second", [](const T& t) -> Value { return t.nanosecond / kNanosPerSecond % 60; }},
     {"millisecond", [](const T& t) -> Value { return t.nanosecond % kNanosPerSecond / 1'000'000; }},
     {"microsecond", [](const T& t) -> Value { return t.nanosecond % kNanosPerSecond / 1000; }},
     {"nanosecond", [](const T& t) -> Value { return t.nanosecond % kNanosPerSecond; }}}};

constexpr std::array<Part<T>, 4> kOffsetParts = {
    {{"timezone", [](const T& t) -> Value { return t.zone ? *t.zone : OffsetText(t.offset); }},
     {"offset", [](const T& t) -> Value { return OffsetText(t.offset); }},
     {"offsetMinutes", [](const T& t) -> Value { return t.offset / 60; }},
     {"offsetSeconds", [](const T& t) -> Value { return t.offset; }}}};

constexpr std::array<Part<T>, 2> kInstantParts = {
    {{"epochSeconds", [](const T& t) -> Value { return InstantOf(t).second; }},
     {"epochMillis",
      [](const T& t) -> Value { return InstantOf(t).second * 1000 + InstantOf(t).nanosecond / 1'000'000; }}}};

using D = Duration;

constexpr std::array<Part<D>, 17> kDurationParts = {
    {{"years", [](const D& d) -> Value { return d.months / 12; }},
     {"quarters", [](const D& d) -> Value { return d.months / 3; }},
     {"months", [](const D& d) -> Value { return d.months; }},
     {"weeks", [](const D& d) -> Value { return d.days / 7; }},
     {"days", [](const D& d) -> Value { return d.days; }},
     {"hours", [](const D& d) -> Value { return d.seconds / 3600; }},
     {"minutes", [](const D& d) -> Value { return d.seconds / 60; }},
     {"seconds", [](const D& d) -> Value { return d.seconds; }},
     {"quartersOfYear", [](const D& d) -> Value { return d.months / 3 % 4; }},
     {"monthsOfQuarter", [](const D& d) -> Value { return d.months % 3; }},
     {"monthsOfYear", [](const D& d) -> Value { return d.months % 12; }},
     {"daysOfWeek", [](const D& d) -> Value { return d.days % 7; }},
     {"minutesOfHour", [](const D& d) -> Value { return d.seconds / 60 % 60; }},
     {"secondsOfMinute", [](const D& d) -> Value { return d.seconds % 60; }},
     {"millisecondsOfSecond", [](const D& d) -> Value { return d.nanoseconds / 1'000'000; }},
     {"microsecondsOfSecond", [](const D& d) -> Value { return d.nanoseconds / 1000; }},
     {"nanosecondsOfSecond", [](const D& d) -> Value { return d.nanoseconds; }}}};

// The whole length of the time part; null where it does not fit 64 bits.
std::optional<Value> LengthIn(const Duration& duration, std::string_view key) {
  const int64_t per_second = key == "milliseconds"   ? 1000
                             : key == "microseconds" ? 1'000'000
                             : key == "nanoseconds"  ? kNanosPerSecond
                                                     : 0;
  if (per_second == 0) return std::nullopt;
  int64_t length = 0;
  const bool fits = !__builtin_mul_overflow(duration.seconds, per_second, &length) &&
                    !__builtin_add_overflow(length, duration.nanoseconds / (kNanosPerSecond / per_second), &length);
  return fits ? Value(length) : Value();
}

}  // namespace

std::optional<Value> Component(const Temporal& temporal, std::string_view key) {
  std::optional<Value> value;
  if (HasDate(temporal.kind)) value = Read(kDateParts, key, temporal);
  if (!value && HasTime(temporal.kind)) value = Read(kTimeParts, key, temporal);
  if (!value && HasOffset(temporal.kind)) value = Read(kOffsetParts, key, temporal);
  if (!value && temporal.kind == TemporalKind::kDateTime) value = Read(kInstantParts, key, temporal);
  return value;
}

std::optional<Value> Component(const Duration& duration, std::string_view key) {
  const auto length = LengthIn(duration, key);
  return length ? length : Read(kDurationParts, key, duration);
}

}  // namespace entente::query
