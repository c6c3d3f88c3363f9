// Allen's thirteen relations between two stretches of time of which the borders may be known only roughly.
#ifndef ENTENTE_QUERY_TIME_ALLEN_H_
#define ENTENTE_QUERY_TIME_ALLEN_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/date.h"

namespace entente::query {

// A stretch of whole days that begins on one day of [first_start, last_start] and whose last day is followed by one of
// [first_end, last_end].
struct RoughInterval {
  int64_t first_start = 0, last_start = 0;
  int64_t first_end = 0, last_end = 0;
};

// Exactly the days of a span; an open end reaches for ever.
RoughInterval SharpInterval(const TimeSpan& span);
// What a text told: of a month or a year it is not known which of its days were meant, of an open end not when it was.
// nullopt where the time is not known.
std::optional<RoughInterval> ToldInterval(const TimeSpan& span);

enum class Allen : uint8_t {
  kBefore,
  kMeets,
  kOverlaps,
  kStarts,
  kDuring,
  kFinishes,
  kEquals,
  kAfter,  // the inverses of the first six, in the same order
  kMetBy,
  kOverlappedBy,
  kStartedBy,
  kContains,
  kFinishedBy
};
inline constexpr size_t kAllenCount = 13;
using AllenSet = std::bitset<kAllenCount>;

// "before", "metBy", ...
std::string_view AllenName(Allen relation);

// Those in which `a` may stand to `b`; never empty.
AllenSet PossibleRelations(const RoughInterval& a, const RoughInterval& b);

// Whether the relation is one of `asked`; nullopt where what is known does not decide it.
std::optional<bool> IsOneOf(const AllenSet& possible, const AllenSet& asked);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_ALLEN_H_
