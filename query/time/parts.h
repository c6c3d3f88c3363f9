// The numbers inside a map of parts, checked and put together to a day and a time of day.
#ifndef ENTENTE_QUERY_TIME_PARTS_H_
#define ENTENTE_QUERY_TIME_PARTS_H_

#include <optional>
#include <string>

#include "query/value.h"

namespace entente::query {

// What reading parts fails with.
Status WrongParts(std::string message);

// Fails on a part that values of `kind` do not have.
Status CheckNames(TemporalKind kind, const Map& parts);

// What is not given comes from `base`, else it is the first; the year is needed.
Result<int64_t> DayFrom(const Map& parts, std::optional<int64_t> base);
Result<int64_t> NanosecondFrom(const Map& parts, std::optional<int64_t> base);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_PARTS_H_
