#include "query/time/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "query/time/calendar.h"

namespace entente::query {
namespace {

constexpr std::array<std::string_view, 9> kDatePartNames = {
    "year", "month", "day", "week", "dayOfWeek", "ordinalDay", "quarter", "dayOfQuarter", "weekYear"};
constexpr std::array<std::string_view, 6> kTimePartNames = {"hour",        "minute",      "second",
                                                            "millisecond", "microsecond", "nanosecond"};

template <size_t kSize>
bool IsOne(const std::array<std::string_view, kSize>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Reads numbers out of a map and remembers the first that was wrong.
class Numbers {
 public:
  explicit Numbers(const Map& parts) : parts_(parts) {}

  bool Has(std::string_view key) const { return parts_.contains(key); }
  int64_t Get(std::string_view key, int64_t least, int64_t most, int64_t otherwise) {
    const auto found = parts_.find(key);
    if (found == parts_.end()) return otherwise;
    const Value& value = found->second;
    if (value.is(Type::kInteger) && value.integer() >= least && value.integer() <= most) return value.integer();
    if (status_.ok()) {
      status_ =
          WrongParts(fmt::format("{} is {}; it must be an integer from {} to {}", key, ToText(value), least, most));
    }
    return otherwise;
  }
  // A part means nothing where the larger one is neither given nor lent.
  void Need(std::string_view larger, std::string_view part) {
    if (status_.ok() && Has(part) && !Has(larger)) status_ = WrongParts(fmt::format("{} needs {}", part, larger));
  }
  int64_t GetYear(int64_t otherwise) {
    return Get(Has("weekYear") ? "weekYear" : "year", -999'999'999, 999'999'999, otherwise);
  }

  const Status& status() const { return status_; }

 private:
  const Map& parts_;
  Status status_;
};

CivilDate Civil(Numbers& numbers, std::optional<int64_t> base) {
  const CivilDate from = base ? CivilDateOf(*base) : CivilDate();
  CivilDate date{numbers.GetYear(from.year), numbers.Get("month", 1, 12, from.month), from.day};
  date.day = numbers.Get("day", 1, 31, std::min(from.day, LastOfMonth(date)));
  if (!base) numbers.Need("month", "day");
  return date;
}

WeekDate Week(Numbers& numbers, std::optional<int64_t> base) {
  const WeekDate from = base ? WeekDateOf(*base) : WeekDate();
  if (!base) numbers.Need("week", "dayOfWeek");
  return {numbers.GetYear(from.year), numbers.Get("week", 1, 53, from.week),
          numbers.Get("dayOfWeek", 1, 7, from.weekday)};
}

QuarterDate Quarter(Numbers& numbers, std::optional<int64_t> base) {
  const QuarterDate from = base ? QuarterDateOf(*base) : QuarterDate();
  if (!base) numbers.Need("quarter", "dayOfQuarter");
  return {numbers.GetYear(from.year), numbers.Get("quarter", 1, 4, from.quarter),
          numbers.Get("dayOfQuarter", 1, 92, from.day)};
}

OrdinalDate Ordinal(Numbers& numbers, std::optional<int64_t> base) {
  const OrdinalDate from = base ? OrdinalDateOf(*base) : OrdinalDate();
  return {numbers.GetYear(from.year), numbers.Get("ordinalDay", 1, 366, from.day)};
}

int64_t SubSecond(Numbers& numbers, int64_t base) {
  const bool milli = numbers.Has("millisecond"), micro = numbers.Has("microsecond"), nano = numbers.Has("nanosecond");
  if (!milli && !micro && !nano) return base;
  const int64_t millis = numbers.Get("millisecond", 0, 999, 0);
  const int64_t micros = numbers.Get("microsecond", 0, milli ? 999 : 999'999, 0);
  const int64_t nanos = numbers.Get("nanosecond", 0, micro ? 999 : milli ? 999'999 : 999'999'999, 0);
  return millis * 1'000'000 + micros * 1000 + nanos;
}

}  // namespace

Status WrongParts(std::string message) { return {ErrorCode::kInvalidInput, std::move(message)}; }

Status CheckNames(TemporalKind kind, const Map& parts) {
  for (const auto& [name, value] : parts) {
    const bool date = name == "date" || name == "datetime" || name.starts_with("epoch") || IsOne(kDatePartNames, name);
    const bool time = name == "time" || name == "datetime" || name.starts_with("epoch") || IsOne(kTimePartNames, name);
    const bool fits = (date && HasDate(kind)) || (time && HasTime(kind)) || (name == "timezone" && HasOffset(kind));
    if (!fits) return WrongParts(fmt::format("there is no part '{}' in it", name));
  }
  return {};
}

Result<int64_t> DayFrom(const Map& parts, std::optional<int64_t> base) {
  Numbers numbers(parts);
  const bool week = numbers.Has("week") || numbers.Has("dayOfWeek") || numbers.Has("weekYear");
  const bool quarter = numbers.Has("quarter") || numbers.Has("dayOfQuarter"), ordinal = numbers.Has("ordinalDay");
  const bool civil = numbers.Has("month") || numbers.Has("day");
  if (week + quarter + ordinal + civil > 1) {
    return WrongParts("month and day, week and dayOfWeek, quarter and dayOfQuarter, and ordinalDay exclude each other");
  }
  if (!base && !numbers.Has("year") && !numbers.Has("weekYear")) return WrongParts("it needs a year");
  const auto day = week      ? DayOf(Week(numbers, base))
                   : quarter ? DayOf(Quarter(numbers, base))
                   : ordinal ? DayOf(Ordinal(numbers, base))
                             : DayOf(Civil(numbers, base));
  if (!numbers.status().ok()) return numbers.status();
  return day ? Result<int64_t>(*day) : WrongParts("there is no such day");
}

Result<int64_t> NanosecondFrom(const Map& parts, std::optional<int64_t> base) {
  Numbers numbers(parts);
  const int64_t from = base.value_or(0), second_from = from / kNanosPerSecond;
  if (!base) {
    numbers.Need("hour", "minute");
    numbers.Need("minute", "second");
    for (const std::string_view part : {"millisecond", "microsecond", "nanosecond"}) numbers.Need("second", part);
  }
  const int64_t hour = numbers.Get("hour", 0, 23, second_from / 3600);
  const int64_t minute = numbers.Get("minute", 0, 59, second_from / 60 % 60);
  const int64_t second = numbers.Get("second", 0, 59, second_from % 60);
  const int64_t rest = SubSecond(numbers, from % kNanosPerSecond);
  if (!numbers.status().ok()) return numbers.status();
  return (hour * 3600 + minute * 60 + second) * kNanosPerSecond + rest;
}

}  // namespace entente::query
