// The part of the grammar that reads ranges.
#include <algorithm>

#include "extract/language/time_grammar.h"

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;

constexpr int kMonthsInYear = 12;

// The month before (-1) or after (1); the year goes along where it is told.
void MoveMonth(DateFields* fields, int months) {
  fields->month += months;
  const int years = fields->month < 1 ? -1 : fields->month > kMonthsInYear ? 1 : 0;
  fields->month -= years * kMonthsInYear;
  if (fields->year > 0) fields->year += years;
}

// Each end of a range takes from the other what it leaves open. From the 27th to the 3rd leads into the next month.
void ShareFields(DateFields* from, DateFields* to) {
  const bool first_open = from->year < 0 && from->month < 0 && from->day > 0 && from->weekday < 0;
  const bool last_open = to->month < 0 && to->year < 0 && to->day > 0 && to->weekday < 0;
  if (first_open) from->month = to->month;
  if (last_open) to->month = from->month;
  const bool own_year = from->month > 0 && to->month < 0;  // "April to 2019"
  if (from->year < 0 && from->weekday < 0 && !own_year) from->year = to->year;
  if (from->month > 0 && from->day > to->day && to->day > 0 && first_open != last_open) {
    first_open ? MoveMonth(from, -1) : MoveMonth(to, 1);
  }
  if (to->year < 0 && to->weekday < 0) to->year = from->year;
}

// "From 30 December to 2 January 2020", "Nov-Feb 2017": the year is that of the later end.
void BringYearBack(DateFields* from, const DateFields& to, bool shared) {
  if (!shared || from->year < 1 || from->month < 0 || to.month < 0) return;
  const bool later = from->month > to.month || (from->month == to.month && to.day > 0 && from->day > to.day);
  if (later) --from->year;
}

bool IsOpen(const TimeSpan& span) {
  return span.known() && (span.first.day == TimeSpan::kOpenPast || span.last.day == TimeSpan::kOpenFuture);
}

bool IsBareWeekday(const DateFields& fields) {
  return fields.weekday >= 0 && fields.day < 0 && fields.month < 0 && fields.year < 0;
}

}  // namespace

TimeGrammar::Reading TimeGrammar::ReadRange(size_t at) const {
  const TimeSense* opening = In(at, TimeClass::kOpenRange);
  const bool between = opening != nullptr && opening->value == 1;
  if (opening != nullptr) at = Skip(at + 1, TimeClass::kThe);
  if (const Reading range = ReadDateRange(at, between, opening != nullptr)) return range;
  if (opening == nullptr) return std::nullopt;
  Reading from = ReadSingle(at);
  const TimeSense* join = from ? In(from->end, TimeClass::kJoinRange) : nullptr;
  if (join == nullptr || (join->value == 2) != between) return std::nullopt;
  if (Is(at, TimeClass::kPresent) && dated()) from->span = TimeSpan::Day(now());
  if (IsOpen(from->span)) return std::nullopt;
  const size_t to_at = Skip(from->end + 1, TimeClass::kThe);
  Reading to = ReadRangeEnd(to_at, *from);
  if (to && from->span.known() && to->span.known() && to->span.last < from->span.first) to = ReadBehind(to_at, *from);
  return to ? RangeOf(*from, *to) : std::nullopt;
}

TimeGrammar::Reading TimeGrammar::RangeOf(const TimeReading& from, const TimeReading& to) const {
  if (!from.span.known() || !to.span.known() || IsOpen(to.span) || to.span.last < from.span.first) return std::nullopt;
  Period begin{from.span, from.value};
  if (from.last_part) begin.span.first = AddDays(from.span.last, 1);
  Period end{to.span, to.value};
  begin.span.first = from.middle.value_or(begin.span.first);
  end.span.first = to.middle.value_or(end.span.first);
  return TimeReading{to.end, TimeSpan::Between(from.span, to.span), RangeValue(begin, end, to.last_part)};
}

// "From the end of March to the middle of September": the end that the tense would put before the start.
TimeGrammar::Reading TimeGrammar::ReadBehind(size_t at, const TimeReading& from) const {
  TimeSetting later = setting_;
  later.published = from.span.first;
  later.tense = Tense::kFuture;
  return TimeGrammar(pieces_, later).ReadSingle(at);
}

// A weekday is the next one after the range begins.
TimeGrammar::Reading TimeGrammar::ReadRangeEnd(size_t at, const TimeReading& from) const {
  const auto fields = dates_.Read(at);
  if (fields && IsBareWeekday(*fields) && from.span.known()) {
    const int days = (fields->weekday - from.span.first.weekday() + kDaysInWeek) % kDaysInWeek;
    return From(fields->end, DayPeriod(AddDays(from.span.first, days)));
  }
  if (fields && fields->month > 0 && fields->year < 0 && from.span.known()) {
    return From(fields->end, ResolveDate(*fields, from.span.first, Tense::kFuture));
  }
  if (Is(at, TimeClass::kDate) && dated()) return From(at + 1, DayPeriod(now()));  // "from March to date"
  Reading to = ReadSingle(at);
  if (to && Is(at, TimeClass::kPresent) && dated()) to->span = TimeSpan::Day(now());
  return to;
}

TimeGrammar::Reading TimeGrammar::ReadDateRange(size_t at, bool between, bool opened) const {
  const auto trusting = [&](size_t month_at) { return DateReader(pieces_, setting_.published, month_at); };
  const bool months = Is(at + 1, TimeClass::kJoinRange) && Is(at + 2, TimeClass::kMonth);
  auto from = (opened || months ? trusting(at) : dates_).Read(at);
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
  auto to = trusting(to_at).Read(to_at);
  if (!to && from->month > 0 && from->day > 0) to = dates_.ReadBareDay(to_at);
  if (!to || (from->weekday >= 0) != (to->weekday >= 0)) return std::nullopt;
  const bool alone = from->month < 0 && from->day > 0;
  if ((!opened || alone) && (from->day > 0) != (to->day > 0)) return std::nullopt;
  const bool shared = from->year < 0 && to->year >= 0;
  ShareFields(&*from, &*to);
  if (from->month < 0 && from->day > 0 && from->weekday < 0) return std::nullopt;
  BringYearBack(&*from, *to, shared);
  const auto last = ResolveDate(*to, setting_.published, setting_.tense);
  if (!last) return std::nullopt;
  if (!last->span.known()) {
    const auto first = ResolveDate(*from, std::nullopt, setting_.tense);
    if (!first) return std::nullopt;
    return TimeReading{to->end, TimeSpan::Unknown(), RangeValue(*first, *last)};
  }
  // The start of a range lies before its end, whatever the tense says of it alone.
  const auto first = ResolveDate(*from, last->span.first, Tense::kPast);
  if (!first || last->span.last < first->span.first) return std::nullopt;
  return TimeReading{to->end, TimeSpan::Between(first->span, last->span), RangeValue(*first, *last)};
}

}  // namespace entente::extract
