#include "extract/language/time_grammar.h"

#include <fmt/format.h>

#include <algorithm>

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kGreatestCount = 2000;  // more units lead out of the calendar
constexpr const char* kShiftReference[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

bool IsPeriodUnit(TimeUnit unit) { return unit >= TimeUnit::kDay; }

}  // namespace

std::optional<TimeReading> TimeGrammar::Read(size_t at) const {
  const Reading range = ReadRange(at);
  const Reading single = ReadSingle(at);
  return range && (!single || range->end > single->end) ? range : single;
}

TimeGrammar::Reading TimeGrammar::ReadSingle(size_t at) const {
  using Production = Reading (TimeGrammar::*)(size_t) const;
  constexpr Production kProductions[] = {
      &TimeGrammar::ReadMention, &TimeGrammar::ReadShift,  &TimeGrammar::ReadPortion, &TimeGrammar::ReadOrdinalOf,
      &TimeGrammar::ReadWeekOf,  &TimeGrammar::ReadDate,   &TimeGrammar::ReadDayWord, &TimeGrammar::ReadAhead,
      &TimeGrammar::ReadCount,   &TimeGrammar::ReadDecade, &TimeGrammar::ReadSeason,  &TimeGrammar::ReadRepetition,
  };
  Reading best;
  for (const Production production : kProductions) {
    Reading reading = (this->*production)(at);
    if (reading && (!best || reading->end > best->end)) best = std::move(reading);
  }
  return best;
}

TimeGrammar::Reading TimeGrammar::From(size_t end, std::optional<Period> period) const {
  if (!period) return std::nullopt;
  return TimeReading{end, period->span, std::move(period->value)};
}

// "Thursday" with the "morning" or "in the morning" behind it.
TimeGrammar::Reading TimeGrammar::WithDaypart(Reading reading) const {
  if (!reading) return reading;
  size_t at = reading->end;
  if (Is(at, TimeClass::kOf)) at = Skip(at + 1, TimeClass::kThe);
  const TimeSense* part = In(at, TimeClass::kDaypart);
  if (part == nullptr) return reading;
  reading->end = at + 1;
  if (reading->span.granularity == Granularity::kDay) reading->value += "T" + part->text;
  return reading;
}

TimeGrammar::Reading TimeGrammar::ReadDate(size_t at) const {
  const auto fields = dates_.Read(at);
  if (!fields) return std::nullopt;
  const bool bare_weekday = fields->month < 0 && fields->year < 0;
  const size_t shift_at = Is(fields->end, TimeClass::kOf) ? Skip(fields->end + 1, TimeClass::kThe) : fields->end;
  const TimeSense* shift = In(shift_at, TimeClass::kShift);
  const TimeSense* unit = In(shift_at + 1, TimeClass::kUnit);
  if (shift != nullptr && unit != nullptr && dated()) {  // "Friday next week", "June last year"
    if (bare_weekday && unit->value == static_cast<int>(TimeUnit::kWeek)) {
      const Date monday = AddDays(now(), kDaysInWeek * shift->value - now().weekday());
      return From(shift_at + 2, DayPeriod(AddDays(monday, fields->weekday)));
    }
    if (fields->month > 0 && fields->year < 0 && unit->value == static_cast<int>(TimeUnit::kYear)) {
      DateFields dated_fields = *fields;
      dated_fields.year = now().year() + shift->value;
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
  if (shift == nullptr) return std::nullopt;
  const size_t named = SkipDash(at + 1);
  Reading reading = ReadShiftedName(named, shift->value);
  if (!reading) reading = ReadShiftedCount(named, shift->value);
  if (!reading || dated() || reading->value.starts_with("P")) return reading;
  reading->span = TimeSpan::Unknown();
  reading->value = kShiftReference[shift->value + 1];
  return reading;
}

// "week", "three days" behind "last", "next" or "this".
TimeGrammar::Reading TimeGrammar::ReadShiftedCount(size_t at, int shift) const {
  const auto count = ReadAmount(at);
  if (count && shift != 0) {
    const auto far = Add(now(), count->unit, shift * count->amount);
    if (!far) return std::nullopt;
    TimeSpan span = shift < 0 ? TimeSpan{*far, AddDays(now(), -1), Granularity::kDay}
                              : TimeSpan{AddDays(now(), 1), *far, Granularity::kDay};
    if (span.first > span.last) span = TimeSpan::Day(now());
    if (!dated()) span = TimeSpan::Unknown();
    return TimeReading{count->end, span, DurationValue(count->unit, count->amount)};
  }
  const TimeSense* sense = In(at, TimeClass::kUnit);
  if (sense == nullptr) return std::nullopt;
  const auto unit = static_cast<TimeUnit>(sense->value);
  if (!IsPeriodUnit(unit)) return std::nullopt;
  const auto day = Add(now(), unit, shift);
  const TimeSense* weekday = In(at + 1, TimeClass::kWeekday);
  if (day && unit == TimeUnit::kWeek && weekday != nullptr) {  // "next week Monday"
    return From(at + 2, DayPeriod(AddDays(*day, weekday->value - day->weekday())));
  }
  return day ? From(at + 1, UnitPeriod(unit, *day)) : std::nullopt;
}

// "Friday", "September", "summer", "night" behind "last", "next" or "this".
TimeGrammar::Reading TimeGrammar::ReadShiftedName(size_t at, int shift) const {
  const int year = now().year();
  if (Is(at, TimeClass::kWeak) && !pieces_[at].capital) return std::nullopt;
  if (const TimeSense* weekday = In(at, TimeClass::kWeekday)) {
    const int this_week = weekday->value - now().weekday();
    const int days =
        shift < 0 ? (this_week < 0 ? this_week : this_week - kDaysInWeek) : this_week + kDaysInWeek * shift;
    return WithDaypart(From(at + 1, DayPeriod(AddDays(now(), days))));
  }
  if (const TimeSense* month = In(at, TimeClass::kMonth)) {
    const bool gone = month->value<now().month(), ahead = month->value> now().month();
    const int of_year = shift < 0 ? year - (gone ? 0 : 1) : shift > 0 ? year + (ahead ? 0 : 1) : year;
    return From(at + 1, MonthPeriod(std::clamp(of_year, 0, 9999), month->value));
  }
  if (const TimeSense* season = In(at, TimeClass::kSeason)) {
    const Period this_year = SeasonPeriod(year, season->text);
    const bool gone = this_year.span.last < now(), ahead = now() < this_year.span.first;
    const int of_year = shift < 0 ? year - (gone ? 0 : 1) : shift > 0 ? year + (ahead ? 0 : 1) : year;
    return From(at + 1, SeasonPeriod(std::clamp(of_year, 0, 9998), season->text));
  }
  const TimeSense* part = In(at, TimeClass::kDaypart);
  if (part == nullptr) return std::nullopt;
  return From(at + 1,
              Period{TimeSpan::Day(AddDays(now(), shift)), AddDays(now(), shift).ToString() + "T" + part->text});
}

TimeGrammar::Reading TimeGrammar::ReadMention(size_t at) const {
  if (!Is(at, TimeClass::kThe) || !setting_.mentioned) return std::nullopt;
  const TimeSense* shift = In(at + 1, TimeClass::kMention);
  const TimeSense* unit = In(at + 2, TimeClass::kUnit);
  if (shift == nullptr || unit == nullptr) return std::nullopt;
  const auto sense = static_cast<TimeUnit>(unit->value);
  if (sense != TimeUnit::kDay && (!IsPeriodUnit(sense) || Is(at + 1, TimeClass::kShift))) return std::nullopt;
  const auto day = Add(*setting_.mentioned, sense, shift->value);
  return day ? From(at + 3, UnitPeriod(sense, *day)) : std::nullopt;
}

// "3 days", "two-year", "twenty five weeks", "a couple of months".
std::optional<TimeGrammar::Count> TimeGrammar::ReadAmount(size_t at) const {
  Count count;
  if (const TimeSense* number = In(at, TimeClass::kNumber)) {
    count.amount = number->value;
    const size_t next = SkipDash(at + 1);
    const TimeSense* ones = In(next, TimeClass::kNumber);
    const bool compound = ones != nullptr && number->value >= 20 && number->value < 100 && ones->value < 10;
    if (compound) {
      count.amount += ones->value;
      at = next;
    }
    count.end = Skip(at + 1, TimeClass::kOf);
  } else if (at < pieces_.size() && pieces_[at].number > 0 && !pieces_[at].ordinal && !pieces_[at].plural) {
    count.amount = pieces_[at].number;
    count.end = at + 1;
  } else {
    return std::nullopt;
  }
  const TimeSense* unit = In(SkipDash(count.end), TimeClass::kUnit);
  if (unit == nullptr || count.amount > kGreatestCount) return std::nullopt;
  count.unit = static_cast<TimeUnit>(unit->value);
  count.end = SkipDash(count.end) + 1;
  if (Is(SkipDash(count.end), TimeClass::kAge)) return std::nullopt;
  return count;
}

TimeGrammar::Reading TimeGrammar::Anchored(const Count& count, size_t end, std::optional<Date> anchor,
                                           int direction) const {
  if (!anchor) return TimeReading{end, TimeSpan::Unknown(), kShiftReference[direction + 1]};
  const auto day = Add(*anchor, count.unit, direction * count.amount);
  return day ? From(end, AtSharpness(count.unit, *day)) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadCount(size_t at) const {
  auto count = ReadAmount(at);
  const bool article = !count && Is(at, TimeClass::kArticle);
  const bool definite = !count && !article && Is(at, TimeClass::kThe);
  if (article || definite) {
    const TimeSense* unit = In(at + 1, TimeClass::kUnit);
    if (unit != nullptr) count = Count{1, static_cast<TimeUnit>(unit->value), at + 2};
  }
  if (!count) return std::nullopt;
  if (!definite && Is(count->end, TimeClass::kAgo)) {
    return Anchored(*count, count->end + 1, setting_.published, -1);
  }
  if (const TimeSense* then = In(count->end, TimeClass::kThen); then != nullptr && !definite) {
    return Anchored(*count, count->end + 1, setting_.mentioned, then->value);
  }
  const TimeSense* side = In(count->end, TimeClass::kSignal);
  const bool onwards = In(count->end, TimeClass::kOpenRange) != nullptr;
  const auto signal = side == nullptr ? TimeSignal::kNone : static_cast<TimeSignal>(side->value);
  if (onwards || signal == TimeSignal::kBefore || signal == TimeSignal::kAfter) {
    const size_t anchor_at = count->end + 1;
    Reading anchor = ReadDayWord(anchor_at);  // "two days after tomorrow"
    if (anchor && Is(anchor_at, TimeClass::kPresent) && dated()) anchor->span = TimeSpan::Day(now());
    if (!anchor) anchor = ReadDate(anchor_at);
    if (anchor && anchor->span.known()) {
      Reading reading = Anchored(*count, anchor->end, anchor->span.first, signal == TimeSignal::kBefore ? -1 : 1);
      return reading;
    }
  }
  if (definite || (article && !Lasting(at))) return std::nullopt;
  return TimeReading{count->end, TimeSpan::Unknown(), DurationValue(count->unit, count->amount)};
}

bool TimeGrammar::Lasting(size_t at) const { return at > 0 && Is(at - 1, TimeClass::kLasting); }

// Whether the sentence counts or ranks before `at`: "the first summit in eight years", "twice in two months".
bool TimeGrammar::AmongRanks(size_t at) const {
  return std::any_of(pieces_.begin(), pieces_.begin() + static_cast<ptrdiff_t>(at),
                     [](const TimePiece& piece) { return piece.Is(TimeClass::kRank); });
}

TimeGrammar::Reading TimeGrammar::ReadAhead(size_t at) const {
  const TimeSense* ahead = In(at, TimeClass::kAhead);
  if (ahead == nullptr || Is(at, TimeClass::kLasting)) return std::nullopt;
  auto count = ReadAmount(at + 1);
  const TimeSense* unit = In(at + 2, TimeClass::kUnit);
  if (!count && Is(at + 1, TimeClass::kArticle) && unit != nullptr) {
    count = Count{1, static_cast<TimeUnit>(unit->value), at + 3};
  }
  if (!count || Is(count->end, TimeClass::kAgo) || Is(count->end, TimeClass::kThen)) return std::nullopt;
  if (setting_.tense == Tense::kPast || (setting_.tense == Tense::kUnknown && AmongRanks(at))) return std::nullopt;
  return Anchored(*count, count->end, setting_.published, 1);
}

}  // namespace entente::extract
