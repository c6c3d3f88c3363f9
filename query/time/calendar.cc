#include "query/time/calendar.h"

#include <absl/time/civil_time.h>

#include <algorithm>

namespace entente::query {
namespace {

constexpr int64_t kLastYear = 999'999'999;
constexpr absl::CivilDay kEpoch(1970, 1, 1);

absl::CivilDay AbslDay(int64_t day) { return kEpoch + day; }
int64_t Count(absl::CivilDay day) { return day - kEpoch; }
bool IsYear(int64_t year) { return year >= -kLastYear && year <= kLastYear; }

int Weekday(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)) + 1; }

// The Monday of week 1: the week of 4 January.
absl::CivilDay FirstMonday(int64_t year) {
  const absl::CivilDay fourth(year, 1, 4);
  return fourth - (Weekday(fourth) - 1);
}

std::optional<int64_t> IfKnown(absl::CivilDay day) {
  return IsYear(day.year()) ? std::optional(Count(day)) : std::nullopt;
}

}  // namespace

std::optional<int64_t> DayOf(const CivilDate& date) {
  if (!IsYear(date.year) || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  if (date.day > LastOfMonth(date)) return std::nullopt;
  return Count(absl::CivilDay(date.year, date.month, date.day));
}

std::optional<int64_t> DayOf(const WeekDate& date) {
  if (!IsYear(date.year) || date.week < 1 || date.weekday < 1 || date.weekday > 7) return std::nullopt;
  const int64_t weeks = (FirstMonday(date.year + 1) - FirstMonday(date.year)) / 7;
  if (date.week > weeks) return std::nullopt;
  return IfKnown(FirstMonday(date.year) + ((date.week - 1) * 7 + date.weekday - 1));
}

std::optional<int64_t> DayOf(const QuarterDate& date) {
  if (!IsYear(date.year) || date.quarter < 1 || date.quarter > 4 || date.day < 1) return std::nullopt;
  const absl::CivilMonth first(date.year, 3 * date.quarter - 2);
  if (date.day > absl::CivilDay(first + 3) - absl::CivilDay(first)) return std::nullopt;
  return Count(absl::CivilDay(first) + (date.day - 1));
}

std::optional<int64_t> DayOf(const OrdinalDate& date) {
  if (!IsYear(date.year) || date.day < 1) return std::nullopt;
  const absl::CivilYear year(date.year);
  if (date.day > absl::CivilDay(year + 1) - absl::CivilDay(year)) return std::nullopt;
  return Count(absl::CivilDay(year) + (date.day - 1));
}

CivilDate CivilDateOf(int64_t day) {
  const absl::CivilDay civil = AbslDay(day);
  return {civil.year(), civil.month(), civil.day()};
}

WeekDate WeekDateOf(int64_t day) {
  const absl::CivilDay civil = AbslDay(day);
  const int weekday = Weekday(civil);
  const int64_t year = (civil + (4 - weekday)).year();  // a week belongs to the year of its Thursday
  return {year, (civil - FirstMonday(year)) / 7 + 1, weekday};
}

QuarterDate QuarterDateOf(int64_t day) {
  const absl::CivilDay civil = AbslDay(day);
  const int quarter = (civil.month() + 2) / 3;
  return {civil.year(), quarter, civil - absl::CivilDay(civil.year(), 3 * quarter - 2) + 1};
}

OrdinalDate OrdinalDateOf(int64_t day) {
  const absl::CivilDay civil = AbslDay(day);
  return {civil.year(), absl::GetYearDay(civil)};
}

int64_t LastOfMonth(const CivilDate& date) {
  const absl::CivilMonth month(date.year, date.month);
  return absl::CivilDay(month + 1) - absl::CivilDay(month);
}

std::optional<int64_t> MoveMonths(int64_t day, int64_t months) {
  if (months > 25 * kLastYear || months < -25 * kLastYear) return std::nullopt;
  const absl::CivilDay civil = AbslDay(day);
  const absl::CivilMonth month = absl::CivilMonth(civil) + months;
  const int64_t last = absl::CivilDay(month + 1) - absl::CivilDay(month);
  return IfKnown(absl::CivilDay(month) + (std::min<int64_t>(civil.day(), last) - 1));
}

std::optional<int64_t> MoveDays(int64_t day, int64_t days) {
  if (days > 800 * kLastYear || days < -800 * kLastYear) return std::nullopt;
  return IfKnown(AbslDay(day) + days);
}

}  // namespace entente::query
