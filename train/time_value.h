// TIMEX3 values as stretches of days, so that two ways to write the same time compare equal.
#ifndef ENTENTE_TRAIN_TIME_VALUE_H_
#define ENTENTE_TRAIN_TIME_VALUE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graph/date.h"

namespace entente::train {

// Half open: `end` is the first day behind the stretch.
struct DayStretch {
  Date first;
  Date end;

  friend bool operator==(const DayStretch&, const DayStretch&) = default;
};

// "2019-04-25", "2019-04", "2019", "201", "20", "2019-W17", "2019-W17-WE", "2019-Q2", "2019-H1", "2019-SU" and
// "(2019-04-01,2019-05-01,P1M)" with its second day as the end; nullopt for durations, references and open fields.
std::optional<DayStretch> DaysOfValue(std::string_view value);

// The two days as written in "(2019-04-01,2019-05-01,P1M)"; nullopt for anything else.
std::optional<std::pair<Date, Date>> EndsOfRange(std::string_view value);

// How many days "P2.5Y" or the third field of a range counts; nullopt for anything else, for lengths under a day and
// for those that leave a number open.
std::optional<double> LengthInDays(std::string_view value);

// The same text, or the same days.
bool SameValue(const std::string& one, const std::string& other);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TIME_VALUE_H_
