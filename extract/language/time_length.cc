#include "extract/language/time_length.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace entente::extract {
namespace {

constexpr int kOne = 100;             // hundredths
constexpr int kGreatestCount = 2000;  // more units lead out of the calendar
constexpr int kLeastOfSome = 2;
constexpr int kDaysInWeek = 7;
constexpr int kDaysInMonth = 30;  // of parts of a month

std::string Print(int hundredths, char unit) {
  if (hundredths == 0) return "";
  std::string text = fmt::format("{}", hundredths / kOne);
  const int rest = hundredths % kOne;
  if (rest != 0) text += rest % 10 == 0 ? fmt::format(".{}", rest / 10) : fmt::format(".{:02}", rest);
  return text + unit;
}

// "PXD" of "P1D": the number alone gives way, so that "decades" are counted in years as numbers of them are.
std::string OpenCount(std::string value) {
  const size_t begin = value.find_first_of("0123456789"), end = value.find_first_not_of("0123456789", begin);
  return value.replace(begin, end - begin, "X");
}

std::optional<int> Decimal(std::string_view text) {
  const size_t point = text.find('.');
  if (point == std::string_view::npos || point == 0 || point > 4 || text.size() - point - 1 > 2) return std::nullopt;
  int value = 0, digits = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
    digits += i > point;
  }
  return digits == 1 ? value * 10 : value;
}

}  // namespace

TimeLength TimeLength::Of(TimeUnit unit, int hundredths, size_t end) {
  TimeLength length;
  length.Add(unit, hundredths);
  length.end = end;
  return length;
}

TimeLength TimeLength::Some(TimeUnit unit, int greatest, size_t end) {
  TimeLength length = Of(unit, kLeastOfSome * kOne, end);
  length.greatest = greatest;
  return length;
}

TimeLength TimeLength::Longest() const { return vague() ? Of(finest, greatest * kOne, end) : *this; }

void TimeLength::Add(TimeUnit unit, int amount) {
  hundredths[static_cast<size_t>(unit)] += amount;
  finest = std::min(finest, unit);
}

std::string TimeLength::Value() const {
  const auto of = [&](TimeUnit unit) { return hundredths[static_cast<size_t>(unit)]; };
  if (vague()) return OpenCount(Of(finest, kOne, end).Value());
  if (Has(TimeUnit::kWeekend)) return "P" + Print(of(TimeUnit::kWeekend), 'W') + "E";
  const int years = of(TimeUnit::kYear) + 10 * of(TimeUnit::kDecade) + 100 * of(TimeUnit::kCentury);
  const int months = of(TimeUnit::kMonth) + 3 * of(TimeUnit::kQuarter);
  const int weeks = of(TimeUnit::kWeek) + 2 * of(TimeUnit::kFortnight);
  std::string value = "P" + Print(years, 'Y') + Print(months, 'M') + Print(weeks, 'W') + Print(of(TimeUnit::kDay), 'D');
  if (Has(TimeUnit::kBusinessDay)) value += Print(of(TimeUnit::kBusinessDay), 'B') + "D";
  const std::string time =
      Print(of(TimeUnit::kHour), 'H') + Print(of(TimeUnit::kMinute), 'M') + Print(of(TimeUnit::kSecond), 'S');
  return time.empty() ? value : value + "T" + time;
}

std::optional<Date> TimeLength::From(Date day, int direction) const {
  if (Has(TimeUnit::kBusinessDay)) {
    return AddWorkdays(day, direction * hundredths[static_cast<size_t>(TimeUnit::kBusinessDay)] / kOne);
  }
  const auto of = [&](TimeUnit unit) { return hundredths[static_cast<size_t>(unit)]; };
  const int months = of(TimeUnit::kMonth) + 3 * of(TimeUnit::kQuarter) + 12 * of(TimeUnit::kYear) +
                     120 * of(TimeUnit::kDecade) + 1200 * of(TimeUnit::kCentury);
  const int weeks = of(TimeUnit::kWeek) + of(TimeUnit::kWeekend) + 2 * of(TimeUnit::kFortnight);
  const int days = of(TimeUnit::kDay) + kDaysInWeek * weeks + kDaysInMonth * (months % kOne) + of(TimeUnit::kHour) / 24;
  const auto month = AddMonths(day, direction * (months / kOne));
  return month ? std::optional(AddDays(*month, direction * (days / kOne))) : std::nullopt;
}

std::optional<Period> TimeLength::At(Date day) const {
  switch (finest) {
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
      return Period{WeekPeriod(day).span, day.ToString()};
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

bool LengthReader::IsAnd(size_t at) const {
  const TimeSense* join = In(at, TimeClass::kJoinRange);
  return join != nullptr && join->value == 2;
}

// "The twenty second" is a day of the month.
const TimeSense* LengthReader::UnitAt(size_t at) const {
  const TimeSense* tens = at > 0 && Is(at, TimeClass::kOrdinal) ? In(at - 1, TimeClass::kNumber) : nullptr;
  return tens != nullptr && tens->value >= 20 ? nullptr : In(at, TimeClass::kUnit);
}

std::optional<LengthReader::Number> LengthReader::ReadWords(size_t at) const {
  if (const TimeSense* fraction = In(at, TimeClass::kFraction)) {  // "half a year", "half-year"
    const size_t next = Skip(SkipDash(at + 1), TimeClass::kArticle);
    return Is(next, TimeClass::kUnit) ? std::optional(Number{fraction->value, next}) : std::nullopt;
  }
  const TimeSense* tens = In(at, TimeClass::kNumber);
  if (tens == nullptr) return std::nullopt;
  const size_t next = SkipDash(at + 1);
  const TimeSense* ones = In(next, TimeClass::kNumber);
  const bool compound = ones != nullptr && tens->value >= 20 && tens->value < 100 && ones->value < 10;
  return compound ? Number{(tens->value + ones->value) * kOne, next + 1} : Number{tens->value * kOne, at + 1};
}

std::optional<LengthReader::Number> LengthReader::ReadDigits(size_t at) const {
  if (at >= pieces_.size() || pieces_[at].digits == 0 || pieces_[at].ordinal || pieces_[at].plural) return std::nullopt;
  if (pieces_[at].number < 0) {
    const auto decimal = Decimal(pieces_[at].text);
    return decimal ? std::optional(Number{*decimal, at + 1}) : std::nullopt;
  }
  if (pieces_[at].number == 0 || pieces_[at].number > kGreatestCount) return std::nullopt;
  Number number{pieces_[at].number * kOne, at + 1};
  const bool fraction = at + 3 < pieces_.size() && pieces_[at + 1].number > 0 && pieces_[at + 2].IsSign('/') &&
                        pieces_[at + 3].number > pieces_[at + 1].number && pieces_[at + 3].glued;
  if (fraction) number = {number.hundredths + kOne * pieces_[at + 1].number / pieces_[at + 3].number, at + 4};
  return number;
}

// The number and what stands behind it up to the unit or the next number.
LengthReader::Number LengthReader::WithFraction(Number number) const {
  if (!IsAnd(number.end)) return number;
  const size_t at = Skip(number.end + 1, TimeClass::kArticle);
  const TimeSense* fraction = In(at, TimeClass::kFraction);
  if (fraction == nullptr) return number;
  return {number.hundredths + fraction->value, at + 1};
}

std::optional<LengthReader::Number> LengthReader::ReadNumber(size_t at) const {
  const auto words = ReadWords(at);
  const auto number = words ? words : ReadDigits(at);
  return number ? std::optional(WithFraction(*number)) : std::nullopt;
}

// "Several days", "a few long years".
std::optional<TimeLength> LengthReader::ReadVague(size_t at) const {
  const TimeSense* vague = In(at, TimeClass::kVague);
  const size_t unit_at = Skip(at + 1, TimeClass::kQualifier);
  const TimeSense* unit = vague == nullptr ? nullptr : In(unit_at, TimeClass::kUnit);
  if (unit == nullptr || !pieces_[unit_at].text.ends_with('s')) return std::nullopt;
  return TimeLength::Some(static_cast<TimeUnit>(unit->value), vague->value, unit_at + 1);
}

// "Days", "business days" behind their number.
std::optional<TimeLength> LengthReader::LengthOf(int hundredths, size_t unit_at) const {
  const bool business = Is(unit_at, TimeClass::kBusiness);
  if (business) ++unit_at;
  const TimeSense* unit = UnitAt(unit_at);
  if (unit == nullptr) return std::nullopt;
  auto kind = static_cast<TimeUnit>(unit->value);
  if (business && kind == TimeUnit::kDay) kind = TimeUnit::kBusinessDay;
  const Number whole = WithFraction({hundredths, unit_at + 1});  // "one year and a half"
  return TimeLength::Of(kind, whole.hundredths, whole.end);
}

std::optional<TimeLength> LengthReader::ReadUnit(size_t at) const {
  if (const auto vague = ReadVague(at)) return vague;
  const auto number = ReadNumber(at);
  if (!number) return std::nullopt;
  return LengthOf(number->hundredths, Skip(SkipDash(Skip(number->end, TimeClass::kOf)), TimeClass::kQualifier));
}

std::optional<TimeLength> LengthReader::Read(size_t at, bool chain) const {
  const bool few = Is(at, TimeClass::kArticle) && Is(at + 1, TimeClass::kVague);  // "a few days"
  auto length = ReadUnit(few ? at + 1 : at);
  if (!length) return std::nullopt;
  while (chain && !length->vague()) {
    size_t next = length->end;
    if (IsAnd(next) || (next < pieces_.size() && pieces_[next].IsSign(','))) ++next;
    const auto more = ReadUnit(next);
    if (!more || more->vague() || length->Has(more->finest)) break;
    length->Add(more->finest, more->hundredths[static_cast<size_t>(more->finest)]);
    length->end = more->end;
  }
  if (Is(SkipDash(length->end), TimeClass::kAge)) return std::nullopt;
  return length;
}

std::optional<TimeLength> LengthReader::ReadOne(size_t unit_at) const { return LengthOf(kOne, unit_at); }

}  // namespace entente::extract
