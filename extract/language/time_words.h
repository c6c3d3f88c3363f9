// The words of time expressions, from schemas/words/time.toml.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_WORDS_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_WORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/language/word_tables.h"
#include "graph/status.h"

namespace entente::extract {

// A class of words is a table of the file; what its values mean stands beside it.
enum class TimeClass : uint8_t {
  kWeekday,     // 0 Monday ... 6 Sunday
  kWeekdays,    // the same, in the plural: a repetition
  kMonth,       // 1-12
  kDayFirst,    // a sign of numeric dates: "5.6.2022" begins with the day
  kUnit,        // a TimeUnit by name
  kNumber,      // the number
  kVague,       // a number that is not told, and the greatest it may be: "several"
  kOrdinal,     // the number
  kFraction,    // hundredths: "half" 50
  kQualifier,   // may stand between a number and its unit
  kArticle,     // 1: "a", "an" before a unit, where a duration is spoken of; 2: "another", everywhere
  kBusiness,    // before "day": one on which offices work
  kAll,         // before a unit: one of it, from end to end
  kShift,       // units from the day of publication: "last" -1, "this" 0, "next" 1; 2 beyond: the nearest weekday
  kMention,     // the same from the day last spoken of
  kMentionDay,  // the same, before "day" alone
  kDay,         // days from the day of publication: "tomorrow" 1
  kDaypart,     // its TIMEX3 code: "morning" MO
  kDayparts,    // the same, in the plural: a repetition
  kSeason,      // its TIMEX3 code: "spring" SP
  kDecade,      // the first year of a decade by its name, within its century: "nineties" 90
  kPartMark,    // before the number of a part of a year: "Q" 4, "H" 2 (how many parts a year has)
  kFiscal,      // the TIMEX3 code of a year that is not the calendar's, "" for the calendar's
  kPortion,     // early, middle, late, end, before, after, rest: a part of a period
  kAgo,         // -1 after a count of units, from the day of publication
  kThen,        // -1 or 1 after a count of units, from the day last spoken of
  kThere,       // behind "since": the time last spoken of
  kToCome,      // behind "the months": those ahead
  kDate,        // behind "to": up to the day of publication
  kNoDate,      // before "to date": then it is no time
  kSignal,      // since, until, by, before, after
  kAhead,       // "in", "within" before a count of units
  kLasting,     // "for", "nearly": the count that follows is a duration; 2: and fills the days from its start
  kFewer,       // before "than": a count that is not reached
  kThan,
  kOpenRange,  // "from" 0, "between" 1
  kJoinRange,  // "to" 1; "and" 2 only after "between"
  kEvery,
  kOther,      // "every other day"
  kTimes,      // "once", "times" before "a week"
  kFrequency,  // its TIMEX3 value: "daily" P1D
  kOnward,     // "starting", between a count of units and its first day
  kAge,        // after a count of units: an age and no time
  kPresent,
  kThe,
  kOf,
  kBeforeYear,      // may stand before a bare year
  kSide,            // before "2015", with a hyphen: before -1 or after 1
  kWeak,            // 1: a time only with company
  kBeforeWeak,      // company for a weak word
  kBeforeDay,       // before "the 18th" alone
  kBeforeSeason,    // before "spring" alone
  kBeforeUnit,      // before "the year", "the weekend" alone
  kBeforeName,      // may stand between "next week" and "Friday"
  kRank,            // "first", "times": "in eight years" beside it is a duration
  kFuture,          // auxiliaries of what is to come
  kFutureVerb,      // lemmas that govern what is to come
  kTimetable,       // lemmas that tell in the present what is to come
  kAfterEvent,      // prepositions in front of what was: "following the May attack"
  kFutureBeforeTo,  // the same, before an infinitive alone
  kCount
};

enum class TimeUnit : uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kBusinessDay,
  kWeek,
  kFortnight,
  kWeekend,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};
inline constexpr size_t kTimeUnits = 13;

enum class TimePortion : uint8_t { kEarly, kMiddle, kLate, kEnd, kBefore, kAfter, kRest };
enum class TimeSignal : uint8_t { kNone, kSince, kUntil, kBy, kBefore, kAfter };

struct TimeSense {
  TimeClass cls;
  int value;         // the number, or the index of the unit, portion or signal
  std::string text;  // codes
};

using TimeSenses = std::vector<TimeSense>;

class TimeWords {
 public:
  // Fails with file, line and what was expected: an unknown table, a unit that is none, a month beyond 12 ...
  static Result<TimeWords> From(const WordTables& tables);

  // The senses of a word in lower case; nullptr where it has none.
  const TimeSenses* Find(std::string_view lower) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, TimeSenses, Hash, std::equal_to<>> words_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_WORDS_H_
