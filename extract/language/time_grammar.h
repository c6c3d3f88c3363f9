// The grammar of time: what the words at one place of a sentence say, resolved against the day of publication.
#ifndef ENTENTE_EXTRACT_LANGUAGE_TIME_GRAMMAR_H_
#define ENTENTE_EXTRACT_LANGUAGE_TIME_GRAMMAR_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/language/time_calendar.h"
#include "extract/language/time_dates.h"
#include "extract/language/time_pieces.h"
#include "extract/language/time_tense.h"

namespace entente::extract {

struct TimeReading {
  size_t end = 0;  // first piece behind it
  TimeSpan span;   // unknown for durations, repetitions and whatever needs a missing day of publication
  std::string value;
};

// The day of publication, the tense around and the last day that the text named.
struct TimeSetting {
  std::optional<Date> published;
  std::optional<Date> mentioned;
  Tense tense = Tense::kUnknown;
};

class TimeGrammar {
 public:
  TimeGrammar(std::span<const TimePiece> pieces, const TimeSetting& setting)
      : pieces_(pieces), setting_(setting), dates_(pieces) {}

  // The longest expression that begins at piece `at`; nullopt where none does.
  std::optional<TimeReading> Read(size_t at) const;

 private:
  struct Count {
    int amount = 0;
    TimeUnit unit = TimeUnit::kDay;
    size_t end = 0;
  };
  using Reading = std::optional<TimeReading>;

  const TimeSense* In(size_t at, TimeClass cls) const { return at < pieces_.size() ? pieces_[at].In(cls) : nullptr; }
  bool Is(size_t at, TimeClass cls) const { return In(at, cls) != nullptr; }
  size_t Skip(size_t at, TimeClass cls) const { return Is(at, cls) ? at + 1 : at; }
  size_t SkipDash(size_t at) const { return at < pieces_.size() && pieces_[at].IsSign('-') ? at + 1 : at; }

  Reading ReadSingle(size_t at) const;   // all but ranges
  Reading ReadDate(size_t at) const;     // "16 May 2022", "Thursday", "2014"
  Reading ReadDayWord(size_t at) const;  // "yesterday"
  Reading ReadShift(size_t at) const;    // "last week", "the next three days", "this morning"
  Reading ReadShiftedCount(size_t at, int shift) const;
  Reading ReadShiftedName(size_t at, int shift) const;
  Reading ReadMention(size_t at) const;     // "the following day"
  Reading ReadCount(size_t at) const;       // "two days ago", "three years"
  Reading ReadAhead(size_t at) const;       // "in eight years"
  Reading ReadPortion(size_t at) const;     // "early 2018", "the end of this year"
  Reading ReadOrdinalOf(size_t at) const;   // "the first quarter of 2019", "the 20th century"
  Reading ReadWeekOf(size_t at) const;      // "the week of 10 April"
  Reading ReadDecade(size_t at) const;      // "the 1990s"
  Reading ReadSeason(size_t at) const;      // "summer 2018"
  Reading ReadRepetition(size_t at) const;  // "every week", "daily"
  Reading ReadRange(size_t at) const;       // "from 3 to 5 May", "2014-2018"
  Reading ReadDateRange(size_t at, bool between, bool opened) const;
  Reading ReadPeriodName(size_t at) const;  // what can have parts: dates, "the year", "this month", decades

  std::optional<Count> ReadAmount(size_t at) const;
  bool Lasting(size_t at) const;
  bool AmongRanks(size_t at) const;
  Reading From(size_t end, std::optional<Period> period) const;
  Reading Anchored(const Count& count, size_t end, std::optional<Date> anchor, int direction) const;
  Reading WithDaypart(Reading reading) const;
  Date now() const { return setting_.published.value_or(Date{}); }
  bool dated() const { return setting_.published.has_value(); }

  std::span<const TimePiece> pieces_;
  TimeSetting setting_;
  DateReader dates_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_TIME_GRAMMAR_H_
