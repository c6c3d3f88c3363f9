// The records of edges: a head of one byte, what is said of the edge, and a tail of what a visit of heads needs, whose
// size follows from the head. What is alike in neighbouring records stands before what is not, for the compression.
#include <limits>

#include "store/codec.h"

namespace entente::store {
namespace {

// The bits of the head beside those of the granularity.
constexpr uint8_t kGranularityBits = 3;
constexpr uint8_t kFromFirst = 4;       // the key begins with the actor that is `from`
constexpr uint8_t kOneDay = 8;          // the last day is the first
constexpr uint8_t kPlaced = 16;         // it has a place or an attribution
constexpr uint8_t kCounted = 32;        // by more than one piece of evidence
constexpr uint8_t kWholeFraction = 64;  // the confidence is none in units
constexpr uint8_t kWideRelation = 128;  // its number takes two bytes

constexpr size_t kDaySize = 4;

bool HasBothEnds(Family family) { return family == Family::kEdge || family == Family::kTime; }
bool HasOneEnd(Family family) { return family == Family::kAdjacency || family == Family::kTimeline; }

size_t RelationSize(uint8_t head) { return (head & kWideRelation) != 0 ? 2 : 1; }

size_t TailSize(Family family, uint8_t head) {
  const size_t days = (family == Family::kEdge ? 1 : 0) + ((head & kOneDay) == 0 ? 1 : 0);
  const size_t ids = HasBothEnds(family) ? 2 : HasOneEnd(family) ? 1 : 0;
  return days * kDaySize + (family == Family::kAdjacency ? 0 : RelationSize(head)) + ids * kIdSize;
}

uint8_t HeadOf(const Edge& edge, uint16_t relation) {
  int head = static_cast<int>(edge.time.granularity);
  if (edge.time.first == edge.time.last) head |= kOneDay;
  if (!edge.place.empty() || !edge.attribution.empty()) head |= kPlaced;
  if (edge.evidence_count != 1 || edge.document_count != 1) head |= kCounted;
  if (!UnitsOf(edge.confidence)) head |= kWholeFraction;
  if (relation > std::numeric_limits<uint8_t>::max()) head |= kWideRelation;
  return static_cast<uint8_t>(head);
}

bool BeginsWithFrom(Family family, std::string_view key, const Edge& edge) {
  if (HasBothEnds(family)) return false;
  if (family == Family::kAdjacency) {
    return key[key.size() - kRecencySize - 1] == static_cast<char>(Side::kOutgoing);
  }
  return ReadId(key) == static_cast<uint64_t>(edge.from);
}

// Of bytes that are known to be there.
class TailReader {
 public:
  explicit TailReader(std::string_view tail) : tail_(tail) {}

  uint64_t Number(size_t size) {
    uint64_t number = 0;
    for (const char byte : tail_.substr(0, size)) number = number << 8 | static_cast<uint8_t>(byte);
    tail_.remove_prefix(size);
    return number;
  }
  Date Day() { return Date{static_cast<int32_t>(static_cast<uint32_t>(Number(kDaySize)))}; }
  ActorId Actor() { return ActorId{Number(kIdSize)}; }

 private:
  std::string_view tail_;
};

// False where the names have no such number.
template <class AnyEdge>
bool SetRelation(uint64_t number, const Names& names, AnyEdge* edge) {
  const std::string* name = names.NameOf(number);
  if (name) edge->relation = *name;
  return name != nullptr;
}

// False where the key is none of `family`.
template <class AnyEdge>
bool ReadKey(Family family, std::string_view key, uint8_t head, const Names& names, AnyEdge* edge) {
  if (family == Family::kEdge) {
    edge->id = EdgeId{key.size() == kIdSize ? ReadId(key) : 0};
    return key.size() == kIdSize;
  }
  const size_t actors = family == Family::kTime ? 0 : family == Family::kPair ? 2 : 1;
  const size_t between = family == Family::kTime ? 1 : family == Family::kAdjacency ? kRelationSize + 1 : 0;
  if (key.size() != actors * kIdSize + between + kRecencySize) return false;
  edge->id = EdgeId{ReadId(key, key.size() - kIdSize)};
  edge->time.first = ReadNewest(key);
  if (actors == 0) return true;
  const bool from_first = (head & kFromFirst) != 0;
  (from_first ? edge->from : edge->to) = ActorId{ReadId(key)};
  if (actors == 2) (from_first ? edge->to : edge->from) = ActorId{ReadId(key, kIdSize)};
  if (family != Family::kAdjacency) return true;
  return SetRelation(TailReader(key.substr(kIdSize)).Number(kRelationSize), names, edge);
}

template <class AnyEdge>
bool ReadTail(Family family, uint8_t head, std::string_view bytes, const Names& names, AnyEdge* edge) {
  TailReader tail(bytes);
  edge->time.granularity = static_cast<Granularity>(head & kGranularityBits);
  if (family == Family::kEdge) edge->time.first = tail.Day();
  edge->time.last = (head & kOneDay) != 0 ? edge->time.first : tail.Day();
  if (family != Family::kAdjacency && !SetRelation(tail.Number(RelationSize(head)), names, edge)) return false;
  const bool from_first = (head & kFromFirst) != 0;
  if (HasBothEnds(family) || (HasOneEnd(family) && !from_first)) edge->from = tail.Actor();
  if (HasBothEnds(family) || (HasOneEnd(family) && from_first)) edge->to = tail.Actor();
  return true;
}

// What stands before the tail; nullopt where key and value are none of `family`.
template <class AnyEdge>
std::optional<std::string_view> ReadHead(Family family, std::string_view key, std::string_view value,
                                         const Names& names, AnyEdge* edge) {
  if (value.empty()) return std::nullopt;
  const auto head = static_cast<uint8_t>(value.front());
  const size_t tail_size = TailSize(family, head);
  if (value.size() < 1 + tail_size) return std::nullopt;
  const std::string_view said = value.substr(0, value.size() - tail_size);
  if (!ReadKey(family, key, head, names, edge)) return std::nullopt;
  if (!ReadTail(family, head, value.substr(said.size()), names, edge)) return std::nullopt;
  return said;
}

bool ReadSaid(FieldReader* reader, const Names& names, Edge* edge) {
  const uint8_t head = reader->Byte();
  const std::string* modality = names.NameOf(reader->Varint(kNoName));
  if (!modality) return false;
  edge->modality = *modality;
  edge->confidence = ReadFraction((head & kWholeFraction) == 0, reader);
  edge->evidence_count = edge->document_count = 1;
  if ((head & kCounted) != 0) (*reader)(edge->evidence_count, edge->document_count);
  edge->place.clear();
  edge->attribution.clear();
  if ((head & kPlaced) != 0) (*reader)(edge->place, edge->attribution);
  edge->theme.assign(reader->Text(reader->left()));
  return true;
}

}  // namespace

EdgeEncoder::EdgeEncoder(const Edge& edge, const Names& names)
    : edge_(edge), relation_(names.NumberOf(edge.relation)), head_(HeadOf(edge, relation_)) {
  writer_.Byte(head_);
  writer_.Varint(names.NumberOf(edge.modality));
  WriteFraction(edge.confidence, &writer_);
  if ((head_ & kCounted) != 0) writer_(edge.evidence_count, edge.document_count);
  if ((head_ & kPlaced) != 0) writer_(edge.place, edge.attribution);
  writer_.Text(edge.theme.data(), edge.theme.size());
  said_size_ = writer_.bytes().size();
}

std::string_view EdgeEncoder::Encode(Family family, std::string_view key) {
  const bool from_first = BeginsWithFrom(family, key, edge_);
  std::string& bytes = writer_.bytes();
  bytes.resize(said_size_);
  bytes.front() = static_cast<char>(head_ | (from_first ? kFromFirst : 0));
  if (family == Family::kEdge) writer_.Fixed(static_cast<uint32_t>(edge_.time.first.day), kDaySize);
  if ((head_ & kOneDay) == 0) writer_.Fixed(static_cast<uint32_t>(edge_.time.last.day), kDaySize);
  if (family != Family::kAdjacency) writer_.Fixed(relation_, RelationSize(head_));
  if (HasBothEnds(family) || (HasOneEnd(family) && !from_first)) writer_(edge_.from);
  if (HasBothEnds(family) || (HasOneEnd(family) && from_first)) writer_(edge_.to);
  return bytes;
}

bool DecodeEdge(Family family, std::string_view key, std::string_view value, const Names& names, Edge* edge) {
  const std::optional<std::string_view> said = ReadHead(family, key, value, names, edge);
  return said && ReadFields(*said, [&](FieldReader* reader) { return ReadSaid(reader, names, edge); });
}

bool DecodeHead(Family family, std::string_view key, std::string_view value, const Names& names, EdgeHead* edge) {
  return ReadHead(family, key, value, names, edge).has_value();
}

template <>
std::optional<Edge> DecodeRecord(Family family, std::string_view key, std::string_view value, const Names& names) {
  std::optional<Edge> edge(std::in_place);
  if (!DecodeEdge(family, key, value, names, &*edge)) edge.reset();
  return edge;
}

}  // namespace entente::store
