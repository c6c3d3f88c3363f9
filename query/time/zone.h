// Offsets and named time zones, by the tz database of the system.
#ifndef ENTENTE_QUERY_TIME_ZONE_H_
#define ENTENTE_QUERY_TIME_ZONE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "query/time/temporal.h"

namespace entente::query {

struct Zone {
  int32_t offset = 0;                       // where it has no name
  std::shared_ptr<const std::string> name;  // known to the tz database
};

Zone ZoneOf(const Temporal& temporal);

// Reads "Z", "+01", "+0100", "+01:00", "+00:53:28" (18 hours at most) and names like "Europe/Stockholm".
std::optional<Zone> ReadZone(std::string_view text);
std::optional<int32_t> ReadOffset(std::string_view text);

// The date-time that clocks in `zone` show as that day and nanosecond. Where they are put forward over it, it is as
// much later; where they show it twice it is the first, or the one with `offset`. nullopt where `offset` is not theirs.
std::optional<Temporal> DateTimeIn(const Zone& zone, int64_t day, int64_t nanosecond,
                                   std::optional<int32_t> offset = std::nullopt);

// nullopt beyond the years that the calendar has.
std::optional<Temporal> DateTimeAt(const Instant& instant, const Zone& zone);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_ZONE_H_
