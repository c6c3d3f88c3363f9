#include "query/time/duration.h"

#include <absl/numeric/int128.h>
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "query/time/temporal.h"

namespace entente::query {
namespace {

constexpr int64_t kSecondsPerMonth = 2'629'746;  // a twelfth of 365.2425 days
constexpr double kLimit = 9.2e18;

void AppendPart(int64_t amount, char unit, std::string* text) {
  if (amount != 0) *text += std::to_string(amount) + unit;
}

// Towards zero, but a tail of rounding must not cost a nanosecond.
int64_t WholeNanos(double nanos) { return static_cast<int64_t>(nanos + std::copysign(0.25, nanos)); }

std::string FractionText(int64_t nanoseconds) {
  if (nanoseconds == 0) return "";
  std::string text = fmt::format(".{:09}", nanoseconds);
  return text.substr(0, text.find_last_not_of('0') + 1);
}

absl::int128 Length(const Duration& duration) {
  const absl::int128 days = absl::int128(duration.days) * kSecondsPerDay;
  const absl::int128 seconds = absl::int128(duration.months) * kSecondsPerMonth + days + duration.seconds;
  return seconds * kNanosPerSecond + duration.nanoseconds;
}

std::array<std::pair<TimeUnit, int64_t>, 4> Parts(const Duration& duration) {
  return {{{TimeUnit::kMonth, duration.months},
           {TimeUnit::kDay, duration.days},
           {TimeUnit::kSecond, duration.seconds},
           {TimeUnit::kNano, duration.nanoseconds}}};
}

std::optional<Amount> ReadAmount(std::string text) {
  const size_t point = text.find_first_of(".,");
  Amount amount;
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const char* end = text.data() + std::min(point, text.size());
  if (begin != end && std::from_chars(begin, end, amount.whole).ec == std::errc::result_out_of_range) {
    return std::nullopt;
  }
  if (point == std::string::npos) return amount;
  const std::string fraction = "0." + text.substr(point + 1);
  std::from_chars(fraction.data(), fraction.data() + fraction.size(), amount.fraction);
  if (text.starts_with('-')) amount.fraction = -amount.fraction;
  return amount;
}

std::optional<Duration> Sum(const std::array<std::string, 7>& amounts, bool negative) {
  constexpr std::array<TimeUnit, 7> kUnits = {TimeUnit::kYear, TimeUnit::kMonth,  TimeUnit::kWeek,  TimeUnit::kDay,
                                              TimeUnit::kHour, TimeUnit::kMinute, TimeUnit::kSecond};
  DurationSum sum;
  for (size_t i = 0; i < amounts.size(); ++i) {
    if (amounts[i].empty()) continue;
    const auto amount = ReadAmount(amounts[i]);
    if (!amount) return std::nullopt;
    sum.Add(kUnits[i], *amount);
  }
  const auto duration = sum.Take();
  return duration && negative ? Negate(*duration) : duration;
}

}  // namespace

std::string Duration::ToString() const {
  std::string text = "P", time;
  AppendPart(months / 12, 'Y', &text);
  AppendPart(months % 12, 'M', &text);
  AppendPart(days, 'D', &text);
  // Towards zero: half a second less than nothing is -0.5, not -1 and 0.5.
  const bool borrow = seconds < 0 && nanoseconds > 0;
  const int64_t whole = borrow ? seconds + 1 : seconds, part = borrow ? kNanosPerSecond - nanoseconds : nanoseconds;
  AppendPart(whole / 3600, 'H', &time);
  AppendPart(whole % 3600 / 60, 'M', &time);
  if (whole % 60 != 0 || part != 0) {
    const bool minus = borrow && whole % 60 == 0;
    time += fmt::format("{}{}{}S", minus ? "-" : "", whole % 60, FractionText(part));
  }
  if (!time.empty()) text += "T" + time;
  return text == "P" ? "PT0S" : text;
}

std::strong_ordering Order(const Duration& a, const Duration& b) {
  const absl::int128 x = Length(a), y = Length(b);
  if (x != y) return x < y ? std::strong_ordering::less : std::strong_ordering::greater;
  const auto months = a.months <=> b.months;
  return months != 0 ? months : a.days <=> b.days;
}

std::optional<Amount> AmountOf(double number) {
  if (!(std::abs(number) < kLimit)) return std::nullopt;
  const double whole = std::trunc(number);
  return Amount{static_cast<int64_t>(whole), number - whole};
}

void DurationSum::AddTo(int64_t* field, int64_t whole, int64_t factor) {
  int64_t product = 0;
  fits_ &= !__builtin_mul_overflow(whole, factor, &product) && !__builtin_add_overflow(*field, product, field);
}

void DurationSum::AddFraction(TimeUnit unit, double amount) {
  if (amount == 0) return;
  if (const auto split = AmountOf(amount)) Add(unit, *split);
}

void DurationSum::AddPartOfMonth(double fraction) {
  const double seconds = fraction * kSecondsPerMonth, days = std::trunc(seconds / kSecondsPerDay);
  AddFraction(TimeUnit::kDay, days);
  AddFraction(TimeUnit::kSecond, seconds - days * kSecondsPerDay);
}

void DurationSum::Add(TimeUnit unit, const Amount& amount) {
  switch (unit) {
    case TimeUnit::kYear:
      AddTo(&sum_.months, amount.whole, 12);
      return AddFraction(TimeUnit::kMonth, amount.fraction * 12);
    case TimeUnit::kQuarter:
      AddTo(&sum_.months, amount.whole, 3);
      return AddFraction(TimeUnit::kMonth, amount.fraction * 3);
    case TimeUnit::kMonth:
      AddTo(&sum_.months, amount.whole, 1);
      return AddPartOfMonth(amount.fraction);
    case TimeUnit::kWeek:
      AddTo(&sum_.days, amount.whole, 7);
      return AddFraction(TimeUnit::kDay, amount.fraction * 7);
    case TimeUnit::kDay:
      AddTo(&sum_.days, amount.whole, 1);
      return AddFraction(TimeUnit::kSecond, amount.fraction * kSecondsPerDay);
    case TimeUnit::kHour:
      AddTo(&sum_.seconds, amount.whole, 3600);
      return AddFraction(TimeUnit::kSecond, amount.fraction * 3600);
    case TimeUnit::kMinute:
      AddTo(&sum_.seconds, amount.whole, 60);
      return AddFraction(TimeUnit::kSecond, amount.fraction * 60);
    case TimeUnit::kSecond:
      AddTo(&sum_.seconds, amount.whole, 1);
      return AddTo(&sum_.nanoseconds, WholeNanos(amount.fraction * kNanosPerSecond), 1);
    case TimeUnit::kMilli:
      AddTo(&sum_.seconds, amount.whole / 1000, 1);
      AddTo(&sum_.nanoseconds, amount.whole % 1000, 1'000'000);
      return AddTo(&sum_.nanoseconds, WholeNanos(amount.fraction * 1'000'000), 1);
    case TimeUnit::kMicro:
      AddTo(&sum_.seconds, amount.whole / 1'000'000, 1);
      AddTo(&sum_.nanoseconds, amount.whole % 1'000'000, 1000);
      return AddTo(&sum_.nanoseconds, WholeNanos(amount.fraction * 1000), 1);
    case TimeUnit::kNano:
      AddTo(&sum_.seconds, amount.whole / kNanosPerSecond, 1);
      return AddTo(&sum_.nanoseconds, amount.whole % kNanosPerSecond, 1);
  }
}

std::optional<Duration> DurationSum::Take() const {
  Duration duration = sum_;
  int64_t carry = duration.nanoseconds / kNanosPerSecond;
  duration.nanoseconds %= kNanosPerSecond;
  if (duration.nanoseconds < 0) {
    duration.nanoseconds += kNanosPerSecond;
    --carry;
  }
  const bool overflow = __builtin_add_overflow(duration.seconds, carry, &duration.seconds);
  return fits_ && !overflow ? std::optional(duration) : std::nullopt;
}

std::optional<Duration> Plus(const Duration& a, const Duration& b) {
  DurationSum sum;
  for (const Duration& duration : {a, b}) {
    for (const auto& [unit, amount] : Parts(duration)) sum.Add(unit, {amount, 0});
  }
  return sum.Take();
}

std::optional<Duration> Negate(const Duration& duration) {
  DurationSum sum;
  for (const auto& [unit, amount] : Parts(duration)) {
    int64_t negative = 0;
    if (__builtin_sub_overflow(int64_t{0}, amount, &negative)) return std::nullopt;
    sum.Add(unit, {negative, 0});
  }
  return sum.Take();
}

std::optional<Duration> Scale(const Duration& duration, double factor) {
  DurationSum sum;
  for (const auto& [unit, amount] : Parts(duration)) {
    const auto scaled = AmountOf(static_cast<double>(amount) * factor);
    if (!scaled) return std::nullopt;
    sum.Add(unit, *scaled);
  }
  return sum.Take();
}

std::optional<Duration> ReadDuration(std::string_view text) {
#define AMOUNT "([+-]?\\d+(?:[.,]\\d+)?)"
  static const re2::RE2 kUnits("([+-])?P(?:" AMOUNT "Y)?(?:" AMOUNT "M)?(?:" AMOUNT "W)?(?:" AMOUNT "D)?(T(?:" AMOUNT
                               "H)?(?:" AMOUNT "M)?(?:" AMOUNT "S)?)?");
#undef AMOUNT
  static const re2::RE2 kClock(R"(([+-])?P(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d(?:[.,]\d+)?))");
  const re2::StringPiece piece(text.data(), text.size());
  std::array<std::string, 7> amounts;
  std::string sign, time;
  if (re2::RE2::FullMatch(piece, kUnits, &sign, &amounts[0], &amounts[1], &amounts[2], &amounts[3], &time, &amounts[4],
                          &amounts[5], &amounts[6])) {
    // "P" and "P1DT" lack an amount.
    if (text.back() == 'P' || text.back() == 'T') return std::nullopt;
    return Sum(amounts, sign == "-");
  }
  if (!re2::RE2::FullMatch(piece, kClock, &sign, &amounts[0], &amounts[1], &amounts[3], &amounts[4], &amounts[5],
                           &amounts[6])) {
    return std::nullopt;
  }
  return Sum(amounts, sign == "-");
}

}  // namespace entente::query
