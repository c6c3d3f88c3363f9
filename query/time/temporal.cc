#include "query/time/temporal.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

#include "query/time/calendar.h"

namespace entente::query {
namespace {

std::string DateText(int64_t day) {
  const CivilDate date = CivilDateOf(day);
  const std::string_view sign = date.year < 0 ? "-" : date.year > 9999 ? "+" : "";
  return fmt::format("{}{:04}-{:02}-{:02}", sign, std::abs(date.year), date.month, date.day);
}

std::string TimeText(int64_t nanosecond) {
  const int64_t second = nanosecond / kNanosPerSecond, fraction = nanosecond % kNanosPerSecond;
  std::string text = fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
  if (second % 60 == 0 && fraction == 0) return text;
  text += fmt::format(":{:02}", second % 60);
  if (fraction == 0) return text;
  text += fmt::format(".{:09}", fraction);
  text.resize(text.find_last_not_of('0') + 1);
  return text;
}

std::string_view ZoneName(const Temporal& temporal) { return temporal.zone ? *temporal.zone : std::string_view(); }

}  // namespace

bool HasDate(TemporalKind kind) { return kind != TemporalKind::kLocalTime && kind != TemporalKind::kTime; }
bool HasTime(TemporalKind kind) { return kind != TemporalKind::kDate; }
bool HasOffset(TemporalKind kind) { return kind == TemporalKind::kTime || kind == TemporalKind::kDateTime; }

std::string OffsetText(int32_t offset) {
  if (offset == 0) return "Z";
  const int32_t size = std::abs(offset);
  std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string Temporal::ToString() const {
  std::string text;
  if (HasDate(kind)) text += DateText(day);
  if (HasDate(kind) && HasTime(kind)) text += 'T';
  if (HasTime(kind)) text += TimeText(nanosecond);
  if (HasOffset(kind)) text += OffsetText(offset);
  if (zone) text += "[" + *zone + "]";
  return text;
}

Instant InstantOf(const Temporal& temporal) {
  const int64_t second = temporal.nanosecond / kNanosPerSecond;
  return {temporal.day * kSecondsPerDay + second - temporal.offset, temporal.nanosecond % kNanosPerSecond};
}

std::strong_ordering Order(const Temporal& a, const Temporal& b) {
  if (const auto instants = InstantOf(a) <=> InstantOf(b); instants != 0) return instants;
  if (const auto offsets = a.offset <=> b.offset; offsets != 0) return offsets;
  return ZoneName(a) <=> ZoneName(b);
}

}  // namespace entente::query
