// The part of the grammar that reads periods of the calendar and their parts.
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

// The first or last `count` units of `whole`.
std::optional<Period> EndUnits(const TimeSpan& whole, TimeUnit unit, int count, bool first) {
  const auto near = NthUnit(whole, unit, first ? 1 : 0);
  const auto far = near ? Add(near->span.first, unit, first ? count - 1 : 1 - count) : std::nullopt;
  const auto other = far ? UnitPeriod(unit, *far) : std::nullopt;
  if (!other) return std::nullopt;
  const TimeSpan span = TimeSpan::Between(near->span, other->span);
  return Period{span, SpanValue(span, TimeLength::Of(unit, 100 * count, 0).Value())};
}

}  // namespace

TimeGrammar::Reading TimeGrammar::ReadPeriodName(size_t at) const {
  const size_t named = Skip(at, TimeClass::kThe);
  const TimeSense* unit = named > at ? In(named, TimeClass::kUnit) : nullptr;
  if (unit != nullptr && unit->value >= static_cast<int>(TimeUnit::kDay)) {
    if (!dated()) return TimeReading{named + 1, TimeSpan::Unknown(), "PRESENT_REF"};
    return From(named + 1, UnitPeriod(static_cast<TimeUnit>(unit->value), now()));
  }
  for (const Reading& reading :
       {ReadShift(at), ReadDecade(at), ReadYearPart(named), ReadSeason(named), ReadDate(named), ReadDayWord(named)}) {
    if (reading) return reading;
  }
  return std::nullopt;
}

// The part of a period that is named behind it or before it.
TimeGrammar::Reading TimeGrammar::ReadPortion(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  const TimeSense* sense = In(at, TimeClass::kPortion);
  if (sense == nullptr) return ReadYearEnd(at);
  const auto portion = static_cast<TimePortion>(sense->value);
  const size_t whole_at = SkipDash(at + 1);
  const bool of = Is(whole_at, TimeClass::kOf);
  if (portion == TimePortion::kEnd && !of) return std::nullopt;
  const bool definite = of || Is(whole_at, TimeClass::kThe) || Is(whole_at, TimeClass::kShift);
  if (portion == TimePortion::kRest && !definite) return std::nullopt;
  Reading reading = ReadPeriodName(of ? whole_at + 1 : whole_at);
  if (!reading && of) reading = ReadNamedUnit(whole_at + 1);  // "by end of year"
  return reading ? PartOf(*reading, portion) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::PartOf(TimeReading whole, TimePortion portion) const {
  const bool day = whole.span.known() && whole.span.first == whole.span.last;
  if (portion == TimePortion::kEnd && day) return std::nullopt;  // "at the end of the day" is no time
  if (portion == TimePortion::kMiddle && whole.span.known()) whole.middle = MiddleOf(whole.span);
  const auto span = PortionOf(whole.span, portion, setting_.published);
  if (span && !day) whole.span = *span;
  whole.last_part = portion == TimePortion::kEnd;
  if (span && portion == TimePortion::kRest && whole.span.granularity == Granularity::kDay) {
    whole.value = RangeValue(DayPeriod(whole.span.first), DayPeriod(whole.span.last));
  }
  return whole;
}

// "Year-end".
TimeGrammar::Reading TimeGrammar::ReadYearEnd(size_t at) const {
  const Reading unit = ReadNamedUnit(at);
  const size_t end_at = unit ? SkipDash(unit->end) : at;
  const TimeSense* portion = In(end_at, TimeClass::kPortion);
  if (!unit || portion == nullptr || portion->value != static_cast<int>(TimePortion::kEnd)) return std::nullopt;
  Reading reading = PartOf(*unit, TimePortion::kEnd);
  if (reading) reading->end = end_at + 1;
  return reading;
}

// "Year" or "month", where the words around say that it is the current one.
TimeGrammar::Reading TimeGrammar::ReadNamedUnit(size_t at) const {
  const TimeSense* unit = In(at, TimeClass::kUnit);
  if (unit == nullptr || !dated() || unit->value < static_cast<int>(TimeUnit::kWeek)) return std::nullopt;
  if (pieces_[at].text.ends_with('s')) return std::nullopt;
  return From(at + 1, UnitPeriod(static_cast<TimeUnit>(unit->value), now()));
}

std::optional<TimeGrammar::Rank> TimeGrammar::RankAt(size_t at) const {
  if (at >= pieces_.size()) return std::nullopt;
  const TimeSense* shift = In(at, TimeClass::kShift);
  Rank rank{-1, at + 1};
  if (Is(at, TimeClass::kOrdinal) || Is(at, TimeClass::kNumber) || pieces_[at].ordinal) {
    rank.nth = dates_.DayAt(at, &rank.end);
  }
  if (rank.nth < 0 && shift != nullptr && shift->value == -1) rank.nth = 0;
  rank.end = SkipDash(rank.end);
  return rank.nth < 0 ? std::nullopt : std::optional(rank);
}

TimeGrammar::Reading TimeGrammar::ReadOrdinalOf(size_t at) const {
  const auto rank = RankAt(Skip(at, TimeClass::kThe));
  if (!rank) return std::nullopt;
  const TimeSense* unit = In(rank->end, TimeClass::kUnit);
  if (unit != nullptr && unit->value == static_cast<int>(TimeUnit::kCentury)) {
    return rank->nth < 1 ? std::nullopt : From(rank->end + 1, CenturyPeriod((rank->nth - 1) * 100));
  }
  if (unit == nullptr && !Is(rank->end, TimeClass::kWeekday) && !Is(rank->end, TimeClass::kFraction)) {
    return ReadFirstUnits(rank->end, rank->nth);
  }
  const size_t next = rank->end + 1;
  const bool of = Is(next, TimeClass::kOf);
  if (!of && !Is(next, TimeClass::kShift)) return std::nullopt;
  const Reading whole = ReadPeriodName(of ? next + 1 : next);
  return whole ? RankedPart(*rank, *whole, whole->end) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::RankedPart(const Rank& rank, const TimeReading& whole, size_t end) const {
  if (!whole.span.known()) return std::nullopt;
  const TimeSense* half = In(rank.end, TimeClass::kFraction);
  const bool year = whole.span == TimeSpan::Year(whole.span.first.year());
  if (half != nullptr && half->value == 50 && year && (rank.nth == 1 || rank.nth == 2)) {
    return From(end, HalfPeriod(whole.span.first.year(), rank.nth));
  }
  if (const TimeSense* weekday = In(rank.end, TimeClass::kWeekday)) {
    return From(end, NthWeekday(whole.span, weekday->value, rank.nth));
  }
  const TimeSense* unit = In(rank.end, TimeClass::kUnit);
  return unit == nullptr ? std::nullopt : From(end, NthUnit(whole.span, static_cast<TimeUnit>(unit->value), rank.nth));
}

TimeGrammar::Reading TimeGrammar::ReadPossessive(size_t at) const {
  Reading whole = ReadShift(at);
  if (!whole) whole = ReadDate(at);
  if (!whole || whole->end >= pieces_.size() || !pieces_[whole->end].IsPluralEnding()) return std::nullopt;
  const auto rank = RankAt(whole->end + 1);
  return rank ? RankedPart(*rank, *whole, rank->end + 1) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadFirstUnits(size_t at, int nth) const {
  const auto length = nth > 1 ? std::nullopt : lengths_.Read(at, false);
  if (!length || !Is(length->end, TimeClass::kOf)) return std::nullopt;
  const Reading whole = ReadPeriodName(length->end + 1);
  if (!whole || !whole->span.known()) return std::nullopt;
  const int count = length->hundredths[static_cast<size_t>(length->finest)] / 100;
  return count < 1 ? std::nullopt : From(whole->end, EndUnits(whole->span, length->finest, count, nth == 1));
}

// "Q3" or "H1" of a year, which may be -1: then of the year that the tense speaks of.
TimeGrammar::Reading TimeGrammar::ReadPartMark(size_t at, int year) const {
  const TimeSense* mark = In(at, TimeClass::kPartMark);
  if (mark == nullptr || (year < 0 && !pieces_[at].capital) || at + 1 >= pieces_.size() || !pieces_[at + 1].glued)
    return std::nullopt;
  const int number = pieces_[at + 1].number;
  if (number < 1 || number > mark->value || pieces_[at + 1].digits != 1) return std::nullopt;
  if (year >= 0) return From(at + 2, mark->value == 4 ? QuarterPeriod(year, number) : HalfPeriod(year, number));
  if (mark->value != 4 || !dated()) return std::nullopt;
  const int this_year = now().year();
  const bool ahead = now() < QuarterPeriod(this_year, number).span.first;
  const bool future = setting_.tense == Tense::kFuture;
  return From(at + 2, QuarterPeriod(ahead && !future ? std::max(this_year - 1, 0) : this_year, number));
}

TimeGrammar::Reading TimeGrammar::ReadYearPart(size_t at) const {
  const auto year = dates_.Read(at);
  if (year && year->month < 0 && year->year >= 0) return ReadPartMark(SkipDash(year->end), year->year);
  const Reading alone = ReadPartMark(at, 0);
  if (!alone) return std::nullopt;
  const bool of = Is(alone->end, TimeClass::kOf);
  const size_t year_at = of ? alone->end + 1 : SkipDash(alone->end);
  const bool glued = year_at < pieces_.size() && pieces_[year_at].digits == 4 && IsSign(year_at - 1, '-');  // "Q1-2019"
  const auto later = dates_.Read(year_at);
  if (glued || (later && later->month < 0 && later->year >= 0)) {
    Reading reading = ReadPartMark(at, pieces_[year_at].number);
    if (reading) reading->end = year_at + 1;
    return reading;
  }
  if (const Reading shifted = ReadShift(year_at); shifted && shifted->span.known()) {
    Reading reading = ReadPartMark(at, shifted->span.first.year());
    if (shifted->span == TimeSpan::Year(shifted->span.first.year())) {
      reading->end = shifted->end;
      return reading;
    }
  }
  return ReadPartMark(at, -1);
}

TimeGrammar::Reading TimeGrammar::ReadFiscal(size_t at) const {
  const TimeSense* code = In(at, TimeClass::kFiscal);
  if (code == nullptr) return std::nullopt;
  const TimeSense* unit = In(at + 1, TimeClass::kUnit);
  const bool named = unit != nullptr && unit->value == static_cast<int>(TimeUnit::kYear);
  const size_t year_at = named ? at + 2 : at + 1;
  const bool year = year_at < pieces_.size() && pieces_[year_at].digits == 4 && pieces_[year_at].number > 0 &&
                    !pieces_[year_at].plural;
  if (year) return From(year_at + 1, FiscalPeriod(code->text, pieces_[year_at].number));
  if (!named || code->text.empty()) return std::nullopt;
  return TimeReading{at + 2, TimeSpan::Unknown(), code->text + "XXXX"};
}

TimeGrammar::Reading TimeGrammar::ReadWeekOf(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  const TimeSense* unit = In(at, TimeClass::kUnit);
  if (unit == nullptr || unit->value != static_cast<int>(TimeUnit::kWeek) || !Is(at + 1, TimeClass::kOf)) {
    return std::nullopt;
  }
  Reading day = ReadDate(Skip(at + 2, TimeClass::kThe));
  const auto bare = day || !Is(at + 2, TimeClass::kThe) ? std::nullopt : dates_.ReadBareDay(at + 3);
  if (bare && dates_.IsBreak(bare->end)) day = From(bare->end, ResolveDate(*bare, setting_.published, setting_.tense));
  if (!day || !day->span.known() || day->span.first != day->span.last) return std::nullopt;
  return From(day->end, WeekPeriod(day->span.first));
}

// Weeks are counted from the one that holds 4 January. "Week 2 of" what is no year, and "the week 2 session", are
// counted from elsewhere.
TimeGrammar::Reading TimeGrammar::ReadWeekNumber(size_t at) const {
  const TimeSense* unit = In(at, TimeClass::kUnit);
  const size_t number_at = at + 1;
  if (unit == nullptr || unit->value != static_cast<int>(TimeUnit::kWeek) || number_at >= pieces_.size()) return {};
  const TimePiece& number = pieces_[number_at];
  if (number.digits == 0 || number.ordinal || number.plural || number.number < 1 || number.number > 53) return {};
  const auto week = [&](size_t end, int year) -> Reading {
    const auto fourth = Date::FromCivil(year, 1, 4);
    if (!fourth) return std::nullopt;
    return From(end, WeekPeriod(AddDays(*fourth, kDaysInWeek * (number.number - 1))));
  };
  const size_t behind = number_at + 1;
  const size_t year_at = Is(behind, TimeClass::kOf) || IsSign(behind, ',') ? behind + 1 : behind;
  const auto fields = dates_.Read(year_at);
  if (fields && fields->month < 0 && fields->year >= 0) return week(fields->end, fields->year);
  const Reading shifted = ReadShift(year_at);
  const bool of_year = shifted && shifted->span.known() && shifted->value.size() == 4;
  if (of_year) return week(shifted->end, shifted->span.first.year());
  if (!dated() || pieces_[at].text.ends_with('s') || Is(behind, TimeClass::kOf) || HasTag(behind, "N")) return {};
  return week(behind, now().year());
}

bool TimeGrammar::IsApostrophe(size_t at) const { return IsSign(at, '\'') || pieces_[at].text == "’"; }

TimeGrammar::Reading TimeGrammar::ReadDecade(size_t at) const {
  const bool definite = Is(at, TimeClass::kThe);
  at = Skip(at, TimeClass::kThe);
  if (at >= pieces_.size()) return std::nullopt;
  const auto in_century = [](int decade) { return (decade >= 30 ? 1900 : 2000) + decade; };
  if (const TimeSense* name = In(at, TimeClass::kDecade)) {
    return definite ? From(at + 1, DecadePeriod(in_century(name->value))) : std::nullopt;
  }
  const TimePiece& piece = pieces_[at];
  size_t end = at + 1;
  const bool apart = definite && end < pieces_.size() && pieces_[end].IsPluralEnding();  // "the 1990's"
  if ((!piece.plural && !apart) || piece.number < 0 || piece.number % 10 != 0) return std::nullopt;
  if (apart) ++end;
  if (piece.digits == 4) return From(end, DecadePeriod(piece.number));
  const bool company = definite || (at > 0 && (Is(at - 1, TimeClass::kThe) || IsApostrophe(at - 1)));
  return piece.digits == 2 && company ? From(end, DecadePeriod(in_century(piece.number))) : std::nullopt;
}

}  // namespace entente::extract
