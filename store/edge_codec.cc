// The records of edges. Which edge it is stands in the keys of the indexes, so that a visit of heads reads keys alone
// and an id that follows from the rest is not kept; what is said of it stands in the values.
#include <limits>

#include "graph/merge.h"
#include "store/codec.h"

namespace entente::store {
namespace {

// The bits of the shape beside those of the granularity.
constexpr uint8_t kGranularityBits = 3;
constexpr uint8_t kFromFirst = 4;      // of the ends that of `from` comes first
constexpr uint8_t kOneDay = 8;         // the last day is the first
constexpr uint8_t kWideRelation = 16;  // its number takes two bytes
constexpr uint8_t kGivenId = 32;       // the id is another than EdgeIdByTime
constexpr int kShapeBits = 64;         // no shape has more

// Those of the head of what is said.
constexpr uint8_t kPlaced = 1;         // it has a place or an attribution
constexpr uint8_t kCounted = 2;        // by more than one piece of evidence
constexpr uint8_t kWholeFraction = 4;  // the confidence is none in units
constexpr int kHeadBits = 8;           // no head has more

constexpr size_t kMostIndexKeys = 6;

uint32_t Bits(Date date) { return static_cast<uint32_t>(date.day); }
Date DayIn(FieldReader* reader) { return Date{static_cast<int32_t>(reader->Fixed<uint32_t>())}; }
ActorId ActorIn(FieldReader* reader) { return ActorId{reader->Fixed()}; }

// What tells an edge from others that join the same actors from the same day on.
class Identity {
 public:
  Identity(const Edge& edge, const Names& names)
      : edge_(edge), relation_(names.NumberOf(edge.relation)), modality_(names.NumberOf(edge.modality)) {
    int shape = static_cast<int>(edge.time.granularity);
    if (edge.time.first == edge.time.last) shape |= kOneDay;
    if (relation_ > std::numeric_limits<uint8_t>::max()) shape |= kWideRelation;
    shape_ = static_cast<uint8_t>(shape);
  }

  uint16_t relation() const { return relation_; }
  // Edges are known by their ids where this is not called.
  void MarkGivenId() {
    if (EdgeIdByTime(HeadOf(edge_)) != edge_.id) shape_ |= kGivenId;
  }
  void AppendTo(bool from_first, bool with_relation, std::string* bytes) const {
    bytes->push_back(static_cast<char>(shape_ | (from_first ? kFromFirst : 0)));
    AppendVarint(modality_, bytes);
    if (with_relation && (shape_ & kWideRelation) != 0) AppendNumber(relation_, bytes);
    if (with_relation && (shape_ & kWideRelation) == 0) bytes->push_back(static_cast<char>(relation_));
    if ((shape_ & kOneDay) == 0) AppendNumber(Bits(edge_.time.last), bytes);
    if ((shape_ & kGivenId) != 0) AppendNumber(static_cast<uint64_t>(edge_.id), bytes);
  }

 private:
  const Edge& edge_;
  uint16_t relation_, modality_;
  uint8_t shape_;
};

void SetId(std::optional<EdgeId> given, EdgeHead* edge) { edge->given_id = given; }
void SetId(std::optional<EdgeId> given, Edge* edge) { edge->id = given ? *given : EdgeIdByTime(HeadOf(*edge)); }

template <class Name>
bool SetName(uint64_t number, const Names& names, Name* name) {
  const std::string* found = names.NameOf(number);
  if (found) *name = *found;
  return found != nullptr;
}

// All but a given id. Expects the edge's first day to be there. Gives the shape; nullopt for bytes that are none.
template <class AnyEdge>
std::optional<uint8_t> ReadIdentity(bool with_relation, const Names& names, FieldReader* reader, AnyEdge* edge) {
  const uint8_t shape = reader->Byte();
  if (shape >= kShapeBits || !SetName(reader->Varint(kNoName), names, &edge->modality)) return std::nullopt;
  if (with_relation) {
    const uint16_t relation = (shape & kWideRelation) != 0 ? reader->Fixed<uint16_t>() : reader->Byte();
    if (!SetName(relation, names, &edge->relation)) return std::nullopt;
  }
  edge->time.granularity = static_cast<Granularity>(shape & kGranularityBits);
  edge->time.last = (shape & kOneDay) != 0 ? edge->time.first : DayIn(reader);
  return shape;
}

// How many ends of the edge stand behind the day in the key of an index; the others stand before it.
constexpr size_t EndsBehindDay(Family family) { return family == Family::kTime ? 2 : family == Family::kPair ? 0 : 1; }

// Of an index.
template <class AnyEdge>
bool ReadKey(Family family, const Names& names, FieldReader* reader, AnyEdge* edge) {
  const size_t day = IndexPrefixSize(family), ends = day + kNewestSize;
  const std::string_view fixed = reader->Text(ends + EndsBehindDay(family) * kIdSize);
  edge->time.first = ReadNewest(fixed.substr(day, kNewestSize));
  const ActorId first{ReadId(fixed, family == Family::kTime ? ends : 0)};
  const ActorId second{ReadId(fixed, family == Family::kPair ? kIdSize : fixed.size() - kIdSize)};
  const bool by_relation = family == Family::kAdjacency;
  if (by_relation && !SetName(NumberOf<uint16_t>(fixed.data() + kIdSize), names, &edge->relation)) return false;
  const std::optional<uint8_t> shape = ReadIdentity(!by_relation, names, reader, edge);
  if (!shape) return false;
  const bool from_first = (*shape & kFromFirst) != 0;
  edge->from = from_first ? first : second;
  edge->to = from_first ? second : first;
  SetId((*shape & kGivenId) != 0 ? std::optional(EdgeId{reader->Fixed()}) : std::nullopt, edge);
  return reader->left() == 0;
}

bool ReadWholeKey(std::string_view key, const Names& names, FieldReader* reader, Edge* edge) {
  edge->id = EdgeId{key.size() == kIdSize ? ReadId(key) : 0};
  edge->time.first = DayIn(reader);
  edge->from = ActorIn(reader);
  edge->to = ActorIn(reader);
  return key.size() == kIdSize && ReadIdentity(true, names, reader, edge).has_value();
}

bool ReadSaid(FieldReader* reader, Edge* edge) {
  const uint8_t head = reader->Byte();
  if (head >= kHeadBits) return false;
  edge->confidence = ReadFraction((head & kWholeFraction) == 0, reader);
  edge->evidence_count = edge->document_count = 1;
  if ((head & kCounted) != 0) (*reader)(edge->evidence_count, edge->document_count);
  edge->place.clear();
  edge->attribution.clear();
  if ((head & kPlaced) != 0) (*reader)(edge->place, edge->attribution);
  edge->theme.assign(reader->Text(reader->left()));
  return true;
}

void WriteSaid(const Edge& edge, FieldWriter* writer) {
  int head = 0;
  if (!edge.place.empty() || !edge.attribution.empty()) head |= kPlaced;
  if (edge.evidence_count != 1 || edge.document_count != 1) head |= kCounted;
  if (!UnitsOf(edge.confidence)) head |= kWholeFraction;
  writer->Byte(static_cast<uint8_t>(head));
  WriteFraction(edge.confidence, writer);
  if ((head & kCounted) != 0) (*writer)(edge.evidence_count, edge.document_count);
  if ((head & kPlaced) != 0) (*writer)(edge.place, edge.attribution);
  writer->Text(edge.theme.data(), edge.theme.size());
}

}  // namespace

std::vector<IndexKey> IndexKeys(const Edge& edge, const Names& names) {
  Identity identity(edge, names);
  identity.MarkGivenId();
  std::vector<IndexKey> keys;
  keys.reserve(kMostIndexKeys);
  const auto add = [&](Family family, std::string key, bool from_first, std::initializer_list<ActorId> behind) {
    AppendNewestFirst(edge.time.first, &key);
    for (const ActorId actor : behind) AppendNumber(static_cast<uint64_t>(actor), &key);
    identity.AppendTo(from_first, family != Family::kAdjacency, &key);
    keys.push_back({family, std::move(key)});
  };
  const uint16_t relation = identity.relation();
  const bool loop = edge.from == edge.to;  // its two postings of adjacency differ by the side alone
  add(Family::kAdjacency, AdjacencyPrefix(edge.from, relation, Side::kOutgoing), true, {edge.to});
  add(Family::kAdjacency, AdjacencyPrefix(edge.to, relation, Side::kIncoming), loop, {edge.from});
  add(Family::kTimeline, TimelinePrefix(edge.from), true, {edge.to});
  add(Family::kPair, PairPrefix(edge.from, edge.to), edge.from <= edge.to, {});
  if (!loop) add(Family::kTimeline, TimelinePrefix(edge.to), false, {edge.from});
  if (edge.time.known()) add(Family::kTime, TimePrefix(edge.time), true, {edge.from, edge.to});
  return keys;
}

EdgeValues::EdgeValues(const Edge& edge, const Names& names) {
  writer_.Fixed(Bits(edge.time.first));
  writer_(edge.from, edge.to);
  Identity(edge, names).AppendTo(true, true, &writer_.bytes());
  said_ = writer_.bytes().size();
  WriteSaid(edge, &writer_);
}

std::string_view EdgeValues::In(Family family) const {
  return std::string_view(writer_.bytes()).substr(family == Family::kEdge ? 0 : said_);
}

bool DecodeEdge(Family family, std::string_view key, std::string_view value, const Names& names, Edge* edge) {
  const bool whole = family == Family::kEdge;
  if (!whole && !ReadFields(key, [&](FieldReader* reader) { return ReadKey(family, names, reader, edge); })) {
    return false;
  }
  return ReadFields(value, [&](FieldReader* reader) {
    return (!whole || ReadWholeKey(key, names, reader, edge)) && ReadSaid(reader, edge);
  });
}

bool DecodeHead(Family family, std::string_view key, const Names& names, EdgeHead* edge) {
  return ReadFields(key, [&](FieldReader* reader) { return ReadKey(family, names, reader, edge); });
}

template <>
std::optional<Edge> DecodeRecord(Family family, std::string_view key, std::string_view value, const Names& names) {
  std::optional<Edge> edge(std::in_place);
  if (!DecodeEdge(family, key, value, names, &*edge)) edge.reset();
  return edge;
}

}  // namespace entente::store
