#include "query/value.h"

#include <array>
#include <cmath>

namespace entente::query {
namespace {

void AppendPart(int64_t amount, char unit, std::string* text) {
  if (amount != 0) *text += std::to_string(amount) + unit;
}

}  // namespace

std::string Duration::ToString() const {
  std::string text = "P", time;
  AppendPart(months / 12, 'Y', &text);
  AppendPart(months % 12, 'M', &text);
  AppendPart(days, 'D', &text);
  AppendPart(seconds / 3600, 'H', &time);
  AppendPart(seconds % 3600 / 60, 'M', &time);
  AppendPart(seconds % 60, 'S', &time);
  if (!time.empty()) text += "T" + time;
  return text == "P" ? "PT0S" : text;
}

std::string_view TypeName(Type type) {
  constexpr std::array<std::string_view, 12> kNames = {"null",     "a boolean", "an integer",     "a float",
                                                       "a string", "a date",    "a duration",     "a list",
                                                       "a map",    "a node",    "a relationship", "a path"};
  return kNames[static_cast<size_t>(type)];
}

}  // namespace entente::query
