// Calendar arithmetic of time expressions: the week, month or decade around a day, and its TIMEX3 value.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_CALENDAR_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_CALENDAR_H_

#include <optional>
#include <string>

#include "extract/language/time_words.h"
#include "graph/date.h"

namespace entente::extract {

// A stretch of the calendar with its TIMEX3 value.
struct Period {
  TimeSpan span;
  std::string value;
};

Date AddDays(Date date, int days);
// The same day of another month, or that month's last; nullopt outside the years 0 to 9999.
std::optional<Date> AddMonths(Date date, int months);
// `count` units on, counted in days or months; hours and less do not move the day.
std::optional<Date> Add(Date date, TimeUnit unit, int count);

Period DayPeriod(Date day);
Period MonthPeriod(int year, int month);
Period YearPeriod(int year);
Period SeasonPeriod(int year, const std::string& code);
// The first to the last of several years at the granularity of a year.
Period DecadePeriod(int first_year);
Period CenturyPeriod(int first_year);
Period WeekPeriod(Date day);
Period QuarterPeriod(int year, int quarter);
// The unit that contains `day`; a day's own for hours and less. nullopt where the calendar ends.
std::optional<Period> UnitPeriod(TimeUnit unit, Date day);

// The part of a period; Before and After are those sides of `now` within it.
std::optional<TimeSpan> PortionOf(const TimeSpan& whole, TimePortion portion, std::optional<Date> now);

// "P3D", "PT4H", "P20Y".
std::string DurationValue(TimeUnit unit, int count);
// The calendar's own name of an expression of `unit` seen from afar: "2019-W15" for a day counted in weeks.
std::optional<Period> AtSharpness(TimeUnit unit, Date day);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_CALENDAR_H_
