// Lengths of time as they are written ("three days", "two and a half years", "1 year 2 months"), their TIMEX3 value,
// and how far they lead from a day.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_LENGTH_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_LENGTH_H_

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "extract/language/time_calendar.h"
#include "extract/language/time_pieces.h"

namespace entente::extract {

struct TimeLength {
  std::array<int, kTimeUnits> hundredths{};  // of each TimeUnit; the least where the number is not told
  int greatest = 0;                          // the most units that "several" may be; 0 where the number is told
  TimeUnit finest = TimeUnit::kCentury;      // the smallest unit named
  size_t end = 0;                            // first piece behind it

  static TimeLength Of(TimeUnit unit, int hundredths, size_t end);
  // Two units or more, at most `greatest`.
  static TimeLength Some(TimeUnit unit, int greatest, size_t end);
  void Add(TimeUnit unit, int amount);
  bool Has(TimeUnit unit) const { return hundredths[static_cast<size_t>(unit)] != 0; }

  bool vague() const { return greatest > 0; }

  // "P3D", "PT1.5H", "P1Y2M"; "PXD" where the number is not told.
  std::string Value() const;
  // The longest that a number which is not told may be.
  TimeLength Longest() const;
  // The day so far before (-1) or after (1) `day`; nullopt outside the calendar.
  std::optional<Date> From(Date day, int direction) const;
  // What is `day` when seen at the sharpness of the finest unit: "two years ago" is a year. Weeks are counted to the
  // day, but reach over the week around it.
  std::optional<Period> At(Date day) const;
};

class LengthReader {
 public:
  explicit LengthReader(std::span<const TimePiece> pieces) : pieces_(pieces) {}

  // A number with its unit, and further ones behind it where `chain` is set; nullopt for ages.
  std::optional<TimeLength> Read(size_t at, bool chain) const;
  // A unit that counts as one, with "and a half" behind it.
  std::optional<TimeLength> ReadOne(size_t unit_at) const;

 private:
  struct Number {
    int hundredths = 0;
    size_t end = 0;
  };

  const TimeSense* In(size_t at, TimeClass cls) const { return at < pieces_.size() ? pieces_[at].In(cls) : nullptr; }
  bool Is(size_t at, TimeClass cls) const { return In(at, cls) != nullptr; }
  size_t Skip(size_t at, TimeClass cls) const { return Is(at, cls) ? at + 1 : at; }
  size_t SkipDash(size_t at) const { return at < pieces_.size() && pieces_[at].IsSign('-') ? at + 1 : at; }
  bool IsAnd(size_t at) const;

  const TimeSense* UnitAt(size_t at) const;  // a unit, also that of a number before it
  std::optional<TimeLength> ReadVague(size_t at) const;
  std::optional<TimeLength> LengthOf(int hundredths, size_t unit_at) const;
  std::optional<Number> ReadNumber(size_t at) const;
  std::optional<Number> ReadWords(size_t at) const;   // "twenty-four", "a half"
  std::optional<Number> ReadDigits(size_t at) const;  // "3", "2.5", "2 1/2"
  Number WithFraction(Number number) const;           // "and a half"
  std::optional<TimeLength> ReadUnit(size_t at) const;

  std::span<const TimePiece> pieces_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_LENGTH_H_
