// Points in time moved by durations, and the durations between them.
#ifndef ENTENTE_QUERY_TIME_SHIFT_H_
#define ENTENTE_QUERY_TIME_SHIFT_H_

#include <optional>

#include "query/time/duration.h"
#include "query/time/temporal.h"

namespace entente::query {

// Months first, the day held back to the month's last, then days, then the time. A date goes on by whole days alone, a
// time of day goes round. nullopt beyond the years of the calendar.
std::optional<Temporal> Shift(const Temporal& temporal, const Duration& by);

enum class Measure { kAll, kMonths, kDays, kSeconds };

// In months, days and seconds, or whole ones of a single unit. Where only one of the two has a date, a time or an
// offset, the other takes it over; times without any date are apart by seconds alone.
std::optional<Duration> Between(const Temporal& from, const Temporal& to, Measure measure);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_SHIFT_H_
