// Calendar days and stretches of them with a granularity, printed and read as ISO 8601.
#ifndef ENTENTE_GRAPH_DATE_H_
#define ENTENTE_GRAPH_DATE_H_

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// A day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0).
struct Date {
  int32_t day = 0;

  friend auto operator<=>(const Date&, const Date&) = default;

  // `month` 1-12, `day_of_month` 1-31; nullopt where there is no such day.
  static std::optional<Date> FromCivil(int year, int month, int day_of_month);
  // Reads "YYYY-MM-DD"; nullopt for anything else.
  static std::optional<Date> Parse(std::string_view text);

  int year() const;
  int month() const;             // 1-12
  int day_of_month() const;      // 1-31
  int weekday() const;           // 0 Monday ... 6 Sunday
  std::string ToString() const;  // "YYYY-MM-DD"
};

enum class Granularity : uint8_t { kNone, kDay, kMonth, kYear };

// A closed stretch of days [first, last] as sharply as the text gave it. Granularity kNone means that the time is not
// known. An end that is open carries Date{kOpenPast} or Date{kOpenFuture}.
struct TimeSpan {
  static constexpr int32_t kOpenPast = std::numeric_limits<int32_t>::min();
  static constexpr int32_t kOpenFuture = std::numeric_limits<int32_t>::max();

  Date first{kOpenPast};
  Date last{kOpenFuture};
  Granularity granularity = Granularity::kNone;

  friend auto operator<=>(const TimeSpan&, const TimeSpan&) = default;

  static TimeSpan Unknown() { return {}; }
  static TimeSpan Day(Date day);
  static TimeSpan Month(int year, int month);
  static TimeSpan Year(int year);
  // From the first day of `from` to the last of `to`, at the coarser of the two granularities.
  static TimeSpan Between(const TimeSpan& from, const TimeSpan& to);
  // Reads what ToString prints; nullopt for anything else.
  static std::optional<TimeSpan> Parse(std::string_view text);

  bool known() const { return granularity != Granularity::kNone; }
  bool Overlaps(const TimeSpan& other) const;
  bool Within(const TimeSpan& outer) const;
  // "", "2019-04-25", "2019-04", "2019", "2019-04-26/2019-04-27", "../2018" (open past), "2018/.." (open future).
  std::string ToString() const;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_DATE_H_
