// The five kinds of points in time that openCypher has: dates, times of day and both, with or without an offset.
#ifndef ENTENTE_QUERY_TIME_TEMPORAL_H_
#define ENTENTE_QUERY_TIME_TEMPORAL_H_

#include <compare>
#include <cstdint>
#include <memory>
#include <string>

namespace entente::query {

constexpr int64_t kNanosPerSecond = 1'000'000'000;
constexpr int64_t kSecondsPerDay = 86'400;
constexpr int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

enum class TemporalKind { kDate, kLocalTime, kTime, kLocalDateTime, kDateTime };

bool HasDate(TemporalKind kind);
bool HasTime(TemporalKind kind);
bool HasOffset(TemporalKind kind);

// What the kind does not have is zero.
struct Temporal {
  TemporalKind kind = TemporalKind::kDate;
  int32_t offset = 0;                       // seconds east of Greenwich
  int64_t day = 0;                          // since 1970-01-01, as the clock on the wall shows it
  int64_t nanosecond = 0;                   // of that day
  std::shared_ptr<const std::string> zone;  // the name of a time zone; null where there is only an offset

  // ISO 8601 without needless zeros: "2019-04-25", "16:00", "16:00:00.5+01:00",
  // "2019-04-25T16:00+10:00[Asia/Vladivostok]".
  std::string ToString() const;
};

// A point on the one time line.
struct Instant {
  int64_t second = 0;  // since 1970-01-01T00:00Z
  int64_t nanosecond = 0;

  friend auto operator<=>(const Instant&, const Instant&) = default;
};

// As if at Greenwich and on the first day where the kind does not say.
Instant InstantOf(const Temporal& temporal);

// Of two values of one kind: by their instants, then by what the clocks on the wall show, then by the zones' names.
std::strong_ordering Order(const Temporal& a, const Temporal& b);

// "Z", "+01:00", "+00:53:28".
std::string OffsetText(int32_t offset);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_TEMPORAL_H_
