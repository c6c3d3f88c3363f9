// Dates and durations inside queries.
#ifndef ENTENTE_QUERY_TEMPORAL_H_
#define ENTENTE_QUERY_TEMPORAL_H_

#include <optional>
#include <string_view>

#include "query/expression.h"
#include "query/value.h"

namespace entente::query {

// `year`, `month`, `day`, `quarter`, `week`, `weekYear`, `dayOfWeek` (1 Monday), `ordinalDay` of a date; `years`,
// `months`, `days`, `hours`, `minutes`, `seconds` of a duration; nullopt for others.
std::optional<Value> TimeComponent(const Value& value, std::string_view key);

// date +/- duration, duration +/- duration, duration * integer; nullopt for others and for dates beyond years 0 to
// 9999.
std::optional<Value> CalculateTime(ExpressionKind kind, const Value& left, const Value& right);

// Reads "2019-04-25", "20190425", "2019-04", "2019", "2019-W17-4" and "2019-115"; what is not given is the first.
std::optional<Date> ReadDate(std::string_view text);
// Reads ISO 8601: "P1Y2M3DT4H5M6S", "P2W", with a minus before any amount.
std::optional<Duration> ReadDuration(std::string_view text);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TEMPORAL_H_
