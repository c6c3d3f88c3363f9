#include "extract/language/time_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kThursday = 3;
constexpr int kMostUnits = 9;  // that "recent years" are thought of
constexpr int kFarEnough = 2;  // "last Monday" on a Tuesday is not yesterday
constexpr const char* kShiftReference[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

int Sign(int shift) { return std::clamp(shift, -1, 1); }

// The year of the nearest `span` of each year that lies before, around or after `now`.
int YearOf(const TimeSpan& this_year, Date now, int shift) {
  const bool gone = this_year.last < now, ahead = now < this_year.first;
  const int year = this_year.first.year();
  if (shift < 0) return year - (gone ? 0 : 1);
  return shift > 0 ? year + (ahead ? 0 : 1) : year;
}

}  // namespace

std::optional<TimeReading> TimeGrammar::Read(size_t at) const {
  const Reading range = ReadRange(at);
  const Reading single = ReadSingle(at);
  return range && (!single || range->end > single->end) ? range : single;
}

TimeGrammar::Reading TimeGrammar::ReadSingle(size_t at) const {
  using Production = Reading (TimeGrammar::*)(size_t) const;
  constexpr Production kProductions[] = {
      &TimeGrammar::ReadMention,    &TimeGrammar::ReadShift,    &TimeGrammar::ReadPortion,
      &TimeGrammar::ReadOrdinalOf,  &TimeGrammar::ReadYearPart, &TimeGrammar::ReadFiscal,
      &TimeGrammar::ReadWeekOf,     &TimeGrammar::ReadDate,     &TimeGrammar::ReadDayWord,
      &TimeGrammar::ReadUnitBeside, &TimeGrammar::ReadAhead,    &TimeGrammar::ReadCount,
      &TimeGrammar::ReadOne,        &TimeGrammar::ReadDecade,   &TimeGrammar::ReadSeason,
      &TimeGrammar::ReadRepetition, &TimeGrammar::ReadBareDay,  &TimeGrammar::ReadBareUnit,
      &TimeGrammar::ReadWeekNumber, &TimeGrammar::ReadFewer,    &TimeGrammar::ReadUnits,
      &TimeGrammar::ReadPossessive, &TimeGrammar::ReadThere,    &TimeGrammar::ReadToCome,
      &TimeGrammar::ReadToDate,     &TimeGrammar::ReadSide,
  };
  Reading best;
  for (const Production production : kProductions) {
    Reading reading = (this->*production)(at);
    if (reading && (!best || reading->end > best->end)) best = std::move(reading);
  }
  return best;
}

bool TimeGrammar::HasTag(size_t at, std::string_view tag) const {
  return at < pieces_.size() && !setting_.words.empty() && setting_.words[pieces_[at].token].tag.starts_with(tag);
}

TimeGrammar::Reading TimeGrammar::From(size_t end, std::optional<Period> period) const {
  if (!period) return std::nullopt;
  return TimeReading{end, period->span, std::move(period->value)};
}

TimeGrammar::Reading TimeGrammar::Lasts(size_t end, std::string value) const {
  return TimeReading{end, TimeSpan::Unknown(), std::move(value), TimexType::kDuration};
}

TimeGrammar::Reading TimeGrammar::Repeats(size_t end, std::string value) const {
  return TimeReading{end, TimeSpan::Unknown(), std::move(value), TimexType::kSet};
}

// "Thursday" with the "morning" or "in the morning" behind it.
TimeGrammar::Reading TimeGrammar::WithDaypart(Reading reading) const {
  if (!reading) return reading;
  if (const TimeSense* parts = In(reading->end, TimeClass::kDayparts)) {  // "Friday mornings"
    if (!reading->value.starts_with("XXXX-W") && reading->span.first != reading->span.last) return reading;
    const int weekday = reading->span.known() ? reading->span.first.weekday() + 1 : reading->value.back() - '0';
    return Repeats(reading->end + 1, fmt::format("XXXX-WXX-{}T{}", weekday, parts->text));
  }
  size_t at = reading->end;
  if (Is(at, TimeClass::kOf)) at = Skip(at + 1, TimeClass::kThe);
  const TimeSense* part = In(at, TimeClass::kDaypart);
  if (part == nullptr) return reading;
  reading->end = at + 1;
  if (reading->span.granularity != Granularity::kDay) return reading;
  reading->value += "T" + part->text;
  reading->type = TimexType::kTime;
  return reading;
}

// The unit of the calendar that many away. A clause in the past looks back on "this weekend" until Thursday.
std::optional<Period> TimeGrammar::UnitAround(TimeUnit unit, int shift) const {
  const bool over = unit == TimeUnit::kWeekend && shift == 0 && now().weekday() <= kThursday;
  if (over && setting_.tense == Tense::kPast) shift = -1;
  const auto day = Add(now(), unit, shift);
  return day ? UnitPeriod(unit, *day) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadDate(size_t at) const {
  const auto fields = dates_.Read(at);
  if (!fields) return std::nullopt;
  const bool bare_weekday = fields->month < 0 && fields->year < 0 && fields->day < 0;
  const size_t shift_at = Is(fields->end, TimeClass::kOf) ? Skip(fields->end + 1, TimeClass::kThe) : fields->end;
  const TimeSense* shift = In(shift_at, TimeClass::kShift);
  const TimeSense* unit = In(shift_at + 1, TimeClass::kUnit);
  if (shift != nullptr && unit != nullptr && dated()) {  // "Friday next week", "June last year"
    if (bare_weekday && unit->value == static_cast<int>(TimeUnit::kWeek)) {
      const Date monday = AddDays(now(), kDaysInWeek * Sign(shift->value) - now().weekday());
      return From(shift_at + 2, DayPeriod(AddDays(monday, fields->weekday)));
    }
    if (fields->month > 0 && fields->year < 0 && unit->value == static_cast<int>(TimeUnit::kYear)) {
      DateFields dated_fields = *fields;
      dated_fields.year = now().year() + Sign(shift->value);
      return From(shift_at + 2, ResolveDate(dated_fields, setting_.published, setting_.tense));
    }
  }
  const Tense tense = bare_weekday && setting_.tense == Tense::kUnknown ? Tense::kPast : setting_.tense;
  return WithDaypart(From(fields->end, ResolveDate(*fields, setting_.published, tense)));
}

TimeGrammar::Reading TimeGrammar::ReadDayWord(size_t at) const {
  if (Is(at, TimeClass::kPresent)) return TimeReading{at + 1, TimeSpan::Unknown(), kShiftReference[1]};
  const TimeSense* day = In(at, TimeClass::kDay);
  if (day == nullptr) return std::nullopt;
  if (!dated()) return TimeReading{at + 1, TimeSpan::Unknown(), kShiftReference[day->value + 1]};
  return WithDaypart(From(at + 1, DayPeriod(AddDays(now(), day->value))));
}

TimeGrammar::Reading TimeGrammar::ReadShift(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  const TimeSense* shift = In(at, TimeClass::kShift);
  const bool verb = HasTag(at, "VB") && !HasTag(at, "VBG");  // "will last two weeks", but "the coming weeks"
  if (shift == nullptr || verb) return std::nullopt;
  if (shift->value == 0 && Is(at + 1, TimeClass::kShift)) shift = In(++at, TimeClass::kShift);  // "this past week"
  const size_t named = Skip(SkipDash(at + 1), TimeClass::kBusiness);
  Reading reading;
  for (const auto production : {&TimeGrammar::ReadShiftedName, &TimeGrammar::ReadShiftedFiscal,
                                &TimeGrammar::ReadShiftedCount, &TimeGrammar::ReadShiftedUnit}) {
    if (!reading) reading = (this->*production)(named, shift->value);
  }
  if (!reading || dated() || reading->type == TimexType::kDuration) return reading;
  reading->span = TimeSpan::Unknown();
  reading->value = kShiftReference[Sign(shift->value) + 1];
  return reading;
}

// "Week" behind "last", "next" or "this".
TimeGrammar::Reading TimeGrammar::ReadShiftedUnit(size_t at, int shift) const {
  const TimeSense* sense = In(at, TimeClass::kUnit);
  if (sense == nullptr) return std::nullopt;
  auto unit = static_cast<TimeUnit>(sense->value);
  if (unit < TimeUnit::kDay) return std::nullopt;
  if (unit == TimeUnit::kDay && Is(at - 1, TimeClass::kBusiness)) unit = TimeUnit::kBusinessDay;
  if (IsPlural(at)) return ReadShiftedUnits(at, shift);
  if (unit == TimeUnit::kWeek) {
    if (Reading reading = ReadShiftedWeek(at, Sign(shift))) return reading;
  }
  return From(at + 1, UnitAround(unit, Sign(shift)));
}

// So many as one can think of. What follows or precedes is counted from what the text tells of, which may be no day.
TimeGrammar::Reading TimeGrammar::ReadShiftedUnits(size_t at, int shift) const {
  if (shift == 0) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(In(at, TimeClass::kUnit)->value);
  const TimeReading open{at + 1, TimeSpan::Unknown(), kShiftReference[Sign(shift) + 1]};
  const bool told = at > 0 && Is(at - 1, TimeClass::kMention);
  if (told || !dated()) return open;
  const auto span = DaysOf(TimeLength::Some(unit, kMostUnits, at + 1), Sign(shift));
  return span ? TimeReading{at + 1, *span, open.value} : open;
}

// "Next week Monday", "last week on Friday".
TimeGrammar::Reading TimeGrammar::ReadShiftedWeek(size_t at, int shift) const {
  const size_t name_at = Skip(at + 1, TimeClass::kBeforeName);
  const TimeSense* weekday = In(name_at, TimeClass::kWeekday);
  if (weekday == nullptr) return std::nullopt;
  const Date day = AddDays(now(), kDaysInWeek * shift);
  return From(name_at + 1, DayPeriod(AddDays(day, weekday->value - day.weekday())));
}

// "Last fiscal year".
TimeGrammar::Reading TimeGrammar::ReadShiftedFiscal(size_t at, int shift) const {
  const TimeSense* code = In(at, TimeClass::kFiscal);
  const TimeSense* unit = In(at + 1, TimeClass::kUnit);
  if (code == nullptr || unit == nullptr || unit->value != static_cast<int>(TimeUnit::kYear)) return std::nullopt;
  const int year = now().year() + Sign(shift);
  if (year < 1 || year > 9999) return std::nullopt;
  return From(at + 2, FiscalPeriod(code->text, year));
}

// "Last Monday" is the latest, but not yesterday; "next Monday" lies in the next week, "the coming Monday" ahead.
TimeGrammar::Reading TimeGrammar::ReadShiftedWeekday(size_t at, int shift) const {
  const int this_week = In(at, TimeClass::kWeekday)->value - now().weekday();
  int days = this_week + kDaysInWeek * Sign(shift);
  if (shift == -1 && this_week < -kFarEnough) days = this_week;
  if (shift < -1 && this_week < 0) days = this_week;
  if (shift > 1 && this_week > 0) days = this_week;
  return WithDaypart(From(at + 1, DayPeriod(AddDays(now(), days))));
}

// "Friday", "September", "summer", "night" behind "last", "next" or "this".
TimeGrammar::Reading TimeGrammar::ReadShiftedName(size_t at, int shift) const {
  const bool weak = Is(at, TimeClass::kWeak) && !Is(at, TimeClass::kSeason);
  if (weak && !pieces_[at].capital) return std::nullopt;
  if (Is(at, TimeClass::kWeekday)) return ReadShiftedWeekday(at, shift);
  if (const TimeSense* month = In(at, TimeClass::kMonth)) {
    const int of_year = YearOf(TimeSpan::Month(now().year(), month->value), now(), shift);
    return From(at + 1, MonthPeriod(std::clamp(of_year, 0, 9999), month->value));
  }
  if (const TimeSense* season = In(at, TimeClass::kSeason)) {
    const int of_year = YearOf(SeasonPeriod(now().year(), season->text).span, now(), shift);
    return From(at + 1, SeasonPeriod(std::clamp(of_year, 0, 9998), season->text));
  }
  const TimeSense* part = In(at, TimeClass::kDaypart);
  if (part == nullptr) return std::nullopt;
  const Date day = AddDays(now(), Sign(shift));
  return TimeReading{at + 1, TimeSpan::Day(day), day.ToString() + "T" + part->text, TimexType::kTime};
}

// The day that units are counted from: the last that was named, or the start of a later named period that is no longer
// than the unit.
std::optional<Date> TimeGrammar::MentionFor(TimeUnit unit) const {
  const Period* named = setting_.named;
  const auto least = unit >= TimeUnit::kYear ? Granularity::kYear : Granularity::kMonth;
  const bool fits = named != nullptr && unit >= TimeUnit::kMonth && named->span.granularity <= least;
  return fits ? std::optional(named->span.first) : setting_.mentioned;
}

// The weekday that comes next, or came last, from the day that the text spoke of.
TimeGrammar::Reading TimeGrammar::ReadMentionedWeekday(size_t at) const {
  const TimeSense* shift = Is(at, TimeClass::kThe) ? In(at + 1, TimeClass::kShift) : nullptr;
  const TimeSense* weekday = In(at + 2, TimeClass::kWeekday);
  if (shift == nullptr || weekday == nullptr || std::abs(shift->value) != 1 || !setting_.mentioned) return std::nullopt;
  const Date day = AddDays(*setting_.mentioned, shift->value);
  const int ahead = (weekday->value - day.weekday() + kDaysInWeek) % kDaysInWeek;
  const int days = shift->value > 0 ? ahead : (ahead - kDaysInWeek) % kDaysInWeek;
  return WithDaypart(From(at + 3, DayPeriod(AddDays(day, days))));
}

// The month of the year that the text spoke of.
TimeGrammar::Reading TimeGrammar::ReadMentionedMonth(size_t at) const {
  const TimeSense* same = In(at, TimeClass::kMention);
  const TimeSense* month = In(at + 1, TimeClass::kMonth);
  if (same == nullptr || same->value != 0 || month == nullptr || setting_.named == nullptr) return std::nullopt;
  if (Is(at + 1, TimeClass::kWeak) && !pieces_[at + 1].capital) return std::nullopt;
  return WithDaypart(From(at + 2, MonthPeriod(setting_.named->span.first.year(), month->value)));
}

TimeGrammar::Reading TimeGrammar::ReadMention(size_t at) const {
  for (const auto production : {&TimeGrammar::ReadMentionedWeekday, &TimeGrammar::ReadMentionedMonth}) {
    if (Reading reading = (this->*production)(at)) return reading;
  }
  at = Skip(at, TimeClass::kThe);
  const TimeSense* unit = In(at + 1, TimeClass::kUnit);
  if (unit == nullptr) return std::nullopt;
  const auto sense = static_cast<TimeUnit>(unit->value);
  if (sense < TimeUnit::kDay || pieces_[at + 1].text.ends_with('s')) return std::nullopt;
  const TimeSense* shift = In(at, TimeClass::kMention);
  if (shift == nullptr && sense == TimeUnit::kDay) shift = In(at, TimeClass::kMentionDay);
  if (shift == nullptr) return std::nullopt;
  if (const auto mention = MentionFor(sense)) {
    const auto day = Add(*mention, sense, shift->value);
    return day ? From(at + 2, UnitPeriod(sense, *day)) : std::nullopt;
  }
  if (shift->value != 0) return std::nullopt;
  const std::string open = OpenUnit(sense);
  return open.empty() ? std::nullopt : Reading(TimeReading{at + 2, TimeSpan::Unknown(), open});
}

// A day of the month that nobody names: "on the 18th".
TimeGrammar::Reading TimeGrammar::ReadBareDay(size_t at) const {
  if (!Is(at, TimeClass::kThe) || at == 0 || !Is(at - 1, TimeClass::kBeforeDay)) return std::nullopt;
  auto fields = dates_.ReadBareDay(at + 1);
  if (!fields || !dates_.IsBreak(fields->end)) return std::nullopt;
  return From(fields->end, ResolveDate(*fields, setting_.published, setting_.tense));
}

// "Over the weekend", "for the month".
TimeGrammar::Reading TimeGrammar::ReadBareUnit(size_t at) const {
  if (!Is(at, TimeClass::kThe) || !dated()) return std::nullopt;
  const TimeSense* unit = In(at + 1, TimeClass::kUnit);
  if (unit == nullptr || unit->value < static_cast<int>(TimeUnit::kDay) || IsPlural(at + 1)) return std::nullopt;
  const auto kind = static_cast<TimeUnit>(unit->value);
  if (kind != TimeUnit::kWeekend && (at == 0 || !Is(at - 1, TimeClass::kBeforeUnit))) return std::nullopt;
  if (Is(at + 2, TimeClass::kOf)) return std::nullopt;  // "the weekend of the vote"
  if (kind != TimeUnit::kWeekend && !dates_.IsBreak(at + 2)) return std::nullopt;
  if (kind > TimeUnit::kYear) return std::nullopt;
  return From(at + 2, UnitAround(kind, 0));
}

}  // namespace entente::extract
