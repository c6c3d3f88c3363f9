// Calendar dates as they are written ("Thursday", "16 May", "May 16 2022", "2014"), and which day they mean.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_DATES_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_DATES_H_

#include <cstddef>
#include <optional>
#include <span>

#include "extract/language/time_calendar.h"
#include "extract/language/time_pieces.h"
#include "extract/language/time_tense.h"

namespace entente::extract {

// What a date says of itself; fields that it leaves open are -1.
struct DateFields {
  int year = -1;
  int month = -1;
  int day = -1;
  int weekday = -1;
  size_t end = 0;  // first piece behind it
};

class DateReader {
 public:
  // Words that are also other words are taken for months at the piece `trusted`. "3 next month" needs `published`.
  explicit DateReader(std::span<const TimePiece> pieces, std::optional<Date> published = std::nullopt,
                      size_t trusted = SIZE_MAX)
      : pieces_(pieces), published_(published), trusted_(trusted) {}

  std::optional<DateFields> Read(size_t at) const;
  // A day of a month whose name stands elsewhere ("from 3 to 5 May").
  std::optional<DateFields> ReadBareDay(size_t at) const;
  // "16", "16th", "sixteenth", "twenty-first"; -1 for anything else.
  int DayAt(size_t at, size_t* end) const;
  // The same, and "twenty-one" where the sentence or a part of it ends behind it or a year follows.
  int DayBehindMonth(size_t at, size_t* end) const;
  // Whether the sentence or a part of it ends before `at`.
  bool IsBreak(size_t at) const;

 private:
  using Fields = std::optional<DateFields>;

  const TimeSense* In(size_t at, TimeClass cls) const { return at < pieces_.size() ? pieces_[at].In(cls) : nullptr; }
  bool Is(size_t at, TimeClass cls) const { return In(at, cls) != nullptr; }
  bool IsSign(size_t at, char sign) const { return at < pieces_.size() && pieces_[at].IsSign(sign); }
  bool IsNumber(size_t at, int digits, int least, int greatest) const;
  bool IsYear(size_t at) const { return IsNumber(at, 4, 1000, 2199) && !pieces_[at].plural && !pieces_[at].ordinal; }
  bool IsGlue(size_t at) const;
  void TakeWeekdayInBrackets(DateFields* fields) const;
  bool HasCompany(size_t at) const;
  bool InsideNumber(size_t at) const;
  bool StartsYears(size_t at) const;
  int MonthAt(size_t at) const;
  int WeekdayAt(size_t at) const;
  size_t SkipPoint(size_t at) const;

  Fields ReadDated(size_t at) const;       // anything but a weekday alone
  Fields ReadMonthFirst(size_t at) const;  // "May 16 2022", "May 2022", "May"
  Fields ReadDayFirst(size_t at) const;    // "16 May", "the sixteenth of May 2022", "3 of next month", "18 and 19 May"
  Fields ReadMonth(size_t at) const;       // "May", "next month"
  Fields ReadListedDay(const DateFields& day) const;
  Fields ReadWeekdayAndDay(size_t at, int weekday) const;  // "Tuesday the 15th"
  Fields ReadNumeric(size_t at) const;                     // "2022-05-16", "16.5.2022"; "5/6/2022" is 6 May
  Fields ReadNumericMonth(size_t at) const;                // "2022-05", "5/2022"
  Fields ReadYearFirst(size_t at) const;                   // "2019-Aug-01"
  Fields ReadYear(size_t at) const;
  Fields WithYear(DateFields fields, bool dashed) const;

  std::span<const TimePiece> pieces_;
  std::optional<Date> published_;
  size_t trusted_;
};

// The season of that code ("SU") that the tense means: with X for the year where no day of publication is known.
Period ResolveSeason(const std::string& code, std::optional<Date> published, Tense tense);

// The period that a date means; unknown span, and X for each digit left open, where it needs a day of publication that
// is missing. nullopt where the calendar has no such day.
std::optional<Period> ResolveDate(const DateFields& fields, std::optional<Date> published, Tense tense);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_DATES_H_
