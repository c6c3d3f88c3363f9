// The part of the grammar that reads what leaves a border or the year open.
#include <fmt/format.h>

#include <algorithm>

#include "extract/language/time_grammar.h"

namespace entente::extract {

TimeGrammar::Reading TimeGrammar::ReadSeason(size_t at) const {
  const TimeSense* season = In(at, TimeClass::kSeason);
  if (season == nullptr) return std::nullopt;
  const bool of = Is(at + 1, TimeClass::kOf);
  const Reading year = of ? ReadPeriodName(at + 2) : ReadDate(at + 1);
  if (!year || year->value.size() != 4 || !year->span.known()) return ReadBareSeason(at);
  return From(year->end, SeasonPeriod(std::min(year->span.first.year(), 9998), season->text));
}

// Before a noun and as a name a season is no date, and "fall" is one only behind words that ask for a time.
TimeGrammar::Reading TimeGrammar::ReadBareSeason(size_t at) const {
  const bool definite = at > 0 && Is(at - 1, TimeClass::kThe);
  const size_t before = definite ? at - 1 : at;
  const bool asked = before > 0 && Is(before - 1, TimeClass::kBeforeSeason);
  const bool name = pieces_[at].capital && at > 0;
  if (name || (Is(at, TimeClass::kWeak) && !asked) || Is(at + 1, TimeClass::kOf)) return std::nullopt;
  const bool adjective = at > 0 && HasTag(at - 1, "JJ") && !Is(at - 1, TimeClass::kAll);  // "a long summer"
  const bool one = at > 0 && (Is(at - 1, TimeClass::kArticle) || Is(at - 1, TimeClass::kEvery) || adjective);
  if (one || HasTag(at + 1, "N") || HasTag(at + 1, "HYPH")) return std::nullopt;
  return From(at + 1, ResolveSeason(In(at, TimeClass::kSeason)->text, setting_.published, setting_.tense));
}

// "Since then": since what the text named last.
TimeGrammar::Reading TimeGrammar::ReadThere(size_t at) const {
  if (!Is(at, TimeClass::kThere) || at == 0 || !Is(at - 1, TimeClass::kSignal)) return std::nullopt;
  const Period* named = setting_.named;
  const bool over = named != nullptr && dated() && named->span.first <= now();
  return over ? From(at + 1, *named) : Reading(TimeReading{at + 1, TimeSpan::Unknown(), "PAST_REF"});
}

TimeGrammar::Reading TimeGrammar::ReadToCome(size_t at) const {
  const TimeSense* unit = Is(at, TimeClass::kThe) ? In(at + 1, TimeClass::kUnit) : nullptr;
  if (unit == nullptr || !Is(at + 2, TimeClass::kToCome) || Is(at + 3, TimeClass::kOf)) return std::nullopt;
  const auto kind = static_cast<TimeUnit>(unit->value);
  if (!IsPlural(at + 1)) return dated() ? From(at + 3, UnitAround(kind, 1)) : std::nullopt;
  Reading reading = ReadShiftedUnits(at + 1, 1);
  if (reading) ++reading->end;
  return reading;
}

// "To date", and what has passed of a unit: "the year to date".
TimeGrammar::Reading TimeGrammar::ReadToDate(size_t at) const {
  const TimeSense* unit = In(at, TimeClass::kUnit);
  const size_t to = unit == nullptr ? at : at + 1;
  if (!Is(to, TimeClass::kJoinRange) || !Is(to + 1, TimeClass::kDate) || HasTag(to + 1, "VB")) return std::nullopt;
  const bool glued = pieces_[to + 1].glued, number = to + 2 < pieces_.size() && pieces_[to + 2].digits > 0;
  if (glued || number || (at > 0 && Is(at - 1, TimeClass::kNoDate))) return std::nullopt;
  const TimeReading present{to + 2, TimeSpan::Unknown(), "PRESENT_REF"};
  if (unit == nullptr || !dated()) return present;
  const auto whole = UnitPeriod(static_cast<TimeUnit>(unit->value), now());
  const TimeSpan span{whole->span.first, now(), Granularity::kDay};
  return TimeReading{to + 2, span, RangeValue(DayPeriod(span.first), DayPeriod(span.last))};
}

TimeGrammar::Reading TimeGrammar::ReadSide(size_t at) const {
  const TimeSense* side = In(at, TimeClass::kSide);
  const size_t year_at = SkipDash(at + 1);
  if (side == nullptr || year_at == at + 1) return std::nullopt;
  const auto fields = DateReader(pieces_.subspan(year_at)).Read(0);
  if (!fields || fields->year < 0 || fields->month > 0) return std::nullopt;
  const TimeSpan year = TimeSpan::Year(fields->year);
  const TimeSpan span = side->value < 0
                            ? TimeSpan{Date{TimeSpan::kOpenPast}, AddDays(year.first, -1), Granularity::kYear}
                            : TimeSpan{AddDays(year.last, 1), Date{TimeSpan::kOpenFuture}, Granularity::kYear};
  return TimeReading{year_at + fields->end, span, fmt::format("{:04}", fields->year)};
}

}  // namespace entente::extract
