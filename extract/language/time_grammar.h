// The grammar of time: what the words at one place of a sentence say, resolved against the day of publication.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_GRAMMAR_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_GRAMMAR_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/language/analysis.h"
#include "extract/language/time_calendar.h"
#include "extract/language/time_dates.h"
#include "extract/language/time_length.h"
#include "extract/language/time_pieces.h"
#include "extract/language/time_tense.h"

namespace entente::extract {

struct TimeReading {
  size_t end = 0;  // first piece behind it
  TimeSpan span;   // unknown for durations, repetitions and whatever needs a missing day of publication
  std::string value;
  TimexType type = TimexType::kDate;
  bool last_part = false;                     // "the end of June": a range to it takes in its last day
  std::optional<Date> middle = std::nullopt;  // "the middle of June": where a range from it or to it has its border
};

// The day of publication, the tense around and what the text named last.
struct TimeSetting {
  std::optional<Date> published;
  std::optional<Date> mentioned;  // a day
  const Period* named = nullptr;  // any period
  Tense tense = Tense::kUnknown;
  std::span<const Word> words;  // of the document, or empty: then no part of speech is known
};

class TimeGrammar {
 public:
  TimeGrammar(std::span<const TimePiece> pieces, const TimeSetting& setting)
      : pieces_(pieces), setting_(setting), dates_(pieces, setting.published), lengths_(pieces) {}

  // The longest expression that begins at piece `at`; nullopt where none does.
  std::optional<TimeReading> Read(size_t at) const;

 private:
  using Reading = std::optional<TimeReading>;

  const TimeSense* In(size_t at, TimeClass cls) const { return at < pieces_.size() ? pieces_[at].In(cls) : nullptr; }
  bool Is(size_t at, TimeClass cls) const { return In(at, cls) != nullptr; }
  bool IsApostrophe(size_t at) const;
  bool IsSign(size_t at, char sign) const { return at < pieces_.size() && pieces_[at].IsSign(sign); }
  size_t Skip(size_t at, TimeClass cls) const { return Is(at, cls) ? at + 1 : at; }
  size_t SkipDash(size_t at) const { return at < pieces_.size() && pieces_[at].IsSign('-') ? at + 1 : at; }
  // Whether the part of speech is known and begins so.
  bool HasTag(size_t at, std::string_view tag) const;
  bool IsPlural(size_t at) const { return at < pieces_.size() && pieces_[at].text.ends_with('s'); }

  Reading ReadSingle(size_t at) const;  // all but ranges

  // time_grammar.cc: from a day, by words.
  Reading ReadDate(size_t at) const;     // "16 May 2022", "Thursday", "2014"
  Reading ReadDayWord(size_t at) const;  // "yesterday"
  Reading ReadShift(size_t at) const;    // "last week", "the next three days", "this morning"
  Reading ReadShiftedUnit(size_t at, int shift) const;
  Reading ReadShiftedUnits(size_t at, int shift) const;  // "weeks" behind "coming"
  Reading ReadShiftedWeek(size_t at, int shift) const;
  Reading ReadShiftedName(size_t at, int shift) const;
  Reading ReadShiftedWeekday(size_t at, int shift) const;
  Reading ReadShiftedFiscal(size_t at, int shift) const;
  Reading ReadMention(size_t at) const;           // "the following day"
  Reading ReadMentionedWeekday(size_t at) const;  // "the following Tuesday"
  Reading ReadMentionedMonth(size_t at) const;    // "that October"
  std::optional<Date> MentionFor(TimeUnit unit) const;
  Reading ReadBareDay(size_t at) const;   // "on the 18th"
  Reading ReadBareUnit(size_t at) const;  // "over the weekend"

  // time_counts.cc: from counts of units.
  Reading ReadShiftedCount(size_t at, int shift) const;  // "three days" behind "last"
  Reading ReadCount(size_t at) const;                    // "two days ago", "three years"
  Reading ReadCountFrom(const TimeLength& length) const;
  Reading ReadFewer(size_t at) const;  // "less than ten days from now"
  Reading ReadUnits(size_t at) const;  // "years ago", "for decades"
  struct Origin {
    size_t end = 0;
    std::optional<Date> day;
    int direction = 1;
  };
  std::optional<Origin> OriginOf(const TimeLength& length) const;
  Reading ReadAnchor(size_t at) const;
  Reading ReadCountOnward(const TimeLength& length, bool fills) const;  // "ten days starting Monday"
  Reading ReadOne(size_t at) const;    // "a week", "the day after tomorrow", "all week"
  Reading ReadAhead(size_t at) const;  // "in eight years", "within a week"
  Reading ReadWithin(size_t at) const;
  Reading ReadUnitBeside(size_t at) const;  // "the week after next", "the year before"
  Reading ReadRepetition(size_t at) const;  // "every week", "daily", "Mondays"
  Reading ReadEvery(size_t at) const;
  Reading Anchored(const TimeLength& length, size_t end, std::optional<Date> anchor, int direction) const;
  Reading Span(const TimeLength& length, int direction) const;
  std::optional<TimeSpan> DaysOf(const TimeLength& length, int direction) const;
  bool Lasting(size_t at) const;
  bool AmongRanks(size_t at, bool near) const;

  // time_periods.cc: parts of the calendar and their parts.
  Reading ReadPortion(size_t at) const;  // "early 2018", "the end of this year"
  Reading ReadYearEnd(size_t at) const;  // "year-end"
  Reading ReadNamedUnit(size_t at) const;
  Reading PartOf(TimeReading whole, TimePortion portion) const;
  Reading ReadOrdinalOf(size_t at) const;  // "the first quarter of 2019", "the 20th century"
  struct Rank {
    int nth = 0;  // 0 for the last
    size_t end = 0;
  };
  std::optional<Rank> RankAt(size_t at) const;
  Reading RankedPart(const Rank& rank, const TimeReading& whole, size_t end) const;
  Reading ReadPossessive(size_t at) const;           // "next year's first quarter"
  Reading ReadFirstUnits(size_t at, int nth) const;  // "the first two weeks of 2021"
  Reading ReadYearPart(size_t at) const;             // "Q3 2019", "2019-H1"
  Reading ReadPartMark(size_t at, int year) const;
  Reading ReadFiscal(size_t at) const;      // "fiscal year 2018"
  Reading ReadWeekOf(size_t at) const;      // "the week of 10 April"
  Reading ReadWeekNumber(size_t at) const;  // "week 31 of 2019"
  Reading ReadDecade(size_t at) const;      // "the 1990s"
  Reading ReadPeriodName(size_t at) const;  // what can have parts: dates, "the year", "this month", decades

  // time_open.cc: what leaves a border or the year open.
  Reading ReadSeason(size_t at) const;      // "summer 2018"
  Reading ReadBareSeason(size_t at) const;  // "in the summer"
  Reading ReadThere(size_t at) const;       // "since then"
  Reading ReadToCome(size_t at) const;      // "the months ahead"
  Reading ReadToDate(size_t at) const;      // "to date", "year to date"
  Reading ReadSide(size_t at) const;        // "post-2015"

  // time_ranges.cc
  Reading ReadRange(size_t at) const;  // "from 3 to 5 May", "2014-2018"
  Reading ReadDateRange(size_t at, bool between, bool opened) const;
  Reading ReadRangeEnd(size_t at, const TimeReading& from) const;
  Reading ReadBehind(size_t at, const TimeReading& from) const;
  Reading RangeOf(const TimeReading& from, const TimeReading& to) const;

  Reading From(size_t end, std::optional<Period> period) const;
  Reading Lasts(size_t end, std::string value) const;
  Reading Repeats(size_t end, std::string value) const;
  Reading WithDaypart(Reading reading) const;
  std::optional<Period> UnitAround(TimeUnit unit, int shift) const;
  Date now() const { return setting_.published.value_or(Date{}); }
  bool dated() const { return setting_.published.has_value(); }

  std::span<const TimePiece> pieces_;
  TimeSetting setting_;
  DateReader dates_;
  LengthReader lengths_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_GRAMMAR_H_
