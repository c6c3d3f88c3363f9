// Which day of the calendar a date means that leaves some of its fields open.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "extract/language/time_dates.h"

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kYearsAround = 4;    // 29 February comes within them
constexpr int kMonthsAround = 13;  // "Friday the 13th" comes within them

int Distance(const TimeSpan& span, Date day) {
  if (day < span.first) return span.first.day - day.day;
  return span.last < day ? day.day - span.last.day : 0;
}

// Of the same date in neighbouring years: the latest that has begun, the earliest that has not ended, or the nearest.
std::optional<Period> Choose(const std::vector<Period>& candidates, Date published, Tense tense) {
  const Period* best = nullptr;
  for (const Period& candidate : candidates) {
    if (tense == Tense::kPast && published < candidate.span.first) continue;
    if (tense == Tense::kFuture && candidate.span.last < published) continue;
    if (best == nullptr || Distance(candidate.span, published) < Distance(best->span, published)) best = &candidate;
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::optional<Period> WithoutYear(const DateFields& fields, Date published, Tense tense) {
  std::vector<Period> candidates;
  bool weekday_fits = false;
  for (int year = published.year() - kYearsAround; year <= published.year() + kYearsAround; ++year) {
    if (year < 0 || year > 9999) continue;
    const bool near = std::abs(year - published.year()) <= 1;  // a wrong weekday is likelier than a far year
    if (fields.day < 0) {
      candidates.push_back(MonthPeriod(year, fields.month));
      continue;
    }
    const auto day = Date::FromCivil(year, fields.month, fields.day);
    if (!day) continue;
    const bool fits = near && fields.weekday >= 0 && day->weekday() == fields.weekday;
    if (fits && !weekday_fits) candidates.clear();
    weekday_fits = weekday_fits || fits;
    if (fits || !weekday_fits) candidates.push_back(DayPeriod(*day));
  }
  return Choose(candidates, published, tense);
}

// "The 18th", "Friday the 13th".
std::optional<Period> WithoutMonth(const DateFields& fields, Date published, Tense tense) {
  std::vector<Period> candidates;
  for (int months = -kMonthsAround; months <= kMonthsAround; ++months) {
    const auto around = AddMonths(Date{published.day - published.day_of_month() + 1}, months);
    const auto day = around ? Date::FromCivil(around->year(), around->month(), fields.day) : std::nullopt;
    if (day && (fields.weekday < 0 || day->weekday() == fields.weekday)) candidates.push_back(DayPeriod(*day));
  }
  return Choose(candidates, published, tense);
}

Period WeekdayPeriod(int weekday, Date published, Tense tense) {
  const int back = (published.weekday() - weekday + kDaysInWeek) % kDaysInWeek;
  const int days = tense == Tense::kFuture ? (kDaysInWeek - back) % kDaysInWeek : -back;
  return DayPeriod(AddDays(published, days));
}

// X for each digit that the date leaves open.
std::string OpenValue(const DateFields& fields) {
  if (fields.month >= 0 && fields.day >= 0) return fmt::format("XXXX-{:02}-{:02}", fields.month, fields.day);
  if (fields.month >= 0) return fmt::format("XXXX-{:02}", fields.month);
  return fields.weekday >= 0 ? fmt::format("XXXX-WXX-{}", fields.weekday + 1)
                             : fmt::format("XXXX-XX-{:02}", fields.day);
}

}  // namespace

Period ResolveSeason(const std::string& code, std::optional<Date> published, Tense tense) {
  if (!published) return {TimeSpan::Unknown(), "XXXX-" + code};
  std::vector<Period> candidates;
  const int this_year = std::clamp(published->year(), 1, 9997);
  for (int year : {this_year - 1, this_year, this_year + 1}) candidates.push_back(SeasonPeriod(year, code));
  return *Choose(candidates, *published, tense);
}

std::optional<Period> ResolveDate(const DateFields& fields, std::optional<Date> published, Tense tense) {
  if (fields.year >= 0 && fields.day >= 0) {
    const auto day = Date::FromCivil(fields.year, fields.month, fields.day);
    return day ? std::optional(DayPeriod(*day)) : std::nullopt;
  }
  if (fields.year >= 0) return fields.month < 0 ? YearPeriod(fields.year) : MonthPeriod(fields.year, fields.month);
  if (fields.month < 0 && fields.day < 0 && fields.weekday < 0) return std::nullopt;
  if (!published) return Period{TimeSpan::Unknown(), OpenValue(fields)};
  if (fields.month >= 0) return WithoutYear(fields, *published, tense);
  return fields.day >= 0 ? WithoutMonth(fields, *published, tense) : WeekdayPeriod(fields.weekday, *published, tense);
}

}  // namespace entente::extract
