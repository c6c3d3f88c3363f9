#include <fmt/format.h>

#include "query/evaluate.h"
#include "query/functions.h"
#include "query/time/build.h"
#include "query/time/read.h"
#include "query/time/shift.h"
#include "query/time/zone.h"

namespace entente::query {
namespace {

using Values = std::vector<Value>;

Value Settle(Evaluator& evaluator, const Expression& call, const Result<Temporal>& made) {
  if (made.ok()) return made.value();
  return evaluator.Fail(call, fmt::format("{}: {}", call.name, made.status().message()));
}

Value Refuse(Evaluator& evaluator, const Expression& call, const Value& value, std::string_view noun,
             std::string_view expected) {
  return evaluator.Fail(call, fmt::format("{} is no {}; expected {}", ToText(value), noun, expected));
}

std::string_view Noun(TemporalKind kind) {
  constexpr std::string_view kNouns[] = {"date", "local time", "time", "local datetime", "datetime"};
  return kNouns[static_cast<size_t>(kind)];
}

std::string_view Example(TemporalKind kind) {
  switch (kind) {
    case TemporalKind::kDate:
      return "'2019-04-25' or {year: 2019, month: 4, day: 25}";
    case TemporalKind::kLocalTime:
      return "'16:05' or {hour: 16, minute: 5}";
    case TemporalKind::kTime:
      return "'16:05+10:00' or {hour: 16, minute: 5, timezone: '+10:00'}";
    case TemporalKind::kLocalDateTime:
      return "'2019-04-25T16:05' or {year: 2019, month: 4, day: 25, hour: 16}";
    case TemporalKind::kDateTime:
      break;
  }
  return "'2019-04-25T16:05+10:00' or {year: 2019, month: 4, day: 25, hour: 16, timezone: '+10:00'}";
}

// The key under which a map holds a value to be turned into `kind`.
std::string SelectionKey(TemporalKind kind, const Temporal& from) {
  const bool date = HasDate(kind) && HasDate(from.kind), time = HasTime(kind) && HasTime(from.kind);
  return date && time ? "datetime" : date || (HasDate(kind) && !time) ? "date" : "time";
}

Value Now(Evaluator& evaluator, const Expression& call, TemporalKind kind, const Zone& zone) {
  if (!evaluator.now())
    return evaluator.Fail(call, call.name + " without an argument needs a clock, and there is none");
  const auto at = DateTimeAt(*evaluator.now(), zone);
  if (!at) return evaluator.Fail(call, "the clock is beyond the years of the calendar");
  return Settle(evaluator, call, BuildTemporal(kind, {{SelectionKey(kind, *at), *at}}));
}

// Neither a day nor a time but at most a time zone: the time now.
bool AsksForNow(const Map& map) { return map.empty() || (map.size() == 1 && map.begin()->first == "timezone"); }

Value NowIn(Evaluator& evaluator, const Expression& call, TemporalKind kind, const Value& zone_value) {
  const auto zone = zone_value.is(Type::kString) ? ReadZone(zone_value.string()) : std::nullopt;
  if (!zone) return Refuse(evaluator, call, zone_value, "time zone", "'+01:00' or a name that the tz database has");
  return Now(evaluator, call, kind, *zone);
}

template <TemporalKind kKind>
Value Make(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (arguments.empty()) return Now(evaluator, call, kKind, {});
  const Value& from = arguments[0];
  if (from.is(Type::kString)) {
    const auto read = ReadTemporal(kKind, from.string());
    return read ? Value(*read) : Refuse(evaluator, call, from, Noun(kKind), Example(kKind));
  }
  if (from.is_temporal()) {
    const Temporal& temporal = from.temporal();
    return Settle(evaluator, call, BuildTemporal(kKind, {{SelectionKey(kKind, temporal), from}}));
  }
  if (!from.is(Type::kMap)) return Refuse(evaluator, call, from, Noun(kKind), Example(kKind));
  const Map& map = from.map();
  if (!AsksForNow(map)) return Settle(evaluator, call, BuildTemporal(kKind, map));
  return map.empty() ? Now(evaluator, call, kKind, {}) : NowIn(evaluator, call, kKind, map.begin()->second);
}

template <TemporalKind kKind>
Value AtClock(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  return arguments.empty() ? Now(evaluator, call, kKind, {}) : NowIn(evaluator, call, kKind, arguments[0]);
}

template <TemporalKind kKind>
Value TruncateTo(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value from = arguments.size() > 1 ? arguments[1] : Now(evaluator, call, TemporalKind::kDateTime, {});
  if (!evaluator.ok()) return {};
  if (!arguments[0].is(Type::kString)) return Refuse(evaluator, call, arguments[0], "unit", "one like 'month'");
  if (!from.is_temporal()) return Refuse(evaluator, call, from, "point in time", "a date or a time");
  const Map none;
  if (arguments.size() > 2 && !arguments[2].is(Type::kMap))
    return Refuse(evaluator, call, arguments[2], "map", "parts to put in");
  const Map& parts = arguments.size() > 2 ? arguments[2].map() : none;
  return Settle(evaluator, call, Truncate(kKind, arguments[0].string(), from.temporal(), parts));
}

Value MakeDuration(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  const Value& from = arguments[0];
  if (from.is(Type::kDuration)) return from;
  if (from.is(Type::kMap)) {
    const auto made = BuildDuration(from.map());
    if (made.ok()) return made.value();
    return evaluator.Fail(call, fmt::format("{}: {}", call.name, made.status().message()));
  }
  const auto read = from.is(Type::kString) ? ReadDuration(from.string()) : std::nullopt;
  return read ? Value(*read) : Refuse(evaluator, call, from, "duration", "'P1M2D' or {months: 1, days: 2}");
}

template <Measure kMeasure>
Value Between(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_temporal()) return Refuse(evaluator, call, argument, "point in time", "a date or a time");
  }
  const auto duration = Between(arguments[0].temporal(), arguments[1].temporal(), kMeasure);
  return duration ? Value(*duration) : evaluator.Fail(call, "the duration goes beyond the years of the calendar");
}

Value FromEpoch(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  if (!arguments[1].is(Type::kInteger))
    return Refuse(evaluator, call, arguments[1], "number of nanoseconds", "an integer");
  DurationSum sum;
  sum.Add(TimeUnit::kNano, {arguments[1].integer(), 0});
  const auto base = BuildTemporal(TemporalKind::kDateTime, {{"epochSeconds", arguments[0]}});
  if (!base.ok()) return Settle(evaluator, call, base);
  const auto shifted = Shift(base.value(), sum.Take().value_or(Duration()));
  return shifted ? Value(*shifted) : Refuse(evaluator, call, arguments[0], "epoch", "seconds within the calendar");
}

Value FromEpochMillis(Evaluator& evaluator, const Expression& call, const Values& arguments) {
  return Settle(evaluator, call, BuildTemporal(TemporalKind::kDateTime, {{"epochMillis", arguments[0]}}));
}

template <TemporalKind kKind>
void AddKind(std::string_view name, std::string_view transaction, std::string_view statement, std::string_view realtime,
             std::string_view truncate, std::vector<Function>* functions) {
  functions->push_back({name, 0, 1, true, Make<kKind>});
  for (const std::string_view clock : {transaction, statement, realtime}) {
    functions->push_back({clock, 0, 1, true, AtClock<kKind>});
  }
  functions->push_back({truncate, 1, 3, true, TruncateTo<kKind>});
}

}  // namespace

std::vector<Function> TimeFunctions() {
  std::vector<Function> functions = {{"duration", 1, 1, true, MakeDuration},
                                     {"duration.between", 2, 2, true, Between<Measure::kAll>},
                                     {"duration.inMonths", 2, 2, true, Between<Measure::kMonths>},
                                     {"duration.inDays", 2, 2, true, Between<Measure::kDays>},
                                     {"duration.inSeconds", 2, 2, true, Between<Measure::kSeconds>},
                                     {"datetime.fromEpoch", 2, 2, true, FromEpoch},
                                     {"datetime.fromEpochMillis", 1, 1, true, FromEpochMillis}};
  AddKind<TemporalKind::kDate>("date", "date.transaction", "date.statement", "date.realtime", "date.truncate",
                               &functions);
  AddKind<TemporalKind::kTime>("time", "time.transaction", "time.statement", "time.realtime", "time.truncate",
                               &functions);
  AddKind<TemporalKind::kLocalTime>("localtime", "localtime.transaction", "localtime.statement", "localtime.realtime",
                                    "localtime.truncate", &functions);
  AddKind<TemporalKind::kDateTime>("datetime", "datetime.transaction", "datetime.statement", "datetime.realtime",
                                   "datetime.truncate", &functions);
  AddKind<TemporalKind::kLocalDateTime>("localdatetime", "localdatetime.transaction", "localdatetime.statement",
                                        "localdatetime.realtime", "localdatetime.truncate", &functions);
  return functions;
}

}  // namespace entente::query
