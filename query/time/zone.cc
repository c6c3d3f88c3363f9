#include "query/time/zone.h"

#include <absl/time/time.h>
#include <re2/re2.h>

#include "query/time/calendar.h"

namespace entente::query {
namespace {

constexpr int32_t kMostOffset = 18 * 3600;

// The database is a folder of files: a name must not lead out of it.
bool Load(const std::string& name, absl::TimeZone* zone) {
  static const re2::RE2 kName("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*");
  return re2::RE2::FullMatch(name, kName) && name != "localtime" && absl::LoadTimeZone(name, zone);
}

absl::CivilSecond CivilOf(int64_t day, int64_t nanosecond) {
  const CivilDate date = CivilDateOf(day);
  return absl::CivilSecond(date.year, date.month, date.day) + nanosecond / kNanosPerSecond;
}

int32_t OffsetAt(const absl::TimeZone& zone, absl::Time time) { return zone.At(time).offset; }

Temporal Make(int64_t day, int64_t nanosecond, int32_t offset, const Zone& zone) {
  return {TemporalKind::kDateTime, offset, day, nanosecond, zone.name};
}

}  // namespace

Zone ZoneOf(const Temporal& temporal) { return {temporal.offset, temporal.zone}; }

std::optional<int32_t> ReadOffset(std::string_view text) {
  static const re2::RE2 kOffset(R"(([+-])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)");
  if (text == "Z" || text == "z") return 0;
  std::string sign, hours, minutes, seconds;
  if (!re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), kOffset, &sign, &hours, &minutes, &seconds)) {
    return std::nullopt;
  }
  const auto number = [](const std::string& digits) { return digits.empty() ? 0 : std::stoi(digits); };
  if (number(minutes) > 59 || number(seconds) > 59) return std::nullopt;
  const int32_t size = number(hours) * 3600 + number(minutes) * 60 + number(seconds);
  if (size > kMostOffset) return std::nullopt;
  return sign == "-" ? -size : size;
}

std::optional<Zone> ReadZone(std::string_view text) {
  if (const auto offset = ReadOffset(text)) return Zone{*offset, nullptr};
  absl::TimeZone zone;
  std::string name(text);
  if (!Load(name, &zone)) return std::nullopt;
  return Zone{0, std::make_shared<const std::string>(std::move(name))};
}

std::optional<Temporal> DateTimeIn(const Zone& zone, int64_t day, int64_t nanosecond, std::optional<int32_t> offset) {
  if (!zone.name) {
    if (offset && *offset != zone.offset) return std::nullopt;
    return Make(day, nanosecond, zone.offset, zone);
  }
  absl::TimeZone absl_zone;
  if (!Load(*zone.name, &absl_zone)) return std::nullopt;
  const auto info = absl_zone.At(CivilOf(day, nanosecond));
  const int32_t first = OffsetAt(absl_zone, info.pre), second = OffsetAt(absl_zone, info.post);
  if (info.kind == absl::TimeZone::TimeInfo::SKIPPED) {
    const Instant instant{absl::ToUnixSeconds(info.pre), nanosecond % kNanosPerSecond};
    return DateTimeAt(instant, zone);
  }
  if (offset && *offset != first && *offset != second) return std::nullopt;
  return Make(day, nanosecond, offset.value_or(first), zone);
}

std::optional<Temporal> DateTimeAt(const Instant& instant, const Zone& zone) {
  int32_t offset = zone.offset;
  if (zone.name) {
    absl::TimeZone absl_zone;
    if (!Load(*zone.name, &absl_zone)) return std::nullopt;
    offset = OffsetAt(absl_zone, absl::FromUnixSeconds(instant.second));
  }
  int64_t second = 0;
  if (__builtin_add_overflow(instant.second, int64_t{offset}, &second)) return std::nullopt;
  int64_t day = second / kSecondsPerDay, rest = second % kSecondsPerDay;
  if (rest < 0) {
    rest += kSecondsPerDay;
    --day;
  }
  const auto known = MoveDays(0, day);
  if (!known) return std::nullopt;
  return Make(*known, rest * kNanosPerSecond + instant.nanosecond, offset, zone);
}

}  // namespace entente::query
