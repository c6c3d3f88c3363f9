#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "query/value.h"

namespace entente::query {
namespace {

std::string Quote(std::string_view text) {
  std::string quoted = "'";
  for (char c : text) {
    switch (c) {
      case '\'':
        quoted += "\\'";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\r':
        quoted += "\\r";
        break;
      default:
        quoted += c;
    }
  }
  return quoted + "'";
}

std::string ListText(const List& list) {
  std::string text = "[";
  for (const Value& item : list) text += (text.size() > 1 ? ", " : "") + ToText(item);
  return text + "]";
}

std::string MapText(const Map& map) {
  std::string text = "{";
  for (const auto& [key, value] : map) text += (text.size() > 1 ? ", " : "") + key + ": " + ToText(value);
  return text + "}";
}

Map Properties(const Entity& entity) {
  Map map;
  const auto keys = entity.Keys();
  if (!keys.ok()) return map;
  for (const std::string& key : keys.value()) {
    const auto value = entity.Get(key);
    if (value.ok()) map[key] = value.value();
  }
  return map;
}

std::string PropertiesText(const Entity& entity) {
  const Map map = Properties(entity);
  return map.empty() ? "" : MapText(map);
}

std::string NodeText(const Node& node) {
  std::string text;
  const auto labels = node.Labels();
  if (labels.ok()) {
    for (const std::string& label : labels.value()) text += ":" + label;
  }
  const std::string properties = PropertiesText(node);
  if (!text.empty() && !properties.empty()) text += " ";
  return "(" + text + properties + ")";
}

std::string RelationshipText(const Relationship& relationship) {
  const std::string properties = PropertiesText(relationship);
  return "[:" + relationship.type() + (properties.empty() ? "" : " " + properties) + "]";
}

std::string PathText(const Path& path) {
  std::string text = "<" + NodeText(*path.nodes[0]);
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const bool forward = path.relationships[i]->start() == path.nodes[i]->id();
    text += (forward ? "-" : "<-") + RelationshipText(*path.relationships[i]) + (forward ? "->" : "-");
    text += NodeText(*path.nodes[i + 1]);
  }
  return text + ">";
}

nlohmann::json Json(const Value& value);

nlohmann::json EntityJson(const Entity& entity) {
  nlohmann::json object = nlohmann::json::object();
  for (const auto& [key, property] : Properties(entity)) object[key] = Json(property);
  return object;
}

nlohmann::json NodeJson(const Node& node) {
  const auto labels = node.Labels();
  return {{"labels", labels.ok() ? labels.value() : std::vector<std::string>()}, {"properties", EntityJson(node)}};
}

nlohmann::json RelationshipJson(const Relationship& relationship) {
  return {{"type", relationship.type()}, {"properties", EntityJson(relationship)}};
}

nlohmann::json PathJson(const Path& path) {
  nlohmann::json nodes = nlohmann::json::array(), relationships = nlohmann::json::array();
  for (const NodePtr& node : path.nodes) nodes.push_back(NodeJson(*node));
  for (const RelationshipPtr& relationship : path.relationships)
    relationships.push_back(RelationshipJson(*relationship));
  return {{"nodes", nodes}, {"relationships", relationships}};
}

nlohmann::json ListJson(const List& list) {
  nlohmann::json array = nlohmann::json::array();
  for (const Value& item : list) array.push_back(Json(item));
  return array;
}

nlohmann::json MapJson(const Map& map) {
  nlohmann::json object = nlohmann::json::object();
  for (const auto& [key, item] : map) object[key] = Json(item);
  return object;
}

nlohmann::json Json(const Value& value) {
  switch (value.type()) {
    case Type::kNull:
      return nullptr;
    case Type::kBoolean:
      return value.boolean();
    case Type::kInteger:
      return value.integer();
    case Type::kFloat:
      return value.real();
    case Type::kString:
      return value.string();
    case Type::kDuration:
      return value.duration().ToString();
    case Type::kList:
      return ListJson(value.list());
    case Type::kMap:
      return MapJson(value.map());
    case Type::kNode:
      return NodeJson(*value.node());
    case Type::kRelationship:
      return RelationshipJson(*value.relationship());
    case Type::kPath:
      return PathJson(value.path());
    default:
      return value.temporal().ToString();
  }
}

Value FromJson(const nlohmann::json& json) {
  if (json.is_boolean()) return json.get<bool>();
  constexpr uint64_t kMost = std::numeric_limits<int64_t>::max();
  if (json.is_number_unsigned() && json.get<uint64_t>() > kMost) return json.get<double>();
  if (json.is_number_integer()) return json.get<int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    List list;
    for (const auto& item : json) list.push_back(FromJson(item));
    return list;
  }
  if (!json.is_object()) return {};
  Map map;
  for (const auto& [key, item] : json.items()) map[key] = FromJson(item);
  return map;
}

}  // namespace

Value ReadValue(std::string_view text) {
  bool too_deep = false;
  const auto look = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    too_deep |= depth > static_cast<int>(kLevelsMax);
    return !too_deep;
  };
  const auto json = nlohmann::json::parse(text, look, false);
  if (too_deep) return text;
  return json.is_discarded() ? Value(text) : FromJson(json);
}

std::string FloatText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  std::string text = fmt::format("{}", value == 0 ? 0.0 : value);  // zero has no sign
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string ToText(const Value& value) {
  switch (value.type()) {
    case Type::kNull:
      return "null";
    case Type::kBoolean:
      return value.boolean() ? "true" : "false";
    case Type::kInteger:
      return std::to_string(value.integer());
    case Type::kFloat:
      return FloatText(value.real());
    case Type::kString:
      return Quote(value.string());
    case Type::kDuration:
      return value.duration().ToString();
    case Type::kList:
      return ListText(value.list());
    case Type::kMap:
      return MapText(value.map());
    case Type::kNode:
      return NodeText(*value.node());
    case Type::kRelationship:
      return RelationshipText(*value.relationship());
    case Type::kPath:
      return PathText(value.path());
    default:
      return value.temporal().ToString();
  }
}

std::string ToPlainText(const Value& value) { return value.is(Type::kString) ? value.string() : ToText(value); }

std::string ToJson(const Value& value) {
  return Json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace entente::query
