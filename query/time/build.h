// Points in time from their parts: {year: 2019, month: 4, date: another, timezone: 'Europe/Stockholm', ...}.
#ifndef ENTENTE_QUERY_TIME_BUILD_H_
#define ENTENTE_QUERY_TIME_BUILD_H_

#include <optional>
#include <string_view>

#include "query/value.h"

namespace entente::query {

// The error is one clause: "month is 13; it must be from 1 to 12". Parts that are not given come from the `date`,
// `time` or `datetime` among the parts, else they are the first. A `timezone` beside such a value that has an offset
// gives the same instant elsewhere, else the same time on the wall.
Result<Temporal> BuildTemporal(TemporalKind kind, const Map& parts);

// The value with some parts replaced; a `timezone` keeps the time on the wall.
Result<Temporal> ReplaceParts(const Temporal& temporal, const Map& parts);

Result<Duration> BuildDuration(const Map& parts);

// The start of the millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second,
// millisecond or microsecond of `temporal`, as a value of `kind`, with the other `parts` put in.
Result<Temporal> Truncate(TemporalKind kind, std::string_view unit, const Temporal& temporal, const Map& parts);

// A part of a point in time or a duration: `year`, `quarterOfYear`, `offset`, `secondsOfMinute` ...; nullopt where it
// has no such part.
std::optional<Value> Component(const Temporal& temporal, std::string_view key);
std::optional<Value> Component(const Duration& duration, std::string_view key);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_BUILD_H_
