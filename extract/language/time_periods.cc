// The part of the grammar that reads periods of the calendar, their parts, and ranges.
#include <fmt/format.h>

#include <algorithm>

#include "extract/language/time_grammar.h"

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;

// The `nth` (from 1; 0 for the last) such weekday within `whole`.
std::optional<Period> NthWeekday(const TimeSpan& whole, int weekday, int nth) {
  if (nth == 0) return DayPeriod(AddDays(whole.last, -((whole.last.weekday() - weekday + kDaysInWeek) % kDaysInWeek)));
  const int first = (weekday - whole.first.weekday() + kDaysInWeek) % kDaysInWeek;
  const Date day = AddDays(whole.first, first + kDaysInWeek * (nth - 1));
  if (whole.last < day) return std::nullopt;
  return DayPeriod(day);
}

// The `nth` (0 for the last) `unit` of `whole`. A week belongs where its Thursday lies.
std::optional<Period> NthUnit(const TimeSpan& whole, TimeUnit unit, int nth) {
  if (unit == TimeUnit::kDay) {
    const Date day = nth == 0 ? whole.last : AddDays(whole.first, nth - 1);
    return whole.last < day ? std::nullopt : std::optional(DayPeriod(day));
  }
  if (unit == TimeUnit::kWeek) {
    const auto thursday = NthWeekday(whole, 3, nth);
    return thursday ? std::optional(WeekPeriod(thursday->span.first)) : std::nullopt;
  }
  if (unit == TimeUnit::kQuarter) {
    const int quarter = nth == 0 ? 4 : nth;
    return quarter > 4 ? std::nullopt : std::optional(QuarterPeriod(whole.first.year(), quarter));
  }
  if (unit != TimeUnit::kMonth) return std::nullopt;
  const auto day = nth == 0 ? std::optional(whole.last) : AddMonths(whole.first, nth - 1);
  return day && *day <= whole.last ? UnitPeriod(unit, *day) : std::nullopt;
}

std::string IntervalValue(const TimeReading& from, const TimeReading& to) {
  return fmt::format("{}/{}", from.value, to.value);
}

// Each end of a range takes from the other what it leaves open.
void ShareFields(DateFields* from, DateFields* to) {
  if (from->year < 0 && from->month < 0 && from->day > 0) from->month = to->month;
  if (to->month < 0 && to->year < 0 && to->day > 0) to->month = from->month;
  if (from->year < 0 && from->weekday < 0) from->year = to->year;
  if (to->year < 0 && to->weekday < 0) to->year = from->year;
}

}  // namespace

TimeGrammar::Reading TimeGrammar::ReadPeriodName(size_t at) const {
  const size_t named = Skip(at, TimeClass::kThe);
  if (named > at) {
    const TimeSense* unit = In(named, TimeClass::kUnit);
    if (unit != nullptr && unit->value >= static_cast<int>(TimeUnit::kDay)) {
      if (!dated()) return TimeReading{named + 1, TimeSpan::Unknown(), "PRESENT_REF"};
      return From(named + 1, UnitPeriod(static_cast<TimeUnit>(unit->value), now()));
    }
  }
  for (const Reading& reading :
       {ReadShift(at), ReadDecade(at), ReadSeason(named), ReadDate(named), ReadDayWord(named)}) {
    if (reading) return reading;
  }
  return std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadPortion(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  const TimeSense* sense = In(at, TimeClass::kPortion);
  if (sense == nullptr) return std::nullopt;
  const auto portion = static_cast<TimePortion>(sense->value);
  const size_t whole_at = SkipDash(at + 1);
  const bool of = Is(whole_at, TimeClass::kOf);
  if (portion == TimePortion::kEnd && !of) return std::nullopt;
  Reading reading = ReadPeriodName(of ? whole_at + 1 : whole_at);
  if (!reading) return std::nullopt;
  const bool day = reading->span.known() && reading->span.first == reading->span.last;
  if (portion == TimePortion::kEnd && day) return std::nullopt;  // "at the end of the day" is no time
  const auto span = PortionOf(reading->span, portion, setting_.published);
  if (span && !day) reading->span = *span;
  return reading;
}

TimeGrammar::Reading TimeGrammar::ReadOrdinalOf(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  if (at >= pieces_.size()) return std::nullopt;
  const TimeSense* ordinal = In(at, TimeClass::kOrdinal);
  const TimeSense* shift = In(at, TimeClass::kShift);
  int nth = ordinal != nullptr ? ordinal->value : pieces_[at].ordinal ? pieces_[at].number : -1;
  if (nth < 0 && shift != nullptr && shift->value < 0) nth = 0;
  if (nth < 0) return std::nullopt;
  const TimeSense* unit = In(SkipDash(at + 1), TimeClass::kUnit);
  const TimeSense* weekday = In(at + 1, TimeClass::kWeekday);
  if (unit != nullptr && unit->value == static_cast<int>(TimeUnit::kCentury)) {
    if (nth < 1 || nth > 99) return std::nullopt;
    return From(SkipDash(at + 1) + 1, CenturyPeriod((nth - 1) * 100));
  }
  if ((unit == nullptr && weekday == nullptr) || !Is(at + 2, TimeClass::kOf)) return std::nullopt;
  const Reading whole = ReadPeriodName(at + 3);
  if (!whole || !whole->span.known()) return std::nullopt;
  if (weekday != nullptr) return From(whole->end, NthWeekday(whole->span, weekday->value, nth));
  return From(whole->end, NthUnit(whole->span, static_cast<TimeUnit>(unit->value), nth));
}

TimeGrammar::Reading TimeGrammar::ReadWeekOf(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  const TimeSense* unit = In(at, TimeClass::kUnit);
  if (unit == nullptr || unit->value != static_cast<int>(TimeUnit::kWeek) || !Is(at + 1, TimeClass::kOf)) {
    return std::nullopt;
  }
  const Reading day = ReadDate(Skip(at + 2, TimeClass::kThe));
  if (!day || !day->span.known() || day->span.first != day->span.last) return std::nullopt;
  return From(day->end, WeekPeriod(day->span.first));
}

TimeGrammar::Reading TimeGrammar::ReadDecade(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  if (at >= pieces_.size() || !pieces_[at].plural) return std::nullopt;
  const TimePiece& piece = pieces_[at];
  if (piece.number % 10 != 0) return std::nullopt;
  if (piece.digits == 4) return From(at + 1, DecadePeriod(piece.number));
  if (piece.digits != 2 || at == 0 || (!Is(at - 1, TimeClass::kThe) && !pieces_[at - 1].IsSign('\''))) {
    return std::nullopt;
  }
  return From(at + 1, DecadePeriod((piece.number >= 30 ? 1900 : 2000) + piece.number));
}

TimeGrammar::Reading TimeGrammar::ReadSeason(size_t at) const {
  const TimeSense* season = In(at, TimeClass::kSeason);
  if (season == nullptr) return std::nullopt;
  const bool of = Is(at + 1, TimeClass::kOf);
  const Reading year = of ? ReadPeriodName(at + 2) : ReadDate(at + 1);
  if (!year || year->value.size() != 4 || !year->span.known()) return std::nullopt;
  return From(year->end, SeasonPeriod(std::min(year->span.first.year(), 9998), season->text));
}

TimeGrammar::Reading TimeGrammar::ReadRepetition(size_t at) const {
  if (const TimeSense* frequency = In(at, TimeClass::kFrequency)) {
    return TimeReading{at + 1, TimeSpan::Unknown(), frequency->text};
  }
  if (!Is(at, TimeClass::kEvery)) return std::nullopt;
  if (const auto count = ReadAmount(at + 1)) {
    return TimeReading{count->end, TimeSpan::Unknown(), DurationValue(count->unit, count->amount)};
  }
  if (const TimeSense* unit = In(at + 1, TimeClass::kUnit)) {
    return TimeReading{at + 2, TimeSpan::Unknown(), DurationValue(static_cast<TimeUnit>(unit->value), 1)};
  }
  if (const TimeSense* month = In(at + 1, TimeClass::kMonth)) {
    return TimeReading{at + 2, TimeSpan::Unknown(), fmt::format("XXXX-{:02}", month->value)};
  }
  const TimeSense* weekday = In(at + 1, TimeClass::kWeekday);
  if (weekday == nullptr) return std::nullopt;
  return TimeReading{at + 2, TimeSpan::Unknown(), fmt::format("XXXX-WXX-{}", weekday->value + 1)};
}

TimeGrammar::Reading TimeGrammar::ReadRange(size_t at) const {
  const TimeSense* opening = In(at, TimeClass::kOpenRange);
  const bool between = opening != nullptr && opening->value == 1;
  if (opening != nullptr) ++at;
  if (const Reading range = ReadDateRange(at, between, opening != nullptr)) return range;
  if (opening == nullptr) return std::nullopt;
  const Reading from = ReadSingle(at);
  const TimeSense* join = from ? In(from->end, TimeClass::kJoinRange) : nullptr;
  if (join == nullptr || (join->value == 2) != between) return std::nullopt;
  Reading to = ReadSingle(from->end + 1);
  if (to && Is(from->end + 1, TimeClass::kPresent) && dated()) to->span = TimeSpan::Day(now());
  if (!to || !from->span.known() || !to->span.known() || to->span.last < from->span.first) return std::nullopt;
  return TimeReading{to->end, TimeSpan::Between(from->span, to->span), IntervalValue(*from, *to)};
}

TimeGrammar::Reading TimeGrammar::ReadDateRange(size_t at, bool between, bool opened) const {
  auto from = dates_.Read(at);
  const auto bare = dates_.ReadBareDay(at);
  if (!from) from = bare;
  const TimeSense* join = from ? In(from->end, TimeClass::kJoinRange) : nullptr;
  if (join == nullptr && from && bare && bare->end < from->end) {
    from = bare;
    join = In(from->end, TimeClass::kJoinRange);
  }
  if (join == nullptr || (join->value == 2 && !between)) return std::nullopt;
  const bool dash = pieces_[from->end].digits == 0 && join->value == 1 && !Is(from->end, TimeClass::kBeforeYear);
  if (!opened && !dash && from->weekday >= 0) return std::nullopt;  // "Friday to ..." is no range by itself
  const size_t to_at = Skip(from->end + 1, TimeClass::kThe);
  auto to = dates_.Read(to_at);
  if (!to && from->month > 0) to = dates_.ReadBareDay(to_at);
  if (!to || (from->day > 0) != (to->day > 0) || (from->weekday >= 0) != (to->weekday >= 0)) return std::nullopt;
  ShareFields(&*from, &*to);
  if (from->month < 0 && from->day > 0) return std::nullopt;
  const auto last = ResolveDate(*to, setting_.published, setting_.tense);
  if (!last) return std::nullopt;
  if (!last->span.known()) {
    const auto first = ResolveDate(*from, std::nullopt, setting_.tense);
    return TimeReading{to->end, TimeSpan::Unknown(), first->value + "/" + last->value};
  }
  // The start of a range lies before its end, whatever the tense says of it alone.
  const auto first = ResolveDate(*from, last->span.first, Tense::kPast);
  if (!first || last->span.last < first->span.first) return std::nullopt;
  return TimeReading{to->end, TimeSpan::Between(first->span, last->span), first->value + "/" + last->value};
}

}  // namespace entente::extract
