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
// So many working days on, or back where `count` is below zero.
Date AddWorkdays(Date day, int count);
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

// The day in the middle of known days; the later of two.
Date MiddleOf(const TimeSpan& whole);

// "(2019-04-03,2019-04-07,P4D)": from the first day of `from` to that of `to`, counted in years, months or weeks where
// both ends are such. With `to_its_end` the range reaches to the day behind `to`. Of ends that leave the year open,
// what they say.
std::string RangeValue(const Period& from, const Period& to, bool to_its_end = false);
// "(2019-04-03,2019-04-07,P4D)" of a span of known days whose last day is within, with the length as it was said.
std::string SpanValue(const TimeSpan& span, const std::string& length);
// A fiscal or school year, whose borders nobody tells: it lies within the year of its name and the one before. The
// calendar's own where `code` is empty.
Period FiscalPeriod(const std::string& code, int year);
// A unit that the text does not date: "XXXX-WXX"; "" where it has no such value.
std::string OpenUnit(TimeUnit unit);
// The first or second half of a year.
Period HalfPeriod(int year, int half);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_CALENDAR_H_
