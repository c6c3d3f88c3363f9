#include "store/codec.h"

#include <bit>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <type_traits>

#include "store/archive.h"

namespace entente {

template <class Archive>
void serialize(Archive& archive, Date& date) {
  archive(date.day);
}

template <class Archive>
void serialize(Archive& archive, TimeSpan& time) {
  archive(time.first, time.last, time.granularity);
}

template <class Archive>
void serialize(Archive& archive, ByteSpan& span) {
  archive(span.begin, span.end);
}

template <class Archive>
void SerializeActor(Archive& archive, Actor& actor) {
  archive(actor.id, actor.kind, actor.name, actor.names, actor.known_id, actor.country);
}

template <class Archive>
void serialize(Archive& archive, Actor& actor) {
  SerializeActor(archive, actor);
}

template <class Archive>
void SerializeWithoutDocument(Archive& archive, Evidence& evidence) {
  archive(evidence.sentence, evidence.sentence_span, evidence.trigger, evidence.from, evidence.to, evidence.words,
          evidence.rule, evidence.theme, evidence.place, evidence.attribution, evidence.confidence);
}

template <class Archive>
void serialize(Archive& archive, Evidence& evidence) {
  archive(evidence.document);
  SerializeWithoutDocument(archive, evidence);
}

template <class Archive>
void serialize(Archive& archive, SourceDocument& document) {
  archive(document.id, document.source_id, document.outlet, document.title, document.url, document.published,
          document.sentence_count);
}

template <class Archive>
void serialize(Archive& archive, GraphCounts& counts) {
  archive(counts.actors, counts.edges, counts.evidence, counts.documents);
}

namespace store {
namespace {

constexpr uint8_t kValueVersion = 1;
// Of contributions and evidence.
constexpr uint8_t kSecondVersion = 2;

// The first byte of an edge: version, whether it lasts one day, whether `from` is the actor that the key begins with,
// granularity.
constexpr uint8_t kEdgeVersion = 2 << 4, kVersionBits = 0xf0, kOneDay = 8, kFromFirst = 4, kGranularityBits = 3;

bool BeginsWithFrom(Family family, std::string_view key, const Edge& edge) {
  if (family == Family::kEdge || family == Family::kTime) return false;
  if (family == Family::kAdjacency) {
    return key[key.size() - kRecencySize - 1] == static_cast<char>(Side::kOutgoing);
  }
  return ReadId(key) == static_cast<uint64_t>(edge.from);
}

// What stands in the value of an edge and not in its key, both ways: first its head, then what is said of it. Of the
// parts of a key of `family` the decoder has filled in `edge` before.
template <class Archive, class AnyEdge>
void SerializeHead(Archive& archive, Family family, uint8_t head, AnyEdge& edge) {
  const bool has_ends = family == Family::kEdge || family == Family::kTime;
  const bool has_one_end = family == Family::kAdjacency || family == Family::kTimeline;
  if (has_ends || (has_one_end && (head & kFromFirst) == 0)) archive(edge.from);
  if (has_ends || (has_one_end && (head & kFromFirst) != 0)) archive(edge.to);
  if (family != Family::kAdjacency) archive(edge.relation);
  if (family == Family::kEdge) archive(edge.time.first);
  if ((head & kOneDay) == 0) archive(edge.time.last);
}

template <class Archive>
void SerializeSaid(Archive& archive, Edge& edge) {
  archive(edge.modality, edge.confidence, edge.evidence_count, edge.document_count, edge.place, edge.attribution,
          edge.theme);
}

// Edges and actors are read so often that making a cereal archive for each would take longer than the reading.
class FieldReader : public ByteReader {
 public:
  using ByteReader::ByteReader;

  template <class... Fields>
  void operator()(Fields&... fields) {
    (Read(&fields), ...);
  }

 private:
  template <class Id>
  void Read(Id* id) requires(std::is_enum_v<Id>) {
    *id = Id{Fixed()};
  }
  void Read(std::string* text) { text->assign(Text(Varint(left()))); }
  void Read(std::string_view* text) { *text = Text(Varint(left())); }
  void Read(std::vector<std::string>* texts) {
    texts->resize(Varint(left()));
    for (std::string& text : *texts) Read(&text);
  }
  void Read(Date* date) { date->day = Signed(); }
  void Read(double* fraction) { *fraction = std::bit_cast<double>(Fixed()); }
  void Read(uint32_t* number) { *number = static_cast<uint32_t>(Varint(UINT32_MAX)); }
};

// False where the key is none of `family`.
template <class AnyEdge>
bool ReadEdgeKey(Family family, std::string_view key, uint8_t head, AnyEdge* edge) {
  if (family == Family::kEdge) {
    edge->id = EdgeId{key.size() == kIdSize ? ReadId(key) : 0};
    return key.size() == kIdSize;
  }
  const size_t actors = family == Family::kTime ? 0 : family == Family::kPair ? 2 : 1;
  const size_t ids = actors * kIdSize;
  if (key.size() < ids + kRecencySize + 1 - (actors > 0)) return false;
  edge->id = EdgeId{ReadId(key, key.size() - kIdSize)};
  edge->time.first = ReadNewest(key);
  if (actors == 0) return true;
  const bool from_first = (head & kFromFirst) != 0;
  (from_first ? edge->from : edge->to) = ActorId{ReadId(key)};
  if (actors == 2) (from_first ? edge->to : edge->from) = ActorId{ReadId(key, kIdSize)};
  if (family != Family::kAdjacency) return true;
  key = key.substr(ids, key.size() - ids - kRecencySize);
  if (key.size() < 2 || key[key.size() - 2] != '\0') return false;
  edge->relation = key.substr(0, key.size() - 2);
  return true;
}

// False where the bytes are none of ours; what they say first may throw.
template <class AnyEdge>
bool ReadHead(Family family, std::string_view key, FieldReader* reader, AnyEdge* edge) {
  const uint8_t head = reader->Byte();
  if ((head & kVersionBits) != kEdgeVersion || !ReadEdgeKey(family, key, head, edge)) return false;
  edge->time.granularity = static_cast<Granularity>(head & kGranularityBits);
  SerializeHead(*reader, family, head, *edge);
  if ((head & kOneDay) != 0) edge->time.last = edge->time.first;
  return true;
}

// Whether `read` says so of bytes that someone else may have written; false where they end early.
template <class Read>
bool ReadFields(std::string_view bytes, const Read& read) {
  try {
    FieldReader reader(bytes);
    return read(&reader);
  } catch (const std::exception&) {
    return false;
  }
}

// Calls `read` for bytes that someone else may have written; nullopt where they are none of ours.
template <class T, class Read>
std::optional<T> ReadWhole(std::string_view bytes, const Read& read) {
  try {
    Reader reader(bytes);
    std::optional<T> value = read(&reader);
    if (reader.left() != 0) return std::nullopt;
    return value;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

template <class Archive>
void SerializeGiven(Archive& archive, Edge& edge, uint32_t& evidence_count) {
  archive(edge.id, edge.relation, edge.from, edge.to, edge.modality, edge.time, evidence_count);
}

void load(Reader& reader, GivenEdge& given) { SerializeGiven(reader, given.edge, given.evidence_count); }

// As format 2 had it.
struct WholeGivenEdge {
  GivenEdge given;
};

void load(Reader& reader, WholeGivenEdge& whole) {
  Edge& edge = whole.given.edge;
  reader(edge.id, edge.relation, edge.from, edge.to, edge.modality, edge.time, edge.theme, edge.place, edge.attribution,
         edge.confidence, edge.evidence_count, edge.document_count, whole.given.evidence_count);
}

template <class Archive>
void serialize(Archive& archive, StoredDocument& stored) {
  archive(stored.document, stored.learned);
}

template <class T>
std::string Encode(const T& value) {
  Writer writer;
  writer.Byte(kValueVersion);
  writer(value);
  return std::move(writer.bytes());
}

template <class T>
std::optional<T> Decode(std::string_view bytes) {
  return ReadWhole<T>(bytes, [](Reader* reader) -> std::optional<T> {
    T value;
    if (reader->Byte() != kValueVersion) return std::nullopt;
    (*reader)(value);
    return value;
  });
}

template <>
std::optional<Actor> Decode(std::string_view bytes) {
  std::optional<Actor> actor(std::in_place);
  const bool whole = ReadFields(bytes, [&](FieldReader* reader) {
    if (reader->Byte() != kValueVersion) return false;
    SerializeActor(*reader, *actor);
    return reader->left() == 0;
  });
  if (!whole) actor.reset();
  return actor;
}

template <>
std::optional<Contribution> Decode(std::string_view bytes) {
  return ReadWhole<Contribution>(bytes, [](Reader* reader) -> std::optional<Contribution> {
    Contribution contribution;
    const uint8_t version = reader->Byte();
    if (version == kSecondVersion) {
      (*reader)(contribution.actors, contribution.edges);
    } else if (version == kValueVersion) {
      std::vector<WholeGivenEdge> edges;
      (*reader)(contribution.actors, edges);
      for (WholeGivenEdge& edge : edges) contribution.edges.push_back(std::move(edge.given));
    } else {
      return std::nullopt;
    }
    return contribution;
  });
}

std::string EncodeEdge(Family family, std::string_view key, const Edge& edge) {
  const bool one_day = edge.time.first == edge.time.last;
  const auto head = static_cast<uint8_t>(kEdgeVersion | (one_day ? kOneDay : 0) |
                                         (BeginsWithFrom(family, key, edge) ? kFromFirst : 0) |
                                         static_cast<uint8_t>(edge.time.granularity));
  Writer writer;
  writer.Byte(head);
  Edge& written = const_cast<Edge&>(edge);  // which cereal's writing leaves as it is
  SerializeHead(writer, family, head, written);
  SerializeSaid(writer, written);
  return std::move(writer.bytes());
}

bool DecodeEdge(Family family, std::string_view key, std::string_view value, Edge* edge) {
  return ReadFields(value, [&](FieldReader* reader) {
    if (!ReadHead(family, key, reader, edge)) return false;
    SerializeSaid(*reader, *edge);
    return reader->left() == 0;
  });
}

bool DecodeHead(Family family, std::string_view key, std::string_view value, EdgeHead* edge) {
  return ReadFields(value, [&](FieldReader* reader) { return ReadHead(family, key, reader, edge); });
}

template <>
std::optional<Edge> DecodeRecord(Family family, std::string_view key, std::string_view value) {
  std::optional<Edge> edge(std::in_place);
  if (!DecodeEdge(family, key, value, &*edge)) edge.reset();
  return edge;
}

std::string EncodeContribution(const std::vector<Actor>& actors, const std::vector<ReportedEdge>& edges) {
  Writer writer;
  writer.Byte(kSecondVersion);
  writer(actors);
  writer.Varint(edges.size());
  for (const ReportedEdge& given : edges) {
    Edge& edge = const_cast<Edge&>(given.edge);
    SerializeGiven(writer, edge, edge.evidence_count);
  }
  return std::move(writer.bytes());
}

std::string EncodeEvidence(const std::vector<Evidence>& evidence) {
  Writer writer;
  writer.Byte(kSecondVersion);
  writer.Varint(evidence.size());
  for (const Evidence& piece : evidence) SerializeWithoutDocument(writer, const_cast<Evidence&>(piece));
  return std::move(writer.bytes());
}

template <>
std::optional<std::vector<Evidence>> DecodeRecord(Family, std::string_view key, std::string_view value) {
  if (value.empty() || value.front() != kSecondVersion) return Decode<std::vector<Evidence>>(value);
  return ReadWhole<std::vector<Evidence>>(value.substr(1), [&](Reader* reader) {
    std::vector<Evidence> evidence;
    const uint64_t count = key.size() == 2 * kIdSize ? reader->Varint(reader->left()) : 0;
    while (evidence.size() < count) {
      Evidence& piece = evidence.emplace_back();
      piece.document = DocumentId{ReadId(key, kIdSize)};
      SerializeWithoutDocument(*reader, piece);
    }
    return std::optional(std::move(evidence));
  });
}

template std::string Encode(const Actor&);
template std::string Encode(const std::vector<Evidence>&);
template std::string Encode(const StoredDocument&);
template std::string Encode(const GraphCounts&);
template std::string Encode(const uint64_t&);
template std::optional<std::vector<Evidence>> Decode(std::string_view);
template std::optional<StoredDocument> Decode(std::string_view);
template std::optional<GraphCounts> Decode(std::string_view);
template std::optional<uint64_t> Decode(std::string_view);

}  // namespace store
}  // namespace entente
