#include "extract/language/time_calendar.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kMonthsInYear = 12;
constexpr int kFriday = 4, kSaturday = 5, kSunday = 6;

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

// How far it is from one day to another, in the unit that both ends are given in.
std::string Length(const Period& from, const Period& to, Date first, Date end) {
  const auto is = [&](Granularity least) { return from.span.granularity >= least && to.span.granularity >= least; };
  const auto is_week = [](const Period& period) { return period.value.find("-W") == 4; };
  const int months = (end.year() - first.year()) * kMonthsInYear + end.month() - first.month();
  if (is(Granularity::kYear)) return fmt::format("P{}Y", end.year() - first.year());
  if (is(Granularity::kMonth)) return fmt::format("P{}M", months);
  if (is_week(from) && is_week(to)) return fmt::format("P{}W", (end.day - first.day) / kDaysInWeek);
  return fmt::format("P{}D", end.day - first.day);
}

// Of "XXXX-05-03" or "XXXX-05", counted within a common year or over its end.
std::string OpenRangeValue(const std::string& from, const std::string& to) {
  constexpr int kCommonYear = 2001;
  const auto in_year = [](std::string value, int year) {
    if (value.size() == 7) value += "-01";
    return value.size() == 10 ? Date::Parse(fmt::format("{:04}", year) + value.substr(4)) : std::nullopt;
  };
  const auto first = in_year(from, kCommonYear);
  auto end = in_year(to, kCommonYear);
  if (!first || !end) return fmt::format("({},{})", from, to);
  if (*end < *first) end = in_year(to, kCommonYear + 1);
  const bool months = from.size() == 7 && to.size() == 7;
  const int count = months ? (end->month() - first->month() + kMonthsInYear) % kMonthsInYear : end->day - first->day;
  return fmt::format("(XXXX{},XXXX{},P{}{})", first->ToString().substr(4), end->ToString().substr(4), count,
                     months ? 'M' : 'D');
}

}  // namespace

Date AddWorkdays(Date day, int count) {
  for (; count > 0; --count) day = AddDays(day, day.weekday() < kFriday ? 1 : kDaysInWeek - day.weekday());
  for (; count < 0; ++count) day = AddDays(day, day.weekday() == 0 ? -3 : day.weekday() == kSunday ? -2 : -1);
  return day;
}

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
    case TimeUnit::kBusinessDay:
      return AddWorkdays(date, count);
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
    case TimeUnit::kFortnight: {
      const TimeSpan span = Days(Monday(day), AddDays(Monday(day), 2 * kDaysInWeek - 1));
      return Period{span, SpanValue(span, "P2W")};
    }
    case TimeUnit::kWeekend: {
      const Date saturday = AddDays(Monday(day), kSaturday);
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
  if (portion < TimePortion::kBefore) return StepPortion(whole, portion);
  if (!now || *now < whole.first || whole.last < *now) return whole;
  return portion == TimePortion::kBefore ? Days(whole.first, *now) : Days(*now, whole.last);
}

std::string RangeValue(const Period& from, const Period& to, bool to_its_end) {
  if (!from.span.known() || !to.span.known()) return OpenRangeValue(from.value, to.value);
  const Date first = from.span.first, end = to_its_end ? AddDays(to.span.last, 1) : to.span.first;
  return fmt::format("({},{},{})", first.ToString(), end.ToString(), Length(from, to, first, end));
}

std::string SpanValue(const TimeSpan& span, const std::string& length) {
  return fmt::format("({},{},{})", span.first.ToString(), AddDays(span.last, 1).ToString(), length);
}

Date MiddleOf(const TimeSpan& whole) { return AddDays(whole.first, (whole.last.day - whole.first.day + 1) / 2); }

Period FiscalPeriod(const std::string& code, int year) {
  if (code.empty()) return YearPeriod(year);
  return {TimeSpan::Between(TimeSpan::Year(year - 1), TimeSpan::Year(year)), fmt::format("{}{:04}", code, year)};
}

std::string OpenUnit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kDay:
      return "XXXX-XX-XX";
    case TimeUnit::kWeek:
      return "XXXX-WXX";
    case TimeUnit::kWeekend:
      return "XXXX-WXX-WE";
    case TimeUnit::kMonth:
      return "XXXX-XX";
    case TimeUnit::kYear:
      return "XXXX";
    default:
      return "";
  }
}

Period HalfPeriod(int year, int half) {
  return {MonthsOfYear(year, 6 * half - 5, 6 * half), fmt::format("{:04}-H{}", year, half)};
}

}  // namespace entente::extract
