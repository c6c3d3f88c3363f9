#include "query/time/read.h"

#include <re2/re2.h>

#include <charconv>
#include <string>

#include "query/time/calendar.h"
#include "query/time/zone.h"

namespace entente::query {
namespace {

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

int64_t Number(std::string_view digits, int64_t otherwise = 1) {
  int64_t number = otherwise;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::optional<int64_t> ReadDay(std::string_view text) {
  static const re2::RE2 kDate(
      R"(([+-]\d{4,9}|\d{4})(?:-?(\d\d)(?:-?(\d\d))?|-?W(\d\d)(?:-?(\d))?|-?Q(\d)-?(\d\d)|-?(\d{3}))?)");
  std::string year, month, day, week, weekday, quarter, of_quarter, ordinal;
  if (!re2::RE2::FullMatch(Piece(text), kDate, &year, &month, &day, &week, &weekday, &quarter, &of_quarter, &ordinal)) {
    return std::nullopt;
  }
  if (!week.empty()) return DayOf(WeekDate{Number(year), Number(week), Number(weekday)});
  if (!quarter.empty()) return DayOf(QuarterDate{Number(year), Number(quarter), Number(of_quarter)});
  if (!ordinal.empty()) return DayOf(OrdinalDate{Number(year), Number(ordinal)});
  return DayOf(CivilDate{Number(year), Number(month), Number(day)});
}

std::optional<int64_t> ReadNanosecond(std::string_view text) {
  static const re2::RE2 kTime(R"((\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?)");
  std::string hour, minute, second, fraction;
  if (!re2::RE2::FullMatch(Piece(text), kTime, &hour, &minute, &second, &fraction)) return std::nullopt;
  const int64_t h = Number(hour), m = Number(minute, 0), s = Number(second, 0);
  if (h > 23 || m > 59 || s > 59) return std::nullopt;
  fraction.resize(9, '0');
  return (h * 3600 + m * 60 + s) * kNanosPerSecond + Number(fraction);
}

// What stands behind the time of day.
struct ZoneText {
  std::optional<int32_t> offset;
  std::optional<Zone> zone;
};

// Cuts the zone off the end of `text`; nullopt where there is one that cannot be read.
std::optional<ZoneText> TakeZone(std::string_view* text) {
  ZoneText read;
  if (text->ends_with(']')) {
    const size_t open = text->rfind('[');
    if (open == std::string_view::npos) return std::nullopt;
    read.zone = ReadZone(text->substr(open + 1, text->size() - open - 2));
    if (!read.zone) return std::nullopt;
    *text = text->substr(0, open);
  }
  const size_t sign = text->find_first_of("Zz+-");
  if (sign == std::string_view::npos) return read;
  read.offset = ReadOffset(text->substr(sign));
  if (!read.offset) return std::nullopt;
  *text = text->substr(0, sign);
  return read;
}

std::optional<Temporal> ReadClock(TemporalKind kind, int64_t day, std::string_view time) {
  const auto zone = HasOffset(kind) ? TakeZone(&time) : ZoneText();
  if (!zone) return std::nullopt;
  const auto nanosecond = time.empty() && HasDate(kind) ? std::optional<int64_t>(0) : ReadNanosecond(time);
  if (!nanosecond) return std::nullopt;
  if (kind == TemporalKind::kDateTime) {
    return DateTimeIn(zone->zone.value_or(Zone{zone->offset.value_or(0), nullptr}), day, *nanosecond, zone->offset);
  }
  if (zone->zone) return std::nullopt;  // without a date a zone has no offset
  return Temporal{kind, zone->offset.value_or(0), day, *nanosecond, nullptr};
}

}  // namespace

std::optional<Temporal> ReadTemporal(TemporalKind kind, std::string_view text) {
  if (!HasDate(kind)) return ReadClock(kind, 0, text);
  const size_t t = HasTime(kind) ? text.find('T') : std::string_view::npos;
  const auto day = ReadDay(text.substr(0, t));
  if (!day || t == text.size() - 1) return std::nullopt;
  if (!HasTime(kind)) return Temporal{kind, 0, *day, 0, nullptr};
  return ReadClock(kind, *day, t == std::string_view::npos ? "" : text.substr(t + 1));
}

}  // namespace entente::query
