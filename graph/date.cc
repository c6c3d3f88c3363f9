#include "graph/date.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace entente {
namespace {

constexpr std::string_view kOpenEnd = "..";

struct Civil {
  int year, month, day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil and civil_from_days.
int32_t DaysFromCivil(int year, int month, int day) {
  year -= month <= 2;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Civil CivilFromDays(int32_t days) {
  const int64_t shifted = int64_t{days} + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = static_cast<int>(shifted - era * 146097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const int year = static_cast<int>(year_of_era + era * 400) + (month <= 2);
  return {year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (month == 2 && leap);
}

std::optional<int> ParseDigits(std::string_view text, size_t begin, size_t count) {
  if (begin + count > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<TimeSpan> ParsePoint(std::string_view text) {
  if (text.size() == 10) {
    const auto day = Date::Parse(text);
    if (day) return TimeSpan::Day(*day);
    return std::nullopt;
  }
  const auto year = ParseDigits(text, 0, 4);
  if (!year) return std::nullopt;
  if (text.size() == 4) return TimeSpan::Year(*year);
  const auto month = ParseDigits(text, 5, 2);
  if (text.size() != 7 || text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  return TimeSpan::Month(*year, *month);
}

std::string PrintPoint(Date day, Granularity granularity) {
  std::string text = day.ToString();
  if (granularity == Granularity::kMonth) text.resize(text.size() - 3);
  if (granularity == Granularity::kYear) text.resize(text.size() - 6);
  return text;
}

}  // namespace

std::optional<Date> Date::FromCivil(int year, int month, int day_of_month) {
  if (year < 0 || year > 9999 || month < 1 || month > 12) return std::nullopt;
  if (day_of_month < 1 || day_of_month > DaysInMonth(year, month)) return std::nullopt;
  return Date{DaysFromCivil(year, month, day_of_month)};
}

std::optional<Date> Date::Parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = ParseDigits(text, 0, 4), month = ParseDigits(text, 5, 2), day = ParseDigits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return FromCivil(*year, *month, *day);
}

int Date::year() const { return CivilFromDays(day).year; }
int Date::month() const { return CivilFromDays(day).month; }
int Date::day_of_month() const { return CivilFromDays(day).day; }
int Date::weekday() const { return static_cast<int>(((int64_t{day} + 3) % 7 + 7) % 7); }

std::string Date::ToString() const {
  const Civil civil = CivilFromDays(day);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  return buffer;
}

TimeSpan TimeSpan::Day(Date day) { return {day, day, Granularity::kDay}; }

TimeSpan TimeSpan::Month(int year, int month) {
  return {Date{DaysFromCivil(year, month, 1)}, Date{DaysFromCivil(year, month, DaysInMonth(year, month))},
          Granularity::kMonth};
}

TimeSpan TimeSpan::Year(int year) {
  return {Date{DaysFromCivil(year, 1, 1)}, Date{DaysFromCivil(year, 12, 31)}, Granularity::kYear};
}

TimeSpan TimeSpan::Between(const TimeSpan& from, const TimeSpan& to) {
  return {std::min(from.first, to.first), std::max(from.last, to.last), std::max(from.granularity, to.granularity)};
}

std::optional<TimeSpan> TimeSpan::Parse(std::string_view text) {
  if (text.empty()) return Unknown();
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return ParsePoint(text);
  const std::string_view left = text.substr(0, slash), right = text.substr(slash + 1);
  const auto from = left == kOpenEnd ? Unknown() : ParsePoint(left);
  const auto to = right == kOpenEnd ? Unknown() : ParsePoint(right);
  if (!from || !to || (!from->known() && !to->known())) return std::nullopt;
  if (from->known() && to->known() && from->first > to->last) return std::nullopt;
  return TimeSpan{from->first, to->last, std::max(from->granularity, to->granularity)};
}

bool TimeSpan::Overlaps(const TimeSpan& other) const {
  return known() && other.known() && first <= other.last && other.first <= last;
}

bool TimeSpan::Within(const TimeSpan& outer) const {
  return known() && outer.known() && outer.first <= first && last <= outer.last;
}

std::string TimeSpan::ToString() const {
  if (!known()) return "";
  const bool open_past = first.day == kOpenPast, open_future = last.day == kOpenFuture;
  const std::string from = open_past ? std::string(kOpenEnd) : PrintPoint(first, granularity);
  const std::string to = open_future ? std::string(kOpenEnd) : PrintPoint(last, granularity);
  return from == to ? from : from + "/" + to;
}

}  // namespace entente
