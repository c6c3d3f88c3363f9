// Reads points in time as ISO 8601 writes them.
#ifndef ENTENTE_QUERY_TIME_READ_H_
#define ENTENTE_QUERY_TIME_READ_H_

#include <optional>
#include <string_view>

#include "query/time/temporal.h"

namespace entente::query {

// Dates: "2019-04-25", "20190425", "2019-04", "2019", "2019-W17-4", "2019-Q2-25", "2019-115", each with or without its
// hyphens and with a signed year of up to nine digits; what is not given is the first. Times: "16:00:05.25",
// "160005.25", "16:00", "16". Offsets: "Z", "+01", "+01:00"; after a date also a zone, "[Europe/Stockholm]". Where the
// kind needs an offset and the text gives none, it is zero. nullopt for other texts and days that there are not.
std::optional<Temporal> ReadTemporal(TemporalKind kind, std::string_view text);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_READ_H_
