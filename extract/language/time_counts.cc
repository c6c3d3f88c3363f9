// The part of the grammar that reads lengths, what lies so far away, and repetitions.
#include <fmt/format.h>

#include <algorithm>

#include "extract/language/time_grammar.h"

namespace entente::extract {
namespace {

constexpr int kOne = 100;             // hundredths
constexpr size_t kLongestRanked = 4;  // "the first such meeting in ten years"
constexpr int kMostUnits = 20;        // that "years ago" may be
constexpr const char* kShiftReference[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

// Units that the calendar counts off: the last two quarters are whole ones.
bool IsAligned(TimeUnit unit) {
  return unit == TimeUnit::kQuarter || unit == TimeUnit::kDecade || unit == TimeUnit::kCentury;
}

}  // namespace

// So long before or after the day of publication, which is in neither.
std::optional<TimeSpan> TimeGrammar::DaysOf(const TimeLength& length, int direction) const {
  Date begin = direction < 0 ? now() : AddDays(now(), 1);
  if (IsAligned(length.finest)) {
    const auto around = UnitPeriod(length.finest, now());
    begin = direction < 0 ? around->span.first : AddDays(around->span.last, 1);
  }
  const bool workdays = length.Has(TimeUnit::kBusinessDay);
  auto other = length.Longest().From(workdays ? now() : begin, direction);
  if (!other) return std::nullopt;
  if (workdays && direction > 0) other = AddDays(*other, 1);
  TimeSpan span{std::min(begin, *other), AddDays(std::max(begin, *other), -1), Granularity::kDay};
  return span.last < span.first ? TimeSpan::Day(now()) : span;  // hours
}

TimeGrammar::Reading TimeGrammar::Span(const TimeLength& length, int direction) const {
  if (!dated()) return Lasts(length.end, length.Value());
  const auto span = DaysOf(length, direction);
  if (!span) return std::nullopt;
  return TimeReading{length.end, *span, length.vague() ? length.Value() : SpanValue(*span, length.Value())};
}

TimeGrammar::Reading TimeGrammar::ReadShiftedCount(size_t at, int shift) const {
  if (shift == 0) return std::nullopt;
  auto length = lengths_.Read(at, true);
  const bool other = length && (Is(length->end, TimeClass::kAgo) || Is(length->end, TimeClass::kThen));
  if (other) length = lengths_.Read(at, false);  // "the last two years and three months ago"
  return length ? Span(*length, shift < 0 ? -1 : 1) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::Anchored(const TimeLength& length, size_t end, std::optional<Date> anchor,
                                           int direction) const {
  if (!anchor) return TimeReading{end, TimeSpan::Unknown(), kShiftReference[direction + 1]};
  const auto day = length.From(*anchor, direction);
  const auto around = day ? length.At(*day) : std::nullopt;
  if (!around || !length.vague()) return From(end, around);
  const auto far = length.Longest().From(*anchor, direction);  // "several years ago"
  const auto other = far ? length.At(*far) : std::nullopt;
  if (!other) return std::nullopt;
  const auto [from, to] = std::minmax(around->span, other->span);
  return TimeReading{end, TimeSpan::Between(from, to), kShiftReference[direction + 1]};
}

// The day that a length leads from: "tomorrow", "next Monday", "3 May".
TimeGrammar::Reading TimeGrammar::ReadAnchor(size_t at) const {
  Reading anchor = ReadDayWord(at);
  if (anchor && Is(at, TimeClass::kPresent) && dated()) anchor->span = TimeSpan::Day(now());
  if (!anchor) anchor = ReadShift(at);
  return anchor ? anchor : ReadDate(at);
}

// `fills`: "for ten days from Monday" is what "ten days starting Monday" is.
TimeGrammar::Reading TimeGrammar::ReadCountOnward(const TimeLength& length, bool fills) const {
  size_t at = length.end;
  if (fills && IsSign(at, ',')) ++at;
  const TimeSense* opening = fills ? In(at, TimeClass::kOpenRange) : nullptr;
  if (!Is(at, TimeClass::kOnward) && (opening == nullptr || opening->value != 0)) return std::nullopt;
  const Reading anchor = ReadAnchor(Skip(at + 1, TimeClass::kBeforeDay));
  if (!anchor || !anchor->span.known()) return std::nullopt;
  const auto end = length.From(anchor->span.first, 1);
  if (!end || *end <= anchor->span.first) return std::nullopt;
  const TimeSpan span{anchor->span.first, AddDays(*end, -1), Granularity::kDay};
  return TimeReading{anchor->end, span, SpanValue(span, length.Value())};
}

// What a length is counted from by what stands behind it: "ago", "later", "after Friday"; nullopt where it stands
// alone.
std::optional<TimeGrammar::Origin> TimeGrammar::OriginOf(const TimeLength& length) const {
  if (Is(length.end, TimeClass::kAgo)) return Origin{length.end + 1, setting_.published, -1};
  if (const TimeSense* then = In(length.end, TimeClass::kThen)) {
    const TimeSense* unit = In(length.end + 2, TimeClass::kUnit);
    const bool of_next = Is(length.end + 1, TimeClass::kShift) && unit != nullptr;  // "30 minutes later this week"
    if (of_next) return std::nullopt;
    const auto mention = MentionFor(length.finest);
    const bool from_now = !mention && then->value > 0 && setting_.tense == Tense::kFuture;
    return Origin{length.end + 1, from_now ? setting_.published : mention, then->value};
  }
  const TimeSense* side = In(length.end, TimeClass::kSignal);
  const TimeSense* opening = In(length.end, TimeClass::kOpenRange);
  const bool onwards = opening != nullptr && opening->value == 0;
  const auto signal = side == nullptr ? TimeSignal::kNone : static_cast<TimeSignal>(side->value);
  if (!onwards && signal != TimeSignal::kBefore && signal != TimeSignal::kAfter) return std::nullopt;
  const Reading anchor = ReadAnchor(length.end + 1);
  if (!anchor || !anchor->span.known()) return std::nullopt;
  return Origin{anchor->end, anchor->span.first, signal == TimeSignal::kBefore ? -1 : 1};
}

TimeGrammar::Reading TimeGrammar::ReadCountFrom(const TimeLength& length) const {
  if (Reading onward = ReadCountOnward(length, false)) return onward;
  const auto origin = OriginOf(length);
  return origin ? Anchored(length, origin->end, origin->day, origin->direction) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadFewer(size_t at) const {
  if (!Is(at, TimeClass::kFewer) || !Is(at + 1, TimeClass::kThan)) return std::nullopt;
  auto length = lengths_.Read(at + 2, true);
  if (!length && Is(at + 2, TimeClass::kArticle)) length = lengths_.ReadOne(at + 3);
  const auto origin = length ? OriginOf(*length) : std::nullopt;
  const auto end = origin && origin->day ? length->From(*origin->day, origin->direction) : std::nullopt;
  if (!end) return std::nullopt;
  const auto [first, last] = std::minmax(*origin->day, *end);
  const std::string value = fmt::format("({},{},{})", first.ToString(), last.ToString(), length->Value());
  return TimeReading{origin->end, TimeSpan{first, last, Granularity::kDay}, value};
}

// Units without a number: "years ago" lie so far back as one can think.
TimeGrammar::Reading TimeGrammar::ReadUnits(size_t at) const {
  const TimeSense* unit = In(at, TimeClass::kUnit);
  const bool counted = at > 0 && (pieces_[at - 1].digits > 0 || Is(at - 1, TimeClass::kNumber));
  if (unit == nullptr || !IsPlural(at) || counted) return std::nullopt;
  const auto length = TimeLength::Some(static_cast<TimeUnit>(unit->value), kMostUnits, at + 1);
  if (Is(at + 1, TimeClass::kAgo) || Is(at + 1, TimeClass::kThen)) return ReadCountFrom(length);
  const TimeSense* lasting = at == 0 ? nullptr : In(at - 1, TimeClass::kLasting);
  return lasting != nullptr && lasting->value == 2 ? Lasts(at + 1, length.Value()) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadCount(size_t at) const {
  const auto length = lengths_.Read(at, true);
  if (length) {
    const TimeSense* lasting = at == 0 ? nullptr : In(at - 1, TimeClass::kLasting);
    Reading reading = ReadCountOnward(*length, lasting != nullptr && lasting->value == 2);
    if (!reading) reading = ReadCountFrom(*length);
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

// Whether the words before `at` count or rank: "the first summit in eight years", "twice in two months", "the worst
// drought in ten years". With `near` no verb lies between: "the second round will be held in two weeks" ranks no weeks.
bool TimeGrammar::AmongRanks(size_t at, bool near) const {
  for (size_t i = at; i-- > 0;) {
    if (Is(i, TimeClass::kRank) || HasTag(i, "JJS") || HasTag(i, "RBS")) return true;
    if (near && (at - i > kLongestRanked || HasTag(i, "VB") || HasTag(i, "MD"))) return false;
  }
  return false;
}

TimeGrammar::Reading TimeGrammar::ReadAhead(size_t at) const {
  if (!Is(at, TimeClass::kAhead)) return std::nullopt;
  if (setting_.tense == Tense::kPast || AmongRanks(at, setting_.tense == Tense::kFuture)) return std::nullopt;
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
  const auto day = Add(MentionFor(kind).value_or(now()), kind, direction);
  return day ? From(at + 3, UnitPeriod(kind, *day)) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::ReadEvery(size_t at) const {
  const TimeSense* other = In(at, TimeClass::kOther);
  const int count = other != nullptr ? other->value : 1;
  if (other != nullptr) ++at;
  if (const auto length = lengths_.Read(at, false)) return Repeats(length->end, length->Value());
  if (const TimeSense* part = In(at, TimeClass::kDaypart)) return Repeats(at + 1, "T" + part->text);
  if (const TimeSense* unit = In(at, TimeClass::kUnit)) {
    const auto kind = static_cast<TimeUnit>(unit->value);
    if (kind == TimeUnit::kWeekend && count == 1) return Repeats(at + 1, OpenUnit(kind));
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
