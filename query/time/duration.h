// Stretches of time as openCypher has them: months, days and seconds apart, since none has a fixed number of another.
#ifndef ENTENTE_QUERY_TIME_DURATION_H_
#define ENTENTE_QUERY_TIME_DURATION_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::query {

struct Duration {
  int64_t months = 0;
  int64_t days = 0;
  int64_t seconds = 0;
  int64_t nanoseconds = 0;  // 0 to 999,999,999, added to the seconds even where these are negative

  friend bool operator==(const Duration&, const Duration&) = default;
  std::string ToString() const;  // ISO 8601: "P1Y2M3DT4H", "PT-0.5S"
};

// By length, with months of 30.436875 days; equal lengths by months, then days.
std::strong_ordering Order(const Duration& a, const Duration& b);

enum class TimeUnit { kYear, kQuarter, kMonth, kWeek, kDay, kHour, kMinute, kSecond, kMilli, kMicro, kNano };

// A number of units: a whole one and a fraction of the same sign.
struct Amount {
  int64_t whole = 0;
  double fraction = 0;
};
// nullopt where the number is beyond 64 bits.
std::optional<Amount> AmountOf(double number);

// Adds up amounts; a fraction goes into smaller units.
class DurationSum {
 public:
  void Add(TimeUnit unit, const Amount& amount);
  // nullopt where something did not fit into 64 bits.
  std::optional<Duration> Take() const;

 private:
  void AddTo(int64_t* field, int64_t whole, int64_t factor);
  void AddFraction(TimeUnit unit, double amount);
  void AddPartOfMonth(double fraction);

  Duration sum_;  // nanoseconds not yet within their bounds
  bool fits_ = true;
};

std::optional<Duration> Plus(const Duration& a, const Duration& b);
std::optional<Duration> Negate(const Duration& duration);
std::optional<Duration> Scale(const Duration& duration, double factor);

// Reads ISO 8601, "P1Y2M3DT4H5M6.5S", "P2.5W" with a sign before any amount, and "P2012-02-02T14:37:21.545".
std::optional<Duration> ReadDuration(std::string_view text);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_TIME_DURATION_H_
