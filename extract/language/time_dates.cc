#include "extract/language/time_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace entente::extract {
namespace {

constexpr int kDaysInWeek = 7;

int Distance(const TimeSpan& span, Date day) {
  if (day < span.first) return span.first.day - day.day;
  return span.last < day ? day.day - span.last.day : 0;
}

// Of the same date in neighbouring years: the latest that has begun, the earliest that has not ended, or the nearest.
std::optional<Period> Choose(const std::vector<Period>& candidates, Date published, Tense tense) {
  const Period* best = nullptr;
  for (const Period& candidate : candidates) {
    if (tense == Tense::kPast && published < candidate.span.first) continue;
    if (tense == Tense::kFuture && candidate.span.last < published) continue;
    if (best == nullptr || Distance(candidate.span, published) < Distance(best->span, published)) best = &candidate;
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

std::optional<Period> WithoutYear(const DateFields& fields, Date published, Tense tense) {
  std::vector<Period> candidates;
  bool weekday_fits = false;
  for (int year = published.year() - 4; year <= published.year() + 4; ++year) {
    if (year < 0 || year > 9999) continue;
    if (fields.day < 0) {
      candidates.push_back(MonthPeriod(year, fields.month));
      continue;
    }
    const auto day = Date::FromCivil(year, fields.month, fields.day);
    if (!day) continue;
    const bool fits = fields.weekday >= 0 && day->weekday() == fields.weekday;
    if (fits && !weekday_fits) candidates.clear();
    weekday_fits = weekday_fits || fits;
    if (fits || !weekday_fits) candidates.push_back(DayPeriod(*day));
  }
  return Choose(candidates, published, tense);
}

Period WeekdayPeriod(int weekday, Date published, Tense tense) {
  const int back = (published.weekday() - weekday + kDaysInWeek) % kDaysInWeek;
  const int days = tense == Tense::kFuture ? (kDaysInWeek - back) % kDaysInWeek : -back;
  return DayPeriod(AddDays(published, days));
}

Period Open(std::string value) { return {TimeSpan::Unknown(), std::move(value)}; }

}  // namespace

bool DateReader::IsNumber(size_t at, int digits, int least, int greatest) const {
  if (at >= pieces_.size() || pieces_[at].digits == 0 || pieces_[at].digits > digits) return false;
  return pieces_[at].number >= least && pieces_[at].number <= greatest && (digits < 4 || pieces_[at].digits == 4);
}

// The point of an abbreviation, not that of the sentence.
size_t DateReader::SkipPoint(size_t at) const {
  if (at == 0 || !IsSign(at, '.') || !pieces_[at].glued) return at;
  const bool goes_on = at + 1 < pieces_.size() && pieces_[at + 1].number > 0;
  return goes_on || pieces_[at].token == pieces_[at - 1].token ? at + 1 : at;
}

// Whether a word with another meaning stands as a time here: "in May", "3 May", "May 3".
bool DateReader::HasCompany(size_t at) const {
  const TimeSense* weak = In(at, TimeClass::kWeak);
  if (weak == nullptr) return true;
  if (!pieces_[at].capital) return false;
  if (at > 0 && (Is(at - 1, TimeClass::kBeforeWeak) || pieces_[at - 1].number > 0)) return true;
  size_t next = SkipPoint(at + 1);
  if (IsSign(next, ',') || IsSign(next, '-')) ++next;
  return next < pieces_.size() && pieces_[next].number > 0;
}

int DateReader::MonthAt(size_t at) const {
  const TimeSense* month = In(at, TimeClass::kMonth);
  return month != nullptr && HasCompany(at) ? month->value : -1;
}

int DateReader::WeekdayAt(size_t at) const {
  const TimeSense* weekday = In(at, TimeClass::kWeekday);
  return weekday != nullptr && HasCompany(at) ? weekday->value : -1;
}

// "16", "16th", "sixteenth", "twenty-first"; -1 for anything else.
int DateReader::DayAt(size_t at, size_t* end) const {
  *end = at + 1;
  if (IsNumber(at, 2, 1, 31) && !pieces_[at].plural) {
    const bool clock_or_share = *end < pieces_.size() && (IsSign(*end, ':') || IsSign(*end, '%'));
    return clock_or_share ? -1 : pieces_[at].number;
  }
  const TimeSense* ordinal = In(at, TimeClass::kOrdinal);
  if (ordinal != nullptr) return ordinal->value <= 31 ? ordinal->value : -1;
  const TimeSense* tens = In(at, TimeClass::kNumber);
  if (tens == nullptr || (tens->value != 20 && tens->value != 30)) return -1;
  const size_t next = IsSign(at + 1, '-') ? at + 2 : at + 1;
  const TimeSense* ones = In(next, TimeClass::kOrdinal);
  if (ones == nullptr || tens->value + ones->value > 31) return -1;
  *end = next + 1;
  return tens->value + ones->value;
}

DateReader::Fields DateReader::WithYear(DateFields fields) const {
  size_t at = fields.end;
  const bool dashed = fields.day < 0 && IsSign(at, '-');
  if (IsSign(at, ',') || dashed || Is(at, TimeClass::kOf)) ++at;
  if (!IsYear(at)) return fields;
  fields.year = pieces_[at].number;
  fields.end = at + 1;
  return fields;
}

DateReader::Fields DateReader::ReadMonthFirst(size_t at) const {
  DateFields fields;
  fields.month = MonthAt(at);
  if (fields.month < 0) return std::nullopt;
  fields.end = SkipPoint(at + 1);
  const size_t day_at = Is(fields.end, TimeClass::kThe) ? fields.end + 1 : fields.end;
  size_t day_end = 0;
  const int day = DayAt(day_at, &day_end);
  if (day > 0) {
    fields.day = day;
    fields.end = day_end;
  }
  return WithYear(fields);
}

DateReader::Fields DateReader::ReadDayFirst(size_t at) const {
  DateFields fields;
  size_t end = 0;
  fields.day = DayAt(at, &end);
  if (fields.day < 0) return std::nullopt;
  if (Is(end, TimeClass::kOf)) ++end;
  if (IsSign(end, '-')) ++end;
  fields.month = MonthAt(end);
  if (fields.month < 0) return std::nullopt;
  fields.end = SkipPoint(end + 1);
  return WithYear(fields);
}

DateReader::Fields DateReader::ReadNumeric(size_t at) const {
  if (at + 4 >= pieces_.size()) return std::nullopt;
  const char sign = pieces_[at + 1].text[0];
  if ((sign != '-' && sign != '/' && sign != '.') || !IsSign(at + 1, sign) || !IsSign(at + 3, sign))
    return std::nullopt;
  for (size_t i = at + 1; i <= at + 4; ++i) {
    if (!pieces_[i].glued) return std::nullopt;
  }
  DateFields fields;
  fields.end = at + 5;
  if (IsYear(at) && IsNumber(at + 2, 2, 1, 12) && IsNumber(at + 4, 2, 1, 31)) {
    fields.year = pieces_[at].number;
    fields.month = pieces_[at + 2].number;
    fields.day = pieces_[at + 4].number;
    return fields;
  }
  if (!IsNumber(at, 2, 1, 31) || !IsNumber(at + 2, 2, 1, 31) || !IsYear(at + 4)) return std::nullopt;
  int day = pieces_[at].number, month = pieces_[at + 2].number;
  if (sign != '.' && day <= 12 && month <= 12 && day != month) return std::nullopt;  // which is the month?
  if (month > 12) std::swap(day, month);
  if (month > 12) return std::nullopt;
  fields.year = pieces_[at + 4].number;
  fields.month = month;
  fields.day = day;
  return fields;
}

// "+86 138-2010-2015", "5/6/2022": a part of a longer number.
bool DateReader::InsideNumber(size_t at) const {
  const auto is_sign = [&](size_t i) { return IsSign(i, '/') || IsSign(i, '.') || IsSign(i, '-'); };
  const auto is_digits = [&](size_t i) { return i < pieces_.size() && pieces_[i].digits > 0; };
  const bool after = at >= 2 && is_sign(at - 1) && is_digits(at - 2) && pieces_[at].glued && pieces_[at - 1].glued;
  const bool before = is_sign(at + 1) && is_digits(at + 2) && pieces_[at + 1].glued && pieces_[at + 2].glued;
  return (after && !IsYear(at - 2)) || (before && !IsYear(at + 2));
}

DateReader::Fields DateReader::ReadYear(size_t at) const {
  if (!IsYear(at)) return std::nullopt;
  if (IsSign(at + 1, '%') || (at > 0 && (IsSign(at - 1, '$') || IsSign(at - 1, '#')))) return std::nullopt;
  if (Is(at + 1, TimeClass::kUnit)) return std::nullopt;
  if (InsideNumber(at)) return std::nullopt;
  const bool announced = at > 0 && Is(at - 1, TimeClass::kBeforeYear);
  const int year = pieces_[at].number;
  if (!announced && (year <= 1900 || year > 2099 || year % 100 == 0)) return std::nullopt;  // else a count of things
  DateFields fields;
  fields.year = year;
  fields.end = at + 1;
  return fields;
}

DateReader::Fields DateReader::ReadDated(size_t at) const {
  if (const Fields fields = ReadMonthFirst(at)) return fields;
  if (const Fields fields = ReadDayFirst(at)) return fields;
  return ReadNumeric(at);
}

DateReader::Fields DateReader::Read(size_t at) const {
  const int weekday = WeekdayAt(at);
  if (weekday < 0) {
    const Fields fields = ReadDated(at);
    return fields ? fields : ReadYear(at);
  }
  size_t next = SkipPoint(at + 1);
  DateFields alone;
  alone.weekday = weekday;
  alone.end = next;
  if (IsSign(next, ',')) ++next;
  if (Is(next, TimeClass::kThe)) ++next;
  Fields fields = ReadDated(next);
  if (!fields || fields->day < 0) return alone;
  fields->weekday = weekday;
  return fields;
}

DateReader::Fields DateReader::ReadBareDay(size_t at) const {
  DateFields fields;
  fields.day = DayAt(at, &fields.end);
  if (fields.day < 0) return std::nullopt;
  return fields;
}

std::optional<Period> ResolveDate(const DateFields& fields, std::optional<Date> published, Tense tense) {
  if (fields.year >= 0 && fields.day >= 0) {
    const auto day = Date::FromCivil(fields.year, fields.month, fields.day);
    if (!day) return std::nullopt;
    return DayPeriod(*day);
  }
  if (fields.year >= 0) return fields.month < 0 ? YearPeriod(fields.year) : MonthPeriod(fields.year, fields.month);
  if (fields.month >= 0) {
    if (published) return WithoutYear(fields, *published, tense);
    if (fields.day < 0) return Open(fmt::format("XXXX-{:02}", fields.month));
    return Open(fmt::format("XXXX-{:02}-{:02}", fields.month, fields.day));
  }
  if (fields.weekday < 0) return std::nullopt;
  if (!published) return Open(fmt::format("XXXX-WXX-{}", fields.weekday + 1));
  return WeekdayPeriod(fields.weekday, *published, tense);
}

}  // namespace entente::extract
