#include "query/algorithm_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "query/nearest.h"

namespace entente::query {
namespace {

// Each takes a value into the options; false where it is none of what is expected.
using OptionTaker = bool (*)(const Value& value, AlgorithmOptions* options);

struct Key {
  const char* name;
  const char* expected;
  OptionTaker take;
};

bool TakeNames(const Value& value, std::vector<std::string>* names) {
  if (!value.is(Type::kList)) return false;
  for (const Value& name : value.list()) {
    if (!name.is(Type::kString)) return false;
    names->push_back(name.string());
  }
  return true;
}

std::optional<Date> DateOf(const Value& value) {
  if (value.is(Type::kString)) return Date::Parse(value.string());
  if (!value.is(Type::kDate)) return std::nullopt;
  return Date{static_cast<int32_t>(value.temporal().day)};
}

// Takes one end of the window.
bool TakeDay(const Value& value, Date TimeSpan::*end, AlgorithmOptions* options) {
  const auto day = DateOf(value);
  if (!day) return false;
  TimeSpan window = options->selection.window.value_or(TimeSpan());
  window.*end = *day;
  window.granularity = Granularity::kDay;
  options->selection.window = window;
  return true;
}

bool TakeShare(const Value& value, double* share) {
  if (!value.is_number() || value.number() < 0 || value.number() > 1) return false;
  *share = value.number();
  return true;
}

template <class Number>
bool TakeCount(const Value& value, int64_t most, Number* count) {
  if (!value.is(Type::kInteger) || value.integer() < 1 || value.integer() > most) return false;
  *count = static_cast<Number>(value.integer());
  return true;
}

template <class Enum>
bool TakeWord(const Value& value, std::initializer_list<std::pair<const char*, Enum>> words, Enum* meant) {
  if (!value.is(Type::kString)) return false;
  for (const auto& [word, meaning] : words) {
    if (value.string() != word) continue;
    *meant = meaning;
    return true;
  }
  return false;
}

constexpr Key kKeys[] = {
    {"relations", "a list of names",
     [](const Value& value, AlgorithmOptions* options) { return TakeNames(value, &options->selection.relations); }},
    {"modalities", "a list of names",
     [](const Value& value, AlgorithmOptions* options) { return TakeNames(value, &options->selection.modalities); }},
    {"from", "a date",
     [](const Value& value, AlgorithmOptions* options) { return TakeDay(value, &TimeSpan::first, options); }},
    {"to", "a date",
     [](const Value& value, AlgorithmOptions* options) { return TakeDay(value, &TimeSpan::last, options); }},
    {"confidence", "a number from 0 to 1",
     [](const Value& value, AlgorithmOptions* options) {
       return TakeShare(value, &options->selection.min_confidence);
     }},
    {"around", "a node",
     [](const Value& value, AlgorithmOptions* options) {
       if (!value.is(Type::kNode)) return false;
       options->selection.around = ActorId{value.node()->id()};
       return true;
     }},
    {"hops", "an integer from 1 to 10",
     [](const Value& value, AlgorithmOptions* options) { return TakeCount(value, 10, &options->selection.hops); }},
    {"damping", "a number from 0 to 1",
     [](const Value& value, AlgorithmOptions* options) { return TakeShare(value, &options->damping); }},
    {"most", "an integer from 1 to 1000000",
     [](const Value& value, AlgorithmOptions* options) { return TakeCount(value, 1'000'000, &options->most); }},
    {"cost", "\"steps\" or \"age\"",
     [](const Value& value, AlgorithmOptions* options) {
       return TakeWord(value, {{"steps", PathCost::kSteps}, {"age", PathCost::kAge}}, &options->cost);
     }},
    {"unit", "\"day\", \"month\" or \"year\"",
     [](const Value& value, AlgorithmOptions* options) {
       return TakeWord(value,
                       {{"day", Granularity::kDay}, {"month", Granularity::kMonth}, {"year", Granularity::kYear}},
                       &options->unit);
     }},
};

constexpr size_t kSelectionKeys = 7;  // the first of kKeys, which every procedure takes

std::vector<const Key*> KeysFor(const std::vector<std::string>& own) {
  std::vector<const Key*> keys;
  for (size_t i = 0; i < std::size(kKeys); ++i) {
    if (i < kSelectionKeys || std::find(own.begin(), own.end(), kKeys[i].name) != own.end()) keys.push_back(&kKeys[i]);
  }
  return keys;
}

Status UnknownKey(const std::string& name, const std::vector<const Key*>& keys) {
  std::vector<std::string> names;
  for (const Key* key : keys) names.emplace_back(key->name);
  return {ErrorCode::kInvalidInput,
          fmt::format("there is no option '{}'; did you mean '{}'?", name, Nearest(name, names))};
}

}  // namespace

Result<AlgorithmOptions> ReadAlgorithmOptions(const Value& options, const std::vector<std::string>& own) {
  AlgorithmOptions read;
  if (options.is_null()) return read;
  const std::vector<const Key*> keys = KeysFor(own);
  for (const auto& [name, value] : options.map()) {
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&, wanted = &name](const Key* one) { return one->name == *wanted; });
    if (key == keys.end()) return UnknownKey(name, keys);
    if ((*key)->take(value, &read)) continue;
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("the option '{}' is {}, this is {}", name, (*key)->expected, ToText(value)));
  }
  return read;
}

}  // namespace entente::query
