// The part of the grammar that reads lengths, what lies so far away, and repetitions.
#include <fmt/format.h>

#include <algorithm>

#include "extract/language/time_grammar.h"

namespace entente::extract {
namespace {

constexpr int kOne = 100;  // hundredths
constexpr const char* kShiftReference[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

// Units that the calendar counts off: the last two quarters are whole ones.
bool IsAligned(TimeUnit unit) {
  return unit == TimeUnit::kQuarter || unit == TimeUnit::kDecade || unit == TimeUnit::kCentury;
}

}  // namespace

// So long before or after the day of publication. The day itself is in neither.
TimeGrammar::Reading TimeGrammar::Span(const TimeLength& length, int direction) const {
  if (!dated()) return Lasts(length.end, length.Value());
  Date begin = direction < 0 ? now() : AddDays(now(), 1);
  if (IsAligned(length.finest)) {
    const auto around = UnitPeriod(length.finest, now());
    begin = direction < 0 ? around->span.first : AddDays(around->span.last, 1);
  }
  const auto other = length.From(begin, direction);
  if (!other) return std::nullopt;
  TimeSpan span{std::min(begin, *other), AddDays(std::max(begin, *other), -1), Granularity::kDay};
  if (span.last < span.first) span = TimeSpan::Day(now());  // hours
  return TimeReading{length.end, span, SpanValue(span, length.Value())};
}

TimeGrammar::Reading TimeGrammar::ReadShiftedCount(size_t at, int shift) const {
  if (shift == 0) return std::nullopt;
  const auto length = lengths_.Read(at, false);
  return length ? Span(*length, shift < 0 ? -1 : 1) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::Anchored(const TimeLength& length, size_t end, std::optional<Date> anchor,
                                           int direction) const {
  if (!anchor) return TimeReading{end, TimeSpan::Unknown(), kShiftReference[direction + 1]};
  const auto day = length.From(*anchor, direction);
  return day ? From(end, length.At(*day)) : std::nullopt;
}

// The day that a length leads from: "tomorrow", "next Monday", "3 May".
TimeGrammar::Reading TimeGrammar::ReadAnchor(size_t at) const {
  Reading anchor = ReadDayWord(at);
  if (anchor && Is(at, TimeClass::kPresent) && dated()) anchor->span = TimeSpan::Day(now());
  if (!anchor) anchor = ReadShift(at);
  return anchor ? anchor : ReadDate(at);
}

TimeGrammar::Reading TimeGrammar::ReadCountOnward(const TimeLength& length) const {
  if (!Is(length.end, TimeClass::kOnward)) return std::nullopt;
  const Reading anchor = ReadAnchor(Skip(length.end + 1, TimeClass::kBeforeDay));
  if (!anchor || !anchor->span.known()) return std::nullopt;
  const auto end = length.From(anchor->span.first, 1);
  if (!end || *end <= anchor->span.first) return std::nullopt;
  const TimeSpan span{anchor->span.first, AddDays(*end, -1), Granularity::kDay};
  return TimeReading{anchor->end, span, SpanValue(span, length.Value())};
}

// What stands behind a length: "ago", "later", "after Friday"; nullopt where it stands alone.
TimeGrammar::Reading TimeGrammar::ReadCountFrom(const TimeLength& length) const {
  if (Is(length.end, TimeClass::kAgo)) return Anchored(length, length.end + 1, setting_.published, -1);
  if (const TimeSense* then = In(length.end, TimeClass::kThen)) {
    const TimeSense* unit = In(length.end + 2, TimeClass::kUnit);
    const bool of_next = Is(length.end + 1, TimeClass::kShift) && unit != nullptr;  // "30 minutes later this week"
    return of_next ? std::nullopt : Anchored(length, length.end + 1, setting_.mentioned, then->value);
  }
  if (const Reading onward = ReadCountOnward(length)) return onward;
  const TimeSense* side = In(length.end, TimeClass::kSignal);
  const TimeSense* opening = In(length.end, TimeClass::kOpenRange);
  const bool onwards = opening != nullptr && opening->value == 0;
  const auto signal = side == nullptr ? TimeSignal::kNone : static_cast<TimeSignal>(side->value);
  if (!onwards && signal != TimeSignal::kBefore && signal != TimeSignal::kAfter) return std::nullopt;
  const Reading anchor = ReadAnchor(length.end + 1);
  if (!anchor || !anchor->span.known()) return std::nullopt;
  return Anchored(length, anchor->end, anchor->span.first, signal == TimeSignal::kBefore ? -1 : 1);
}

TimeGrammar::Reading TimeGrammar::ReadCount(size_t at) const {
  const auto length = lengths_.Read(at, true);
  if (length) {
    Reading reading = ReadCountFrom(*length);
    return reading ? reading : Lasts(length->end, length->Value());
  }
  const TimeSense* number = In(at, TimeClass::kNumber);  // "the five past years"
  const int count = number != nullptr                               ? number->value
                    : at < pieces_.size() && pieces_[at].digits < 4 ? pieces_[at].number
                                                                    : -1;
  const TimeSense* shift = In(at + 1, TimeClass::kShift);
  const TimeSense* unit = In(at + 2, TimeClass::kUnit);
  if (count < 1 || shift == nullptr || shift->value == 0 || unit == nullptr) return std::nullopt;
  if (!pieces_[at + 2].text.ends_with('s')) return std::nullopt;  // "we will be three next week"
  return Span(TimeLength::Of(static_cast<TimeUnit>(unit->value), count * kOne, at + 3), shift->value < 0 ? -1 : 1);
}

TimeGrammar::Reading TimeGrammar::ReadOne(size_t at) const {
  const TimeSense* article = In(at, TimeClass::kArticle);
  const bool all = Is(at, TimeClass::kAll), definite = Is(at, TimeClass::kThe);
  const TimeSense* bare = In(at, TimeClass::kUnit);  // "day after tomorrow"
  const bool day = bare != nullptr && bare->value == static_cast<int>(TimeUnit::kDay);
  if (article == nullptr && !all && !definite && !day) return std::nullopt;
  const size_t unit_at = day ? at : Skip(SkipDash(at + 1), TimeClass::kQualifier);
  const auto length = lengths_.ReadOne(unit_at);
  if (!length || ((definite || day) && pieces_[unit_at].text.ends_with('s'))) return std::nullopt;
  const TimeSense* signal = In(length->end, TimeClass::kSignal);
  if (article != nullptr || ((definite || day) && signal != nullptr)) {
    if (Reading reading = ReadCountFrom(*length)) return reading;
  }
  if (definite || day) return std::nullopt;
  const bool alone = length->end > unit_at + 1 || all || article->value > 1;
  return alone || Lasting(at) ? Lasts(length->end, length->Value()) : std::nullopt;
}

bool TimeGrammar::Lasting(size_t at) const { return at > 0 && Is(at - 1, TimeClass::kLasting); }

// Whether the sentence counts or ranks before `at`: "the first summit in eight years", "twice in two months".
bool TimeGrammar::AmongRanks(size_t at) const {
  return std::any_of(pieces_.begin(), pieces_.begin() + static_cast<ptrdiff_t>(at),
                     [](const TimePiece& piece) { return piece.Is(TimeClass::kRank); });
}

TimeGrammar::Reading TimeGrammar::ReadAhead(size_t at) const {
  if (!Is(at, TimeClass::kAhead)) return std::nullopt;
  if (setting_.tense == Tense::kPast || (setting_.tense == Tense::kUnknown && AmongRanks(at))) return std::nullopt;
  if (Is(at, TimeClass::kLasting)) return ReadWithin(at + 1);
  auto length = lengths_.Read(at + 1, true);
  if (!length && Is(at + 1, TimeClass::kArticle)) length = lengths_.ReadOne(at + 2);
  if (!length || ReadCountFrom(*length)) return std::nullopt;
  return Anchored(*length, length->end, setting_.published, 1);
}

// "Ten days", "the next ten days", "ten days from today" behind "within".
TimeGrammar::Reading TimeGrammar::ReadWithin(size_t at) const {
  at = Skip(at, TimeClass::kThe);
  const TimeSense* shift = In(at, TimeClass::kShift);
  if (shift != nullptr && shift->value > 0) ++at;
  auto length = lengths_.Read(at, true);
  if (!length && Is(at, TimeClass::kArticle)) length = lengths_.ReadOne(at + 1);
  if (!length || !dated()) return std::nullopt;
  auto last = length->From(now(), 1);
  size_t end = length->end;
  if (const Reading from = ReadCountFrom(*length)) {
    last = Date::Parse(from->value);
    end = from->end;
  }
  if (!last || *last < now()) return std::nullopt;
  const std::string value = fmt::format("({},{},{})", now().ToString(), last->ToString(), length->Value());
  return TimeReading{end, TimeSpan{now(), *last, Granularity::kDay}, value};
}

// "The week after next", "the year before".
TimeGrammar::Reading TimeGrammar::ReadUnitBeside(size_t at) const {
  const TimeSense* unit = Is(at, TimeClass::kThe) ? In(at + 1, TimeClass::kUnit) : nullptr;
  const TimeSense* signal = In(at + 2, TimeClass::kSignal);
  if (unit == nullptr || signal == nullptr || unit->value < static_cast<int>(TimeUnit::kDay)) return std::nullopt;
  const auto side = static_cast<TimeSignal>(signal->value);
  if (side != TimeSignal::kBefore && side != TimeSignal::kAfter) return std::nullopt;
  const int direction = side == TimeSignal::kBefore ? -1 : 1;
  const auto kind = static_cast<TimeUnit>(unit->value);
  const size_t next = Skip(at + 3, TimeClass::kThe);
  const TimeSense* shift = In(next, TimeClass::kShift);
  if (shift != nullptr && shift->value * direction > 0 && dated() && !Is(next + 1, TimeClass::kUnit)) {
    return From(next + 1, UnitAround(kind, 2 * direction));
  }
  if (!dates_.IsBreak(at + 3) || !dated()) return std::nullopt;
  const auto day = Add(setting_.mentioned.value_or(now()), kind, direction);
  return day ? From(at + 3, UnitPeriod(kind, *day)) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadEvery(size_t at) const {
  const TimeSense* other = In(at, TimeClass::kOther);
  const int count = other != nullptr ? other->value : 1;
  if (other != nullptr) ++at;
  if (const auto length = lengths_.Read(at, false)) return Repeats(length->end, length->Value());
  if (const TimeSense* part = In(at, TimeClass::kDaypart)) return Repeats(at + 1, "T" + part->text);
  if (const TimeSense* unit = In(at, TimeClass::kUnit)) {
    return Repeats(at + 1, TimeLength::Of(static_cast<TimeUnit>(unit->value), count * kOne, at + 1).Value());
  }
  if (const TimeSense* month = In(at, TimeClass::kMonth)) {
    return Repeats(at + 1, fmt::format("XXXX-{:02}", month->value));
  }
  const TimeSense* weekday = In(at, TimeClass::kWeekday);
  return weekday == nullptr ? std::nullopt : Repeats(at + 1, fmt::format("XXXX-WXX-{}", weekday->value + 1));
}

TimeGrammar::Reading TimeGrammar::ReadRepetition(size_t at) const {
  if (const TimeSense* frequency = In(at, TimeClass::kFrequency)) return Repeats(at + 1, frequency->text);
  if (const TimeSense* days = In(at, TimeClass::kWeekdays)) {
    return Repeats(at + 1, fmt::format("XXXX-WXX-{}", days->value + 1));
  }
  if (const TimeSense* parts = In(at, TimeClass::kDayparts)) return Repeats(at + 1, "T" + parts->text);
  if (Is(at, TimeClass::kTimes) && (Is(at + 1, TimeClass::kArticle) || Is(at + 1, TimeClass::kEvery))) {
    const TimeSense* unit = In(at + 2, TimeClass::kUnit);
    if (unit == nullptr) return std::nullopt;
    return Repeats(at + 3, TimeLength::Of(static_cast<TimeUnit>(unit->value), kOne, at + 3).Value());
  }
  size_t end = 0;
  const int day = dates_.DayAt(at, &end);  // "the 19th of every month"
  if (day > 0 && Is(end, TimeClass::kOf) && Is(end + 1, TimeClass::kEvery)) {
    const TimeSense* unit = In(end + 2, TimeClass::kUnit);
    if (unit != nullptr && unit->value == static_cast<int>(TimeUnit::kMonth)) {
      return Repeats(end + 3, fmt::format("XXXX-XX-{:02}", day));
    }
  }
  return Is(at, TimeClass::kEvery) ? ReadEvery(at + 1) : std::nullopt;
}

}  // namespace entente::extract
