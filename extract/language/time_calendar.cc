#include "extract/language/time_calendar.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kMonthsInYear = 12;

bool ValidYear(int year) { return year >= 0 && year <= 9999; }

Date Monday(Date day) { return AddDays(day, -day.weekday()); }

std::string WeekValue(Date day) {
  const Date thursday = AddDays(Monday(day), 3);  // the year of a week is that of its Thursday
  const Date new_year = TimeSpan::Year(thursday.year()).first;
  return fmt::format("{:04}-W{:02}", thursday.year(), (thursday.day - new_year.day) / kDaysInWeek + 1);
}

Period Years(int first, int count, std::string value) {
  return {TimeSpan::Between(TimeSpan::Year(first), TimeSpan::Year(first + count - 1)), std::move(value)};
}

TimeSpan MonthsOfYear(int year, int first, int last) {
  return TimeSpan::Between(TimeSpan::Month(year, first), TimeSpan::Month(year, last));
}

TimeSpan Days(Date first, Date last) { return {first, last, Granularity::kDay}; }

// Parts of a period of `length` steps, as [first, last] counted from 0.
struct Steps {
  int first, last;
};

Steps StepsOf(TimePortion portion, int length) {
  const int half = length / 2, third = length / 3;
  switch (portion) {
    case TimePortion::kEarly:
      return {0, std::max(half - 1, 0)};
    case TimePortion::kMiddle:
      return {third, std::max(length - third - 1, third)};
    case TimePortion::kLate:
      return {half, length - 1};
    default:
      return {length - std::max(third, 1), length - 1};
  }
}

TimeSpan StepPortion(const TimeSpan& whole, TimePortion portion) {
  const int years = whole.last.year() - whole.first.year() + 1;
  if (whole.granularity == Granularity::kYear && years > 1) {
    const Steps steps = StepsOf(portion, years);
    const int first = whole.first.year();
    return TimeSpan::Between(TimeSpan::Year(first + steps.first), TimeSpan::Year(first + steps.last));
  }
  if (whole.granularity == Granularity::kYear) {
    const Steps steps = StepsOf(portion, kMonthsInYear);
    return MonthsOfYear(whole.first.year(), steps.first + 1, steps.last + 1);
  }
  const Steps steps = StepsOf(portion, whole.last.day - whole.first.day + 1);
  return Days(AddDays(whole.first, steps.first), AddDays(whole.first, steps.last));
}

}  // namespace

Date AddDays(Date date, int days) { return Date{date.day + days}; }

std::optional<Date> AddMonths(Date date, int months) {
  const int index = date.year() * kMonthsInYear + date.month() - 1 + months;
  const int year = index / kMonthsInYear, month = index % kMonthsInYear + 1;
  if (index < 0 || !ValidYear(year)) return std::nullopt;
  const int last = TimeSpan::Month(year, month).last.day_of_month();
  return Date::FromCivil(year, month, std::min(date.day_of_month(), last));
}

std::optional<Date> Add(Date date, TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      return date;
    case TimeUnit::kDay:
      return AddDays(date, count);
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      return AddDays(date, kDaysInWeek * count);
    case TimeUnit::kFortnight:
      return AddDays(date, 2 * kDaysInWeek * count);
    case TimeUnit::kMonth:
      return AddMonths(date, count);
    case TimeUnit::kQuarter:
      return AddMonths(date, 3 * count);
    case TimeUnit::kYear:
      return AddMonths(date, kMonthsInYear * count);
    case TimeUnit::kDecade:
      return AddMonths(date, 10 * kMonthsInYear * count);
    case TimeUnit::kCentury:
      return AddMonths(date, 100 * kMonthsInYear * count);
  }
  return std::nullopt;
}

Period DayPeriod(Date day) { return {TimeSpan::Day(day), day.ToString()}; }
Period MonthPeriod(int year, int month) {
  return {TimeSpan::Month(year, month), fmt::format("{:04}-{:02}", year, month)};
}
Period YearPeriod(int year) { return {TimeSpan::Year(year), fmt::format("{:04}", year)}; }
Period DecadePeriod(int first_year) { return Years(first_year, 10, fmt::format("{:03}", first_year / 10)); }
Period CenturyPeriod(int first_year) { return Years(first_year, 100, fmt::format("{:02}", first_year / 100)); }

Period SeasonPeriod(int year, const std::string& code) {
  std::string value = fmt::format("{:04}-{}", year, code);
  if (code == "WI") {
    return {TimeSpan::Between(TimeSpan::Month(year, 12), TimeSpan::Month(std::min(year + 1, 9999), 2)), value};
  }
  const int first = code == "SP" ? 3 : code == "SU" ? 6 : 9;
  return {MonthsOfYear(year, first, first + 2), value};
}

Period WeekPeriod(Date day) {
  const Date monday = Monday(day);
  return {Days(monday, AddDays(monday, kDaysInWeek - 1)), WeekValue(day)};
}

Period QuarterPeriod(int year, int quarter) {
  return {MonthsOfYear(year, 3 * quarter - 2, 3 * quarter), fmt::format("{:04}-Q{}", year, quarter)};
}

std::optional<Period> UnitPeriod(TimeUnit unit, Date day) {
  const int year = day.year();
  switch (unit) {
    case TimeUnit::kWeek:
      return WeekPeriod(day);
    case TimeUnit::kFortnight:
      return Period{Days(Monday(day), AddDays(Monday(day), 13)), WeekValue(day)};
    case TimeUnit::kWeekend: {
      const Date saturday = AddDays(Monday(day), 5);
      return Period{Days(saturday, AddDays(saturday, 1)), WeekValue(day) + "-WE"};
    }
    case TimeUnit::kMonth:
      return MonthPeriod(year, day.month());
    case TimeUnit::kQuarter:
      return QuarterPeriod(year, (day.month() + 2) / 3);
    case TimeUnit::kYear:
      return YearPeriod(year);
    case TimeUnit::kDecade:
      return DecadePeriod(year - year % 10);
    case TimeUnit::kCentury:
      return CenturyPeriod(year - year % 100);
    default:
      return DayPeriod(day);
  }
}

std::optional<TimeSpan> PortionOf(const TimeSpan& whole, TimePortion portion, std::optional<Date> now) {
  if (!whole.known()) return std::nullopt;
  if (portion != TimePortion::kBefore && portion != TimePortion::kAfter) return StepPortion(whole, portion);
  if (!now || *now < whole.first || whole.last < *now) return whole;
  return portion == TimePortion::kBefore ? Days(whole.first, *now) : Days(*now, whole.last);
}

std::string DurationValue(TimeUnit unit, int count) {
  switch (unit) {
    case TimeUnit::kSecond:
      return fmt::format("PT{}S", count);
    case TimeUnit::kMinute:
      return fmt::format("PT{}M", count);
    case TimeUnit::kHour:
      return fmt::format("PT{}H", count);
    case TimeUnit::kDay:
      return fmt::format("P{}D", count);
    case TimeUnit::kWeek:
      return fmt::format("P{}W", count);
    case TimeUnit::kFortnight:
      return fmt::format("P{}W", 2 * count);
    case TimeUnit::kWeekend:
      return fmt::format("P{}WE", count);
    case TimeUnit::kMonth:
      return fmt::format("P{}M", count);
    case TimeUnit::kQuarter:
      return fmt::format("P{}M", 3 * count);
    case TimeUnit::kYear:
      return fmt::format("P{}Y", count);
    case TimeUnit::kDecade:
      return fmt::format("P{}Y", 10 * count);
    case TimeUnit::kCentury:
      return fmt::format("P{}Y", 100 * count);
  }
  return "";
}

std::optional<Period> AtSharpness(TimeUnit unit, Date day) {
  switch (unit) {
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
      return WeekPeriod(day);
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
      return MonthPeriod(day.year(), day.month());
    case TimeUnit::kYear:
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
      return YearPeriod(day.year());
    default:
      return DayPeriod(day);
  }
}

}  // namespace entente::extract
