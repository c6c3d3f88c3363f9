#include "query/held.h"

#include <algorithm>

namespace entente::query {
namespace {

constexpr size_t kElementsLookedAt = 16;
constexpr size_t kBytesOfMapEntry = 80;       // beside key and value
constexpr size_t kBytesOfNode = 160;          // read with its names
constexpr size_t kBytesOfRelationship = 400;  // with its edge

// What lies outside of the value itself.
size_t OutsideBytes(const Value& value);

size_t OutsideBytes(const List& list) {
  const size_t looked_at = std::min(list.size(), kElementsLookedAt);
  size_t outside = 0;
  for (size_t i = 0; i < looked_at; ++i) outside += OutsideBytes(list[i]);
  if (looked_at > 0) outside = outside / looked_at * list.size();
  return outside + list.size() * sizeof(Value);
}

size_t OutsideBytes(const Map& map) {
  size_t bytes = 0;
  for (const auto& [key, value] : map) bytes += kBytesOfMapEntry + key.size() + HeldBytes(value);
  return bytes;
}

size_t OutsideBytes(const Value& value) {
  switch (value.type()) {
    case Type::kString:
      return value.string().size() < sizeof(std::string) / 2 ? 0 : value.string().size() + 1;
    case Type::kList:
      return OutsideBytes(value.list());
    case Type::kMap:
      return OutsideBytes(value.map());
    case Type::kNode:
      return kBytesOfNode;
    case Type::kRelationship:
      return kBytesOfRelationship;
    case Type::kPath:
      return value.path().nodes.size() * kBytesOfNode + value.path().relationships.size() * kBytesOfRelationship;
    default:
      return 0;
  }
}

}  // namespace

size_t HeldBytes(const Value& value) { return sizeof(Value) + OutsideBytes(value); }

size_t HeldBytes(const List& list) { return sizeof(List) + OutsideBytes(list); }

}  // namespace entente::query
