#include "extract/language/time_dates.h"

#include <algorithm>

namespace entente::extract {

bool DateReader::IsNumber(size_t at, int digits, int least, int greatest) const {
  if (at >= pieces_.size() || pieces_[at].digits == 0 || pieces_[at].digits > digits) return false;
  return pieces_[at].number >= least && pieces_[at].number <= greatest && (digits < 4 || pieces_[at].digits == 4);
}

// A sign that holds the parts of a date together.
bool DateReader::IsGlue(size_t at) const {
  return (IsSign(at, '-') || IsSign(at, '/') || IsSign(at, '.')) && pieces_[at].glued;
}

bool DateReader::IsBreak(size_t at) const {
  return at >= pieces_.size() || (pieces_[at].text.size() == 1 &&
                                  std::string_view(".,;:!?)]\"").find(pieces_[at].text[0]) != std::string_view::npos);
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
  if (at == trusted_) return true;
  if (at > 0 && (Is(at - 1, TimeClass::kBeforeWeak) || pieces_[at - 1].number > 0)) return true;
  size_t next = SkipPoint(at + 1);
  if (IsSign(next, ',') || IsSign(next, '-') || IsSign(next, '/')) ++next;
  if (next < pieces_.size() && pieces_[next].number > 0) return true;
  size_t end = 0;
  return DayBehindMonth(next, &end) > 0 && (IsBreak(end) || IsYear(end));  // "May first", "May twenty-one"
}

int DateReader::MonthAt(size_t at) const {
  const TimeSense* month = In(at, TimeClass::kMonth);
  return month != nullptr && HasCompany(at) ? month->value : -1;
}

int DateReader::WeekdayAt(size_t at) const {
  const TimeSense* weekday = In(at, TimeClass::kWeekday);
  return weekday != nullptr && HasCompany(at) ? weekday->value : -1;
}

int DateReader::DayAt(size_t at, size_t* end) const {
  *end = at + 1;
  if (IsNumber(at, 2, 1, 31) && !pieces_[at].plural) {
    const bool clock_or_share = *end < pieces_.size() && (IsSign(*end, ':') || IsSign(*end, '%'));
    const bool money = at > 0 && IsSign(at - 1, '$');
    return clock_or_share || money ? -1 : pieces_[at].number;
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

int DateReader::DayBehindMonth(size_t at, size_t* end) const {
  const int day = DayAt(at, end);
  const TimeSense* tens = In(at, TimeClass::kNumber);
  if (day > 0 || tens == nullptr || (tens->value != 20 && tens->value != 30)) return day;
  const size_t next = IsSign(at + 1, '-') ? at + 2 : at + 1;
  const TimeSense* ones = In(next, TimeClass::kNumber);
  if (ones == nullptr || ones->value > 9 || tens->value + ones->value > 31) return -1;
  const size_t year_at = IsSign(next + 1, ',') ? next + 2 : next + 1;
  if (!IsBreak(next + 1) && !IsYear(year_at)) return -1;
  *end = next + 1;
  return tens->value + ones->value;
}

DateReader::Fields DateReader::WithYear(DateFields fields, bool dashed) const {
  size_t at = fields.end;
  const bool glue = (dashed || fields.day < 0) && IsGlue(at);
  if (IsSign(at, ',') || (fields.day < 0 && IsSign(at, '-')) || glue || Is(at, TimeClass::kOf)) ++at;
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
  size_t day_at = Is(fields.end, TimeClass::kThe) ? fields.end + 1 : fields.end;
  const bool glued = IsGlue(day_at), comma = IsSign(day_at, ',');
  if (glued || comma) ++day_at;
  size_t day_end = 0;
  const int day = DayBehindMonth(day_at, &day_end);
  const bool ordinal = day_at < pieces_.size() && pieces_[day_at].ordinal;
  if (day > 0 && (!comma || ordinal)) {
    fields.day = day;
    fields.end = day_end;
    TakeWeekdayInBrackets(&fields);
  }
  return WithYear(fields, glued);
}

// "September 13 (Thursday), 2018".
void DateReader::TakeWeekdayInBrackets(DateFields* fields) const {
  const size_t open = fields->end;
  if (!IsSign(open, '(') || WeekdayAt(open + 1) < 0) return;
  const size_t close = SkipPoint(open + 2);
  if (!IsSign(close, ')')) return;
  fields->weekday = WeekdayAt(open + 1);
  fields->end = close + 1;
}

DateReader::Fields DateReader::ReadMonth(size_t at) const {
  DateFields fields;
  fields.month = MonthAt(at);
  fields.end = SkipPoint(at + 1);
  if (fields.month > 0) return fields;
  const size_t shift_at = Is(at, TimeClass::kThe) ? at + 1 : at;
  const TimeSense* shift = In(shift_at, TimeClass::kShift);
  const size_t unit_at = shift == nullptr ? shift_at : shift_at + 1;
  const TimeSense* unit = In(unit_at, TimeClass::kUnit);
  const bool named = shift != nullptr || shift_at > at;
  if (!named || unit == nullptr || unit->value != static_cast<int>(TimeUnit::kMonth) || !published_)
    return std::nullopt;
  if (pieces_[unit_at].text.ends_with('s')) return std::nullopt;  // "the two coming months"
  const int months = shift == nullptr ? 0 : std::clamp(shift->value, -1, 1);
  const auto month = AddMonths(Date{published_->day - published_->day_of_month() + 1}, months);
  if (!month) return std::nullopt;
  fields.year = month->year();
  fields.month = month->month();
  fields.end = unit_at + 1;
  return fields;
}

// The first of "18 and 19 June", "18, 19 and 20 June".
DateReader::Fields DateReader::ReadListedDay(const DateFields& day) const {
  constexpr int kLongestList = 4;
  size_t at = day.end;
  for (int days = 0; days < kLongestList; ++days) {
    const TimeSense* join = In(at, TimeClass::kJoinRange);
    if (!(join != nullptr && join->value == 2) && !IsSign(at, ',')) return std::nullopt;
    if (DayAt(at + 1, &at) < 0) return std::nullopt;
    const Fields month = ReadMonth(Is(at, TimeClass::kOf) ? at + 1 : at);
    if (!month) continue;
    DateFields fields = month->year >= 0 ? *month : *WithYear(*month, false);
    fields.day = day.day;
    fields.end = day.end;
    return fields;
  }
  return std::nullopt;
}

DateReader::Fields DateReader::ReadDayFirst(size_t at) const {
  DateFields fields;
  size_t end = 0;
  fields.day = DayAt(at, &end);
  if (fields.day < 0) return std::nullopt;
  fields.end = end;
  if (Is(end, TimeClass::kOf)) ++end;
  const bool glued = IsGlue(end);
  if (glued || IsSign(end, '-')) ++end;
  const Fields month = ReadMonth(end);
  if (!month) return ReadListedDay(fields);
  fields.year = month->year;
  fields.month = month->month;
  fields.end = month->end;
  TakeWeekdayInBrackets(&fields);
  return fields.year >= 0 ? fields : WithYear(fields, glued);
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
  const bool month_first = day <= 12 && !Is(at + 1, TimeClass::kDayFirst);
  if (month_first || month > 12) std::swap(day, month);
  if (month > 12) return std::nullopt;
  fields.year = pieces_[at + 4].number;
  fields.month = month;
  fields.day = day;
  return fields;
}

// "2015-16" is a season or a school year, and no month; "2011-12" may be one.
DateReader::Fields DateReader::ReadNumericMonth(size_t at) const {
  if (at + 2 >= pieces_.size() || !IsGlue(at + 1) || !pieces_[at + 2].glued) return std::nullopt;
  if (IsGlue(at + 3) && at + 4 < pieces_.size() && pieces_[at + 4].digits > 0) return std::nullopt;
  if (IsSign(at + 1, '.') || (at >= 2 && pieces_[at].glued && IsGlue(at - 1))) return std::nullopt;
  const bool year_first = IsYear(at);
  const size_t year_at = year_first ? at : at + 2, month_at = year_first ? at + 2 : at;
  if (!IsYear(year_at) || !IsNumber(month_at, 2, 1, 12)) return std::nullopt;
  if (pieces_[year_at].number < 1900 || (pieces_[year_at].number + 1) % 100 == pieces_[month_at].number) return {};
  DateFields fields;
  fields.year = pieces_[year_at].number;
  fields.month = pieces_[month_at].number;
  fields.end = at + 3;
  return fields;
}

// "2019-Aug-01", "2015 June".
DateReader::Fields DateReader::ReadYearFirst(size_t at) const {
  if (!IsYear(at)) return std::nullopt;
  DateFields fields;
  fields.year = pieces_[at].number;
  const bool weak = Is(at + 1, TimeClass::kWeak) && at != trusted_;  // "in 2019 May resigned"
  const TimeSense* name = weak ? nullptr : In(at + 1, TimeClass::kMonth);
  size_t day_end = 0;
  if (name != nullptr && DayAt(at + 2, &day_end) < 0) {
    fields.month = name->value;
    fields.end = at + 2;
    return fields;
  }
  if (!IsGlue(at + 1) || !IsGlue(at + 3)) return std::nullopt;
  const TimeSense* month = In(at + 2, TimeClass::kMonth);
  fields.day = DayAt(at + 4, &fields.end);
  if (month == nullptr || fields.day < 0) return std::nullopt;
  fields.month = month->value;
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

// "2000-2050".
bool DateReader::StartsYears(size_t at) const {
  const TimeSense* join = In(at + 1, TimeClass::kJoinRange);
  return join != nullptr && join->value == 1 && !Is(at + 1, TimeClass::kBeforeYear) && IsYear(at + 2);
}

DateReader::Fields DateReader::ReadYear(size_t at) const {
  if (!IsYear(at)) return std::nullopt;
  if (IsSign(at + 1, '%') || (at > 0 && (IsSign(at - 1, '$') || IsSign(at - 1, '#')))) return std::nullopt;
  if (Is(at + 1, TimeClass::kUnit) && pieces_[at + 1].text.ends_with('s')) return std::nullopt;  // "2000 days"
  if (InsideNumber(at)) return std::nullopt;
  const bool announced = (at > 0 && Is(at - 1, TimeClass::kBeforeYear)) || StartsYears(at);
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

DateReader::Fields DateReader::ReadWeekdayAndDay(size_t at, int weekday) const {
  const bool definite = Is(at, TimeClass::kThe);
  if (definite) ++at;
  DateFields fields;
  fields.weekday = weekday;
  fields.day = DayAt(at, &fields.end);
  if (fields.day < 0 || !(definite || pieces_[at].ordinal || IsBreak(fields.end))) return std::nullopt;
  return fields;
}

DateReader::Fields DateReader::Read(size_t at) const {
  const int weekday = WeekdayAt(at);
  if (weekday < 0) {
    for (const Fields& fields : {ReadDated(at), ReadYearFirst(at), ReadNumericMonth(at)}) {
      if (fields) return fields;
    }
    return ReadYear(at);
  }
  size_t next = SkipPoint(at + 1);
  DateFields alone;
  alone.weekday = weekday;
  alone.end = next;
  const bool comma = IsSign(next, ','), bracket = IsSign(next, '(');
  if (comma || bracket) ++next;
  Fields fields = ReadDated(Is(next, TimeClass::kThe) ? next + 1 : next);
  if (bracket && fields && !IsSign(fields->end, ')')) return alone;
  if (!fields || fields->day < 0) {
    const Fields day = comma || bracket ? std::nullopt : ReadWeekdayAndDay(next, weekday);
    return day ? day : alone;
  }
  if (bracket) ++fields->end;
  fields->weekday = weekday;
  return fields;
}

DateReader::Fields DateReader::ReadBareDay(size_t at) const {
  DateFields fields;
  fields.day = DayAt(at, &fields.end);
  if (fields.day < 0) return std::nullopt;
  return fields;
}

}  // namespace entente::extract
