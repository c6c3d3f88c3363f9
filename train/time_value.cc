#include "train/time_value.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace entente::train {
namespace {

constexpr int kDaysInWeek = 7;

struct UnitLength {
  char unit;
  double days;
};
constexpr UnitLength kUnitLengths[] = {{'Y', 365.25}, {'M', 365.25 / 12}, {'W', kDaysInWeek}, {'D', 1}};

std::optional<int> DigitsNumber(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty() || digits[0] == '-') return {};
  return number;
}

std::optional<DayStretch> Stretch(std::optional<Date> first, std::optional<Date> end) {
  if (!first || !end) return std::nullopt;
  return DayStretch{*first, *end};
}

std::optional<DayStretch> Years(int first, int count) {
  return Stretch(Date::FromCivil(first, 1, 1), Date::FromCivil(first + count, 1, 1));
}

std::optional<DayStretch> Months(int year, int month, int count) {
  const int end = month - 1 + count;
  return Stretch(Date::FromCivil(year, month, 1), Date::FromCivil(year + end / 12, end % 12 + 1, 1));
}

std::optional<DayStretch> Week(int year, int week, bool weekend) {
  const auto fourth = Date::FromCivil(year, 1, 4);  // lies in the first week
  if (!fourth || week < 1 || week > 53) return std::nullopt;
  const int monday = fourth->day - fourth->weekday() + kDaysInWeek * (week - 1);
  return DayStretch{Date{weekend ? monday + 5 : monday}, Date{monday + kDaysInWeek}};
}

std::optional<DayStretch> Season(int year, std::string_view code) {
  if (code == "SP") return Months(year, 3, 3);
  if (code == "SU") return Months(year, 6, 3);
  if (code == "FA") return Months(year, 9, 3);
  return code == "WI" ? Months(year, 12, 3) : std::nullopt;
}

// What stands behind "2019-".
std::optional<DayStretch> PartOfYear(int year, std::string_view part) {
  if (part.starts_with('W') && part != "WI") {
    const auto week = DigitsNumber(part.substr(1, 2));
    const std::string_view rest = part.substr(std::min<size_t>(part.size(), 3));
    return week && (rest.empty() || rest == "-WE") ? Week(year, *week, !rest.empty()) : std::nullopt;
  }
  const auto digit = part.size() == 2 ? DigitsNumber(part.substr(1)) : std::nullopt;
  if (part.starts_with('Q') && digit && *digit >= 1 && *digit <= 4) return Months(year, 3 * *digit - 2, 3);
  if (part.starts_with('H') && digit && *digit >= 1 && *digit <= 2) return Months(year, 6 * *digit - 5, 6);
  const auto month = part.size() == 2 ? DigitsNumber(part) : std::nullopt;
  if (month) return *month >= 1 && *month <= 12 ? Months(year, *month, 1) : std::nullopt;
  return Season(year, part);
}

}  // namespace

std::optional<std::pair<Date, Date>> EndsOfRange(std::string_view value) {
  constexpr size_t kDateLength = std::string_view("2019-04-25").size();
  if (value.size() < 2 * kDateLength + 3 || value[0] != '(' || value[kDateLength + 1] != ',' ||
      value[2 * kDateLength + 2] != ',')
    return {};
  const auto first = Date::Parse(value.substr(1, kDateLength)),
             last = Date::Parse(value.substr(kDateLength + 2, kDateLength));
  if (!first || !last) return std::nullopt;
  return std::pair{*first, *last};
}

std::optional<DayStretch> DaysOfValue(std::string_view value) {
  if (const auto ends = EndsOfRange(value)) return DayStretch{ends->first, ends->second};
  if (const auto day = Date::Parse(value)) return DayStretch{*day, Date{day->day + 1}};
  const auto number = DigitsNumber(value.substr(0, 4));
  if (!number) return std::nullopt;
  if (value.size() == 2) return Years(*number * 100, 100);
  if (value.size() == 3) return Years(*number * 10, 10);
  if (value.size() == 4) return Years(*number, 1);
  return value.size() > 5 && value[4] == '-' ? PartOfYear(*number, value.substr(5)) : std::nullopt;
}

std::optional<double> LengthInDays(std::string_view value) {
  if (value.starts_with('(') && value.ends_with(')')) {
    value = value.substr(value.rfind(',') + 1);
    value.remove_suffix(1);
  }
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  double days = 0;
  for (size_t at = 1; at < value.size();) {
    const size_t unit = value.find_first_not_of("0123456789.", at);
    double count = 0;
    if (unit == at || unit == std::string_view::npos) return std::nullopt;
    std::from_chars(value.data() + at, value.data() + unit, count);
    const auto* length = std::find_if(std::begin(kUnitLengths), std::end(kUnitLengths),
                                      [&](const UnitLength& one) { return one.unit == value[unit]; });
    if (length == std::end(kUnitLengths)) return std::nullopt;
    days += count * length->days;
    at = unit + 1;
  }
  return days;
}

bool SameValue(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const auto days = DaysOfValue(one);
  return days && days == DaysOfValue(other);
}

}  // namespace entente::train
