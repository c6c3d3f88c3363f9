#include "query/held.h"

#include <algorithm>

namespace entente::query {
namespace {

constexpr size_t kBytesOfMapEntry = 80;       // beside key and value
constexpr size_t kBytesOfNode = 160;          // read with its names
constexpr size_t kBytesOfRelationship = 400;  // with its edge

// What lies outside of the value itself.
size_t OutsideBytes(const Value& value) {
  switch (value.type()) {
    case Type::kString:
      return value.string().size() < sizeof(std::string) / 2 ? 0 : value.string().size() + 1;
    case Type::kList:
    case Type::kMap:
      return value.extent().bytes;
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

void Add(const Value& value, Extent* extent) {
  extent->bytes += HeldBytes(value);
  extent->levels = std::max(extent->levels, value.extent().levels + 1);
}

}  // namespace

size_t HeldBytes(const Value& value) { return sizeof(Value) + OutsideBytes(value); }

size_t HeldBytes(const List& list) { return sizeof(List) + ExtentOf(list).bytes; }

Extent ExtentOf(const List& list) {
  Extent extent{0, 1};
  for (const Value& value : list) Add(value, &extent);
  return extent;
}

Extent ExtentOf(const Map& map) {
  Extent extent{0, 1};
  for (const auto& [key, value] : map) {
    extent.bytes += kBytesOfMapEntry + key.size();
    Add(value, &extent);
  }
  return extent;
}

}  // namespace entente::query
