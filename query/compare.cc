#include "query/compare.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

namespace entente::query {
namespace {

std::optional<bool> ListsEqual(const List& a, const List& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (size_t i = 0; i < a.size(); ++i) {
    const auto equal = Equals(a[i], b[i]);
    if (equal == false) return false;
    unknown |= !equal.has_value();
  }
  return unknown ? std::nullopt : std::optional(true);
}

std::optional<bool> MapsEqual(const Map& a, const Map& b) {
  if (a.size() != b.size()) return false;
  bool unknown = false;
  for (auto i = a.begin(), j = b.begin(); i != a.end(); ++i, ++j) {
    if (i->first != j->first) return false;
    const auto equal = Equals(i->second, j->second);
    if (equal == false) return false;
    unknown |= !equal.has_value();
  }
  return unknown ? std::nullopt : std::optional(true);
}

// Integers against floats exactly: a 64-bit integer does not fit a double.
std::partial_ordering CompareNumbers(const Value& a, const Value& b) {
  if (a.is(Type::kInteger) && b.is(Type::kInteger)) return a.integer() <=> b.integer();
  if (a.is(Type::kFloat) && b.is(Type::kFloat)) return a.real() <=> b.real();
  if (a.is(Type::kFloat)) return 0 <=> CompareNumbers(b, a);
  const auto rough = a.number() <=> b.real();
  constexpr double kExact = 9007199254740992.0;
  if (rough != 0 || std::abs(b.real()) < kExact || b.real() >= 9223372036854775808.0) return rough;
  return a.integer() <=> static_cast<int64_t>(b.real());
}

std::optional<std::partial_ordering> CompareLists(const List& a, const List& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto order = Compare(a[i], b[i]);
    if (!order || *order != 0) return order;
  }
  return a.size() <=> b.size();
}

constexpr int kRankOfNan = 14;

int Rank(const Value& value) {
  switch (value.type()) {
    case Type::kMap:
      return 0;
    case Type::kNode:
      return 1;
    case Type::kRelationship:
      return 2;
    case Type::kList:
      return 3;
    case Type::kPath:
      return 4;
    case Type::kDateTime:
      return 5;
    case Type::kLocalDateTime:
      return 6;
    case Type::kDate:
      return 7;
    case Type::kTime:
      return 8;
    case Type::kLocalTime:
      return 9;
    case Type::kDuration:
      return 10;
    case Type::kString:
      return 11;
    case Type::kBoolean:
      return 12;
    case Type::kInteger:
      return 13;
    case Type::kFloat:
      return std::isnan(value.real()) ? kRankOfNan : 13;
    case Type::kNull:
      break;
  }
  return kRankOfNan + 1;
}

std::strong_ordering OrderLists(const List& a, const List& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    const auto order = Order(a[i], b[i]);
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::strong_ordering OrderMaps(const Map& a, const Map& b) {
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end(); ++i, ++j) {
    const auto keys = i->first <=> j->first;
    if (keys != 0) return keys;
    const auto order = Order(i->second, j->second);
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::strong_ordering OrderPaths(const Path& a, const Path& b) {
  if (const auto first = a.nodes[0]->id() <=> b.nodes[0]->id(); first != 0) return first;
  for (size_t i = 0; i < std::min(a.relationships.size(), b.relationships.size()); ++i) {
    const auto step = a.relationships[i]->id() <=> b.relationships[i]->id();
    if (step != 0) return step;
  }
  return a.relationships.size() <=> b.relationships.size();
}

std::strong_ordering OrderNumbers(const Value& a, const Value& b) {
  const auto order = CompareNumbers(a, b);
  if (order < 0) return std::strong_ordering::less;
  return order > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
}

size_t Mix(size_t hash, size_t more) { return (std::rotl(hash, 23) ^ more) * 0x9e3779b97f4a7c15; }

template <class T>
size_t HashOf(const T& value) {
  return std::hash<T>()(value);
}

// What is equal may be of both types. Zero has two signs.
size_t HashNumber(const Value& value) {
  const double number = value.number();
  return number == 0 || std::isnan(number) ? 0 : HashOf(number);
}

size_t HashMap(const Map& map) {
  size_t hash = map.size();
  for (const auto& [key, value] : map) hash = Mix(Mix(hash, HashOf(key)), OrderHash()(value));
  return hash;
}

size_t HashPath(const Path& path) {
  size_t hash = path.nodes[0]->id();
  for (const RelationshipPtr& relationship : path.relationships) hash = Mix(hash, relationship->id());
  return hash;
}

}  // namespace

std::optional<bool> Equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return CompareNumbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  if (a.is(Type::kList)) return ListsEqual(a.list(), b.list());
  if (a.is(Type::kMap)) return MapsEqual(a.map(), b.map());
  return Order(a, b) == 0;
}

std::optional<std::partial_ordering> Compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return std::nullopt;
  if (a.is_number() && b.is_number()) return CompareNumbers(a, b);
  if (a.type() != b.type()) return std::nullopt;
  switch (a.type()) {
    case Type::kString:
      return a.string().compare(b.string()) <=> 0;
    case Type::kDate:
    case Type::kLocalTime:
    case Type::kTime:
    case Type::kLocalDateTime:
    case Type::kDateTime:
      return Order(a.temporal(), b.temporal());
    case Type::kBoolean:
      return a.boolean() <=> b.boolean();
    case Type::kList:
      return CompareLists(a.list(), b.list());
    default:
      return std::nullopt;
  }
}

std::strong_ordering Order(const Value& a, const Value& b) {
  if (const auto ranks = Rank(a) <=> Rank(b); ranks != 0) return ranks;
  switch (a.type()) {
    case Type::kMap:
      return OrderMaps(a.map(), b.map());
    case Type::kNode:
      return a.node()->id() <=> b.node()->id();
    case Type::kRelationship:
      return a.relationship()->id() <=> b.relationship()->id();
    case Type::kList:
      return OrderLists(a.list(), b.list());
    case Type::kPath:
      return OrderPaths(a.path(), b.path());
    case Type::kDate:
    case Type::kLocalTime:
    case Type::kTime:
    case Type::kLocalDateTime:
    case Type::kDateTime:
      return Order(a.temporal(), b.temporal());
    case Type::kDuration:
      return Order(a.duration(), b.duration());
    case Type::kString:
      return a.string().compare(b.string()) <=> 0;
    case Type::kBoolean:
      return a.boolean() <=> b.boolean();
    case Type::kInteger:
    case Type::kFloat:
      return Rank(a) == kRankOfNan ? std::strong_ordering::equal : OrderNumbers(a, b);
    case Type::kNull:
      return std::strong_ordering::equal;
  }
  return std::strong_ordering::equal;
}

bool OrderLess::operator()(const List& a, const List& b) const { return OrderLists(a, b) < 0; }

bool OrderSame::operator()(const List& a, const List& b) const { return OrderLists(a, b) == 0; }

size_t OrderHash::operator()(const Value& value) const {
  switch (value.type()) {
    case Type::kMap:
      return HashMap(value.map());
    case Type::kNode:
      return Mix(1, value.node()->id());
    case Type::kRelationship:
      return Mix(2, value.relationship()->id());
    case Type::kList:
      return (*this)(value.list());
    case Type::kPath:
      return HashPath(value.path());
    case Type::kDuration:
      return Mix(Mix(3, HashOf(value.duration().months)), HashOf(value.duration().days));
    case Type::kString:
      return HashOf(value.string());
    case Type::kBoolean:
      return value.boolean() ? 4 : 5;
    case Type::kInteger:
    case Type::kFloat:
      return HashNumber(value);
    case Type::kNull:
      return 6;
    default:
      return Mix(Mix(7, HashOf(value.temporal().day)), HashOf(value.temporal().nanosecond));
  }
}

size_t OrderHash::operator()(const List& list) const {
  size_t hash = list.size();
  for (const Value& value : list) hash = Mix(hash, (*this)(value));
  return hash;
}

}  // namespace entente::query
