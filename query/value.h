// The values that queries compute with: those of openCypher 9.
#ifndef ENTENTE_QUERY_VALUE_H_
#define ENTENTE_QUERY_VALUE_H_

#include <compare>
#include <concepts>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/date.h"
#include "graph/status.h"
#include "query/time/duration.h"
#include "query/time/temporal.h"

namespace entente::query {

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;
struct SharedList;
struct SharedMap;

// How much a list or a map is.
struct Extent {
  size_t bytes = 0;   // roughly; what values share counts for each of them
  size_t levels = 0;  // of lists and maps inside each other, itself the first
};

// Lists and maps that lie deeper inside each other would strain the stack.
constexpr size_t kLevelsMax = 500;

// What nodes and relationships share. They are read lazily, so that they may be used only while their graph lives.
class Entity {
 public:
  virtual ~Entity() = default;

  virtual uint64_t id() const = 0;
  // Null where the entity has no such property. Fails only where the graph cannot be read.
  virtual Result<Value> Get(std::string_view key) const = 0;
  // Names of the properties that are not null; sorted.
  virtual Result<std::vector<std::string>> Keys() const = 0;
};

class Node : public Entity {
 public:
  explicit Node(uint64_t id) : id_(id) {}

  uint64_t id() const final { return id_; }
  virtual Result<std::vector<std::string>> Labels() const = 0;

 private:
  uint64_t id_;
};

class Relationship : public Entity {
 public:
  Relationship(std::string type, uint64_t start, uint64_t end, bool symmetric)
      : type_(std::move(type)), start_(start), end_(end), symmetric_(symmetric) {}

  const std::string& type() const { return type_; }
  uint64_t start() const { return start_; }
  uint64_t end() const { return end_; }
  // A symmetric relationship matches arrows of either direction.
  bool symmetric() const { return symmetric_; }
  // Whether both are one. The ids, which may have to be worked out first, are compared last.
  bool Is(const Relationship& other) const {
    return start_ == other.start_ && end_ == other.end_ && id() == other.id();
  }

 private:
  std::string type_;
  uint64_t start_, end_;
  bool symmetric_;
};

using NodePtr = std::shared_ptr<const Node>;
using RelationshipPtr = std::shared_ptr<const Relationship>;

// One more node than relationships; each relationship joins the nodes beside it, in either direction.
struct Path {
  std::vector<NodePtr> nodes;
  std::vector<RelationshipPtr> relationships;
};

enum class Type {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kDate,
  kDuration,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime
};

// Lists, maps and paths are cheap to copy: they are shared and never change.
class Value {
 public:
  Value() = default;
  Value(bool value) : content_(value) {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Value(T value) : content_(static_cast<int64_t>(value)) {}
  Value(double value) : content_(value) {}
  Value(std::string value) : content_(std::move(value)) {}
  Value(std::string_view value) : content_(std::string(value)) {}
  Value(const char* value) : content_(std::string(value)) {}
  Value(Date value) : content_(Temporal{TemporalKind::kDate, 0, value.day, 0, nullptr}) {}
  Value(Temporal value) : content_(std::move(value)) {}
  Value(Duration value) : content_(value) {}
  Value(List value);
  Value(Map value);
  Value(NodePtr value) : content_(std::move(value)) {}
  Value(RelationshipPtr value) : content_(std::move(value)) {}
  Value(Path value) : content_(std::make_shared<const Path>(std::move(value))) {}

  Type type() const {
    const auto type = static_cast<Type>(content_.index());
    return type == Type::kDate ? TypeOf(std::get<Temporal>(content_).kind) : type;
  }
  bool is(Type type) const { return this->type() == type; }
  bool is_null() const { return is(Type::kNull); }
  bool is_number() const { return is(Type::kInteger) || is(Type::kFloat); }
  bool is_temporal() const { return std::holds_alternative<Temporal>(content_); }
  bool is_true() const { return is(Type::kBoolean) && boolean(); }

  // Each expects that the value has its type.
  bool boolean() const { return std::get<bool>(content_); }
  int64_t integer() const { return std::get<int64_t>(content_); }
  double real() const { return std::get<double>(content_); }
  const std::string& string() const { return std::get<std::string>(content_); }
  const Temporal& temporal() const { return std::get<Temporal>(content_); }
  const Duration& duration() const { return std::get<Duration>(content_); }
  const List& list() const;
  const Map& map() const;
  const NodePtr& node() const { return std::get<NodePtr>(content_); }
  const RelationshipPtr& relationship() const { return std::get<RelationshipPtr>(content_); }
  const Path& path() const { return *std::get<std::shared_ptr<const Path>>(content_); }
  double number() const { return is(Type::kInteger) ? static_cast<double>(integer()) : real(); }

  // Nothing where it is neither a list nor a map.
  Extent extent() const;

 private:
  static constexpr Type TypeOf(TemporalKind kind) {
    constexpr Type kTypes[] = {Type::kDate, Type::kLocalTime, Type::kTime, Type::kLocalDateTime, Type::kDateTime};
    return kTypes[static_cast<size_t>(kind)];
  }

  std::variant<std::monostate, bool, int64_t, double, std::string, Temporal, Duration,
               std::shared_ptr<const SharedList>, std::shared_ptr<const SharedMap>, NodePtr, RelationshipPtr,
               std::shared_ptr<const Path>>
      content_;
};

// What values share. Its extent is known beforehand: to look into all that lies below would take long.
struct SharedList {
  List list;
  Extent extent;
};

struct SharedMap {
  Map map;
  Extent extent;
};

inline const List& Value::list() const { return std::get<std::shared_ptr<const SharedList>>(content_)->list; }
inline const Map& Value::map() const { return std::get<std::shared_ptr<const SharedMap>>(content_)->map; }

inline Extent Value::extent() const {
  if (const auto* list = std::get_if<std::shared_ptr<const SharedList>>(&content_)) return (*list)->extent;
  if (const auto* map = std::get_if<std::shared_ptr<const SharedMap>>(&content_)) return (*map)->extent;
  return {};
}

// All that the entity has.
Result<Map> PropertiesOf(const Entity& entity);

// "an integer", "a list", ...: for messages.
std::string_view TypeName(Type type);

// As a Cypher literal: 'it''s' is printed with escapes, 1.0 keeps its point, a node is (:Label {key: value}), a
// relationship [:TYPE {key: value}], a path <(a)-[:T]->(b)>; dates are bare. Properties that cannot be read are left
// out.
std::string ToText(const Value& value);

// As ToText, but a string at the top is printed without quotes.
std::string ToPlainText(const Value& value);

// As JSON text: nodes and relationships are objects with "labels" or "type" and their properties.
std::string ToJson(const Value& value);

// Reads JSON: objects are maps, whole numbers integers where 64 bits hold them, else floats. What is no JSON, or nested
// absurdly deep, is a string as it stands.
Value ReadValue(std::string_view text);

// The shortest digits that read back to the same number, always with a point or an exponent: "1.0", "1e+21", "NaN".
std::string FloatText(double value);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_VALUE_H_
