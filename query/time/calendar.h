// Days of the proleptic Gregorian calendar from year -999,999,999 to 999,999,999, counted from 1970-01-01.
#ifndef ENTENTE_QUERY_TIME_CALENDAR_H_
#define ENTENTE_QUERY_TIME_CALENDAR_H_

#include <cstdint>
#include <optional>

namespace entente::query {

struct CivilDate {
  int64_t year = 0;
  int64_t month = 1;
  int64_t day = 1;
};

// ISO 8601: week 1 holds the first Thursday of its year; weekday 1 is Monday.
struct WeekDate {
  int64_t year = 0;
  int64_t week = 1;
  int64_t weekday = 1;
};

struct QuarterDate {
  int64_t year = 0;
  int64_t quarter = 1;
  int64_t day = 1;
};

struct OrdinalDate {
  int64_t year = 0;
  int64_t day = 1;
};

// Each gives nullopt where there is no such day.
std::optional<int64_t> DayOf(const CivilDate& date);
std::optional<int64_t> DayOf(const WeekDate& date);
std::optional<int64_t> DayOf(const QuarterDate& date);
std::optional<int64_t> DayOf(const OrdinalDate& date);

CivilDate CivilDateOf(int64_t day);
WeekDate WeekDateOf(int64_t day);
QuarterDate QuarterDateOf(int64_t day);
OrdinalDate OrdinalDateOf(int64_t day);

// The last day of the month of `date`, whose month must be one.
int64_t LastOfMonth(const CivilDate& date);

// The day moved, held back to the last of its new month; nullopt beyond the years above.
std::optional<int64_t> MoveMonths(int64_t day, int64_t months);
std::optional<int64_t> MoveDays(int64_t day, int64_t days);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_CALENDAR_H_
