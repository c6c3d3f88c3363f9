#include "query/temporal.h"

#include <algorithm>
#include <charconv>

namespace entente::query {
namespace {

std::optional<Date> FromFirst(std::optional<Date> first, int64_t days) {
  if (!first) return std::nullopt;
  return Date{first->day + static_cast<int32_t>(days)};
}

// The day after the last of its year belongs to week 1 of the next; a week belongs to the year of its Thursday.
Date ThursdayOf(Date date) { return {date.day - date.weekday() + 3}; }
int OrdinalDay(Date date) { return date.day - Date::FromCivil(date.year(), 1, 1)->day + 1; }

std::optional<Value> DateComponent(Date date, std::string_view key) {
  if (key == "year") return date.year();
  if (key == "month") return date.month();
  if (key == "day") return date.day_of_month();
  if (key == "quarter") return (date.month() + 2) / 3;
  if (key == "week") return (OrdinalDay(ThursdayOf(date)) + 6) / 7;
  if (key == "weekYear") return ThursdayOf(date).year();
  if (key == "dayOfWeek" || key == "weekDay") return date.weekday() + 1;
  if (key == "ordinalDay") return OrdinalDay(date);
  if (key == "dayOfQuarter") {
    return date.day - Date::FromCivil(date.year(), (date.month() - 1) / 3 * 3 + 1, 1)->day + 1;
  }
  return std::nullopt;
}

std::optional<Value> DurationComponent(const Duration& duration, std::string_view key) {
  if (key == "years") return duration.months / 12;
  if (key == "months") return duration.months;
  if (key == "days") return duration.days;
  if (key == "hours") return duration.seconds / 3600;
  if (key == "minutes") return duration.seconds / 60;
  if (key == "seconds") return duration.seconds;
  return std::nullopt;
}

// Months first, the day held back to the month's last, then days.
std::optional<Date> Shift(Date date, const Duration& by) {
  constexpr int64_t kMost = 4'000'000;  // days in ten thousand years, roughly
  if (std::abs(by.months) > kMost || std::abs(by.days) > kMost || std::abs(by.seconds) > kMost * 86400) {
    return std::nullopt;
  }
  const int64_t months = date.year() * int64_t{12} + date.month() - 1 + by.months;
  if (months < 0) return std::nullopt;
  const int year = static_cast<int>(months / 12), month = static_cast<int>(months % 12) + 1;
  std::optional<Date> shifted;
  for (int day = date.day_of_month(); !shifted && day > 27; --day) shifted = Date::FromCivil(year, month, day);
  if (!shifted) shifted = Date::FromCivil(year, month, date.day_of_month());
  if (!shifted) return std::nullopt;
  const Date result{shifted->day + static_cast<int32_t>(by.days + by.seconds / 86400)};
  return result.year() >= 0 && result.year() <= 9999 ? std::optional(result) : std::nullopt;
}

std::optional<Duration> Combine(const Duration& a, const Duration& b, int64_t sign) {
  Duration sum;
  const auto add = [&](int64_t x, int64_t y, int64_t* out) {
    int64_t product = 0;
    return !__builtin_mul_overflow(y, sign, &product) && !__builtin_add_overflow(x, product, out);
  };
  if (!add(a.months, b.months, &sum.months) || !add(a.days, b.days, &sum.days)) return std::nullopt;
  if (!add(a.seconds, b.seconds, &sum.seconds)) return std::nullopt;
  return sum;
}

std::optional<Value> WithDuration(ExpressionKind kind, const Value& left, const Duration& right) {
  const bool add = kind == ExpressionKind::kAdd;
  if (!add && kind != ExpressionKind::kSubtract) return std::nullopt;
  if (left.is(Type::kDate)) {
    const auto by = Combine({}, right, add ? 1 : -1);
    const auto date = by ? Shift(left.date(), *by) : std::nullopt;
    return date ? std::optional<Value>(*date) : std::nullopt;
  }
  if (!left.is(Type::kDuration)) return std::nullopt;
  const auto sum = Combine(left.duration(), right, add ? 1 : -1);
  return sum ? std::optional<Value>(*sum) : std::nullopt;
}

std::optional<int> Digits(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// What follows the year, hyphens left out: W and week and weekday, or an ordinal day, or month and day.
std::optional<Date> ReadInYear(int year, std::string_view rest) {
  if (rest.empty()) return Date::FromCivil(year, 1, 1);
  if (rest[0] == 'W') {
    const auto week = Digits(rest, 1, 2), day = rest.size() > 3 ? Digits(rest, 3, 1) : 1;
    if (rest.size() > 4 || !week || !day || *week < 1 || *week > 53 || *day < 1 || *day > 7) return std::nullopt;
    const auto fourth = Date::FromCivil(year, 1, 4);  // always in week 1
    return fourth ? FromFirst(Date{fourth->day - fourth->weekday()}, (*week - 1) * 7 + *day - 1) : std::nullopt;
  }
  if (rest.size() == 3) {
    const auto ordinal = Digits(rest, 0, 3);
    if (!ordinal || *ordinal < 1 || *ordinal > 366) return std::nullopt;
    return FromFirst(Date::FromCivil(year, 1, 1), *ordinal - 1);
  }
  const auto month = Digits(rest, 0, 2), day = rest.size() > 2 ? Digits(rest, 2, 2) : 1;
  if (rest.size() > 4 || !month || !day) return std::nullopt;
  return Date::FromCivil(year, *month, *day);
}

bool AddAmount(char unit, bool in_time, int64_t amount, Duration* duration) {
  const auto add = [&](int64_t* field, int64_t factor) {
    int64_t product = 0;
    return !__builtin_mul_overflow(amount, factor, &product) && !__builtin_add_overflow(*field, product, field);
  };
  switch (unit) {
    case 'Y':
      return !in_time && add(&duration->months, 12);
    case 'M':
      return in_time ? add(&duration->seconds, 60) : add(&duration->months, 1);
    case 'W':
      return !in_time && add(&duration->days, 7);
    case 'D':
      return !in_time && add(&duration->days, 1);
    case 'H':
      return in_time && add(&duration->seconds, 3600);
    case 'S':
      return in_time && add(&duration->seconds, 1);
    default:
      return false;
  }
}

}  // namespace

std::optional<Value> TimeComponent(const Value& value, std::string_view key) {
  return value.is(Type::kDate) ? DateComponent(value.date(), key) : DurationComponent(value.duration(), key);
}

std::optional<Value> CalculateTime(ExpressionKind kind, const Value& left, const Value& right) {
  if (right.is(Type::kDuration) && !left.is_number()) return WithDuration(kind, left, right.duration());
  if (right.is(Type::kDate) && left.is(Type::kDuration) && kind == ExpressionKind::kAdd) {
    return WithDuration(kind, right, left.duration());
  }
  if (kind != ExpressionKind::kMultiply || !left.is(Type::kDuration) || !right.is(Type::kInteger)) return std::nullopt;
  const auto product = Combine({}, left.duration(), right.integer());
  return product ? std::optional<Value>(*product) : std::nullopt;
}

std::optional<Date> ReadDate(std::string_view text) {
  const auto year = Digits(text, 0, 4);
  if (!year) return std::nullopt;
  std::string rest(text.substr(4));
  rest.erase(std::remove(rest.begin(), rest.end(), '-'), rest.end());
  return ReadInYear(*year, rest);
}

std::optional<Duration> ReadDuration(std::string_view text) {
  if (text.size() < 3 || text[0] != 'P') return std::nullopt;
  Duration duration;
  bool in_time = false;
  for (size_t at = 1; at < text.size();) {
    if (text[at] == 'T' && !in_time) {
      in_time = true;
      if (++at == text.size()) return std::nullopt;
    }
    int64_t amount = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), amount);
    if (error != std::errc() || end == text.data() + text.size()) return std::nullopt;
    if (!AddAmount(*end, in_time, amount, &duration)) return std::nullopt;
    at = static_cast<size_t>(end - text.data()) + 1;
  }
  return duration;
}

}  // namespace entente::query
