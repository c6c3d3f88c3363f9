#include "train/time_score.h"

#include <algorithm>
#include <cstdlib>

namespace entente::train {
namespace {

bool Touch(ByteSpan one, ByteSpan other) { return one.begin < other.end && other.begin < one.end; }

// The corpora end at the day: what part of it ("2019-04-25TMO") is none of their business.
std::string WithoutPartOfDay(const std::string& value) {
  const size_t at = value.find('T');
  return at != std::string::npos && Date::Parse(value.substr(0, at)) ? value.substr(0, at) : value;
}

constexpr double kLengthTolerance = 0.05;

bool HasValue(const GoldTime& gold, const FoundTime& found) {
  const std::string value = WithoutPartOfDay(found.value);
  if (std::any_of(gold.values.begin(), gold.values.end(),
                  [&](const std::string& accepted) { return SameValue(value, accepted); })) {
    return true;
  }
  const auto days = gold.within ? DaysOfValue(value) : std::nullopt;
  if (days && gold.within->first <= days->first && days->end <= gold.within->end) return true;
  return gold.within && found.span.known() && gold.within->first <= found.span.first &&
         found.span.last <= gold.within->end;
}

// Whether the ends in the corpus are as far apart as the length says, give or take a twentieth of it.
bool HasLength(const GoldTime& gold, const std::string& value) {
  const auto length = LengthInDays(value);
  if (!length) return false;
  const auto said = DaysOfValue(value);
  return std::any_of(gold.stretches.begin(), gold.stretches.end(), [&](const DayStretch& days) {
    if (said && (said->end <= days.first || days.end <= said->first)) return false;
    return std::abs(days.end.day - days.first.day - *length) <= *length * kLengthTolerance;
  });
}

bool IsAround(const GoldTime& gold, const std::string& value) {
  const auto days = gold.to_the_unit ? DaysOfValue(value) : std::nullopt;
  return days && std::any_of(gold.values.begin(), gold.values.end(), [&](const std::string& accepted) {
           const auto day = Date::Parse(accepted);
           return day && days->first <= *day && *day < days->end;
         });
}

// "3 May this year", where the corpus has two expressions.
bool IsPartOf(const GoldTime& gold, const std::string& value) {
  const auto day = Date::Parse(WithoutPartOfDay(value));
  return day && std::any_of(gold.values.begin(), gold.values.end(), [&](const std::string& accepted) {
           const auto days = DaysOfValue(accepted);
           return days && days->first <= *day && *day < days->end;
         });
}

// "From 2011 to 2014", where the corpus has two expressions.
bool IsAnEnd(const GoldTime& gold, const std::string& value) {
  const auto ends = EndsOfRange(value);
  if (!ends) return false;
  return std::any_of(gold.values.begin(), gold.values.end(), [&](const std::string& accepted) {
    const auto days = DaysOfValue(accepted);
    return days && (days->first == ends->first || days->first == ends->second);
  });
}

bool IsShared(const FoundTime& time, const std::vector<GoldTime>& gold) {
  return std::count_if(gold.begin(), gold.end(), [&](const GoldTime& one) { return Touch(one.bytes, time.bytes); }) > 1;
}

}  // namespace

void TimeTally::Add(const TimeTally& other) {
  taken += other.taken;
  found += other.found;
  exact += other.exact;
  right += other.right;
  coarser += other.coarser;
  longer += other.longer;
  for (const auto& [reason, count] : other.left_out) left_out[reason] += count;
}

size_t TimeTally::left() const {
  size_t sum = 0;
  for (const auto& [reason, count] : left_out) sum += count;
  return sum;
}

TimeTally ScoreTimes(const std::vector<GoldTime>& gold, const std::vector<FoundTime>& found,
                     std::vector<size_t>* wrong) {
  TimeTally tally;
  for (size_t i = 0; i < gold.size(); ++i) {
    if (!gold[i].left_out.empty()) {
      ++tally.left_out[gold[i].left_out];
      continue;
    }
    bool touched = false, exact = false, right = false, around = false, long_enough = false;
    for (const FoundTime& time : found) {
      if (!Touch(gold[i].bytes, time.bytes)) continue;
      touched = true;
      exact = exact || (time.bytes.begin == gold[i].bytes.begin && time.bytes.end == gold[i].bytes.end);
      around = around || IsAround(gold[i], time.value);
      long_enough = long_enough || HasLength(gold[i], time.value);
      const bool half = IsShared(time, gold) && (IsAnEnd(gold[i], time.value) || IsPartOf(gold[i], time.value));
      right = right || HasValue(gold[i], time) || half;
    }
    const bool accepted = right || around || long_enough;
    ++tally.taken;
    tally.found += touched;
    tally.exact += exact;
    tally.right += accepted;
    tally.coarser += around && !right;
    tally.longer += long_enough && !right && !around;
    if (!accepted && wrong != nullptr) wrong->push_back(i);
  }
  return tally;
}

}  // namespace entente::train
