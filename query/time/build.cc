#include "query/time/build.h"

#include <fmt/format.h>

#include "query/time/calendar.h"
#include "query/time/parts.h"
#include "query/time/zone.h"

namespace entente::query {
namespace {

// What a value selected by `date`, `time`, `datetime` or an epoch lends.
struct Selection {
  std::optional<int64_t> day;
  std::optional<int64_t> nanosecond;
  std::optional<Zone> zone;
};

Result<Selection> Select(TemporalKind kind, const Map& parts) {
  Selection selected;
  for (const std::string_view key : {"date", "time", "datetime"}) {
    const auto found = parts.find(key);
    if (found == parts.end()) continue;
    if (!found->second.is_temporal()) {
      return WrongParts(fmt::format("{} is {}, no point in time", key, TypeName(found->second.type())));
    }
    const Temporal& from = found->second.temporal();
    const bool date = key != "time", time = key != "date";
    if ((date && HasDate(kind) && !HasDate(from.kind)) || (key == "time" && !HasTime(from.kind))) {
      return WrongParts(fmt::format("{} has no {}", TypeName(found->second.type()), key));
    }
    if (date && HasDate(from.kind)) selected.day = from.day;
    if (!time) continue;
    selected.nanosecond = from.nanosecond;
    if (HasOffset(from.kind)) selected.zone = ZoneOf(from);
  }
  return selected;
}

Result<Selection> SelectEpoch(const Map& parts) {
  const auto seconds = parts.find("epochSeconds"), millis = parts.find("epochMillis");
  const auto& found = seconds != parts.end() ? seconds : millis;
  if (!found->second.is(Type::kInteger)) return WrongParts(found->first + " must be an integer");
  const int64_t number = found->second.integer(), scale = seconds != parts.end() ? 1 : 1000;
  const int64_t second = number / scale - (number % scale < 0), rest = number - second * scale;
  const auto at = DateTimeAt({second, rest * (kNanosPerSecond / scale)}, Zone());
  if (!at) return WrongParts(fmt::format("{} is beyond the years of the calendar", found->first));
  return Selection{at->day, at->nanosecond, Zone()};
}

Result<Selection> SelectAny(TemporalKind kind, const Map& parts) {
  const bool epoch = parts.contains("epochSeconds") || parts.contains("epochMillis");
  if (!epoch) return Select(kind, parts);
  if (kind != TemporalKind::kDateTime) return WrongParts("only a datetime can be told by its epoch");
  return SelectEpoch(parts);
}

Result<std::optional<Zone>> ZoneIn(const Map& parts) {
  const auto found = parts.find("timezone");
  if (found == parts.end()) return std::optional<Zone>();
  const auto zone = found->second.is(Type::kString) ? ReadZone(found->second.string()) : std::nullopt;
  if (!zone) return WrongParts(fmt::format("{} is no time zone", ToText(found->second)));
  return zone;
}

// Puts the time at `offset` where the day does not matter.
Temporal AtOffset(Temporal time, int32_t offset, bool same_instant) {
  const int64_t shift = same_instant ? int64_t{offset} - time.offset : 0;
  time.nanosecond = (time.nanosecond + shift * kNanosPerSecond + 2 * kNanosPerDay) % kNanosPerDay;
  time.offset = offset;
  return time;
}

// The wall time of `local` in `from`, then, where there is one, in `to`.
Result<Temporal> PutIn(const Temporal& local, const Zone& from, const std::optional<Zone>& to, bool same_instant) {
  const auto beyond = WrongParts("the point in time is beyond the years of the calendar");
  const auto at = DateTimeIn(to && !same_instant ? *to : from, local.day, local.nanosecond);
  if (!at) return beyond;
  if (!to || !same_instant) return *at;
  const auto moved = DateTimeAt(InstantOf(*at), *to);
  return moved ? Result<Temporal>(*moved) : beyond;
}

Result<Temporal> Settle(Temporal local, const std::optional<Zone>& selected, const std::optional<Zone>& given) {
  if (local.kind == TemporalKind::kDateTime) {
    return PutIn(local, selected.value_or(Zone()), given, selected.has_value());
  }
  if (local.kind != TemporalKind::kTime) return local;
  local.offset = selected ? selected->offset : 0;
  if (!given) return local;
  if (given->name) return WrongParts("without a date a named time zone has no offset");
  return AtOffset(local, given->offset, selected.has_value());
}

}  // namespace

Result<Temporal> BuildTemporal(TemporalKind kind, const Map& parts) {
  if (const Status known = CheckNames(kind, parts); !known.ok()) return known;
  const auto selected = SelectAny(kind, parts);
  if (!selected.ok()) return selected.status();
  const auto zone = ZoneIn(parts);
  if (!zone.ok()) return zone.status();
  Temporal local{kind, 0, 0, 0, nullptr};
  if (HasDate(kind)) {
    const auto day = DayFrom(parts, selected.value().day);
    if (!day.ok()) return day.status();
    local.day = day.value();
  }
  if (HasTime(kind)) {
    const auto nanosecond = NanosecondFrom(parts, selected.value().nanosecond);
    if (!nanosecond.ok()) return nanosecond.status();
    local.nanosecond = nanosecond.value();
  }
  return Settle(local, selected.value().zone, zone.value());
}

Result<Temporal> ReplaceParts(const Temporal& temporal, const Map& parts) {
  const auto zone = ZoneIn(parts);
  if (!zone.ok()) return zone.status();
  Map rest = parts;
  rest.erase("timezone");
  if (HasDate(temporal.kind)) rest.emplace("date", temporal);
  if (HasTime(temporal.kind)) rest.emplace("time", temporal);
  auto replaced = BuildTemporal(temporal.kind, rest);
  if (!replaced.ok() || !zone.value()) return replaced;
  if (!HasOffset(temporal.kind)) return WrongParts(std::string(TypeName(Value(temporal).type())) + " has no time zone");
  Temporal local = replaced.value();
  local.zone = nullptr;
  return Settle(local, std::nullopt, zone.value());
}

Result<Duration> BuildDuration(const Map& parts) {
  constexpr std::pair<std::string_view, TimeUnit> kUnits[] = {
      {"years", TimeUnit::kYear},         {"quarters", TimeUnit::kQuarter}, {"months", TimeUnit::kMonth},
      {"weeks", TimeUnit::kWeek},         {"days", TimeUnit::kDay},         {"hours", TimeUnit::kHour},
      {"minutes", TimeUnit::kMinute},     {"seconds", TimeUnit::kSecond},   {"milliseconds", TimeUnit::kMilli},
      {"microseconds", TimeUnit::kMicro}, {"nanoseconds", TimeUnit::kNano}};
  DurationSum sum;
  size_t known = 0;
  for (const auto& [key, unit] : kUnits) {
    const auto found = parts.find(key);
    if (found == parts.end()) continue;
    ++known;
    const Value& value = found->second;
    const auto amount = value.is(Type::kInteger) ? std::optional(Amount{value.integer(), 0})
                        : value.is(Type::kFloat) ? AmountOf(value.real())
                                                 : std::nullopt;
    if (!amount) return WrongParts(fmt::format("{} is {}; it must be a number", key, ToText(value)));
    sum.Add(unit, *amount);
  }
  if (known != parts.size() || parts.empty()) return WrongParts("a duration has years, months, weeks, days, hours ...");
  const auto duration = sum.Take();
  return duration ? Result<Duration>(*duration) : WrongParts("the duration does not fit 64 bits");
}

}  // namespace entente::query
