#include "query/value.h"

#include <array>

#include "query/held.h"

namespace entente::query {

Value::Value(List value) {
  const Extent extent = ExtentOf(value);
  content_ = std::make_shared<const SharedList>(SharedList{std::move(value), extent});
}

Value::Value(Map value) {
  const Extent extent = ExtentOf(value);
  content_ = std::make_shared<const SharedMap>(SharedMap{std::move(value), extent});
}

Result<Map> PropertiesOf(const Entity& entity) {
  const auto keys = entity.Keys();
  if (!keys.ok()) return keys.status();
  Map map;
  for (const std::string& key : keys.value()) {
    auto value = entity.Get(key);
    if (!value.ok()) return value.status();
    map[key] = std::move(value).value();
  }
  return map;
}

std::string_view TypeName(Type type) {
  constexpr std::array<std::string_view, 16> kNames = {
      "null",  "a boolean", "an integer",     "a float", "a string",     "a date", "a duration",       "a list",
      "a map", "a node",    "a relationship", "a path",  "a local time", "a time", "a local datetime", "a datetime"};
  return kNames[static_cast<size_t>(type)];
}

}  // namespace entente::query
