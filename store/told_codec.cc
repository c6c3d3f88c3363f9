// What an article told: what it gave of actors and edges, and its evidence for each edge. Names are written out here,
// so that nothing else is needed to read them again.
#include <algorithm>

#include "graph/merge.h"
#include "store/codec.h"
#include "store/earlier_formats.h"

namespace entente::store {
namespace {

// Of contributions and evidence records.
constexpr uint8_t kToldVersion = 3;

// What the first byte of an actor says that a contribution gives.
constexpr uint8_t kActorIdFollows = 1;  // from what MakeActorId makes it of
constexpr uint8_t kOneName = 2;         // it is met under its canonical name alone

// What the first byte of an edge says that a contribution gives, beside its granularity.
constexpr uint8_t kGranularityBits = 3;
constexpr uint8_t kEdgeIdFollows = 4;  // from what EdgeIdByTime makes it of
constexpr uint8_t kOneDay = 8;         // the last day is the first
constexpr uint8_t kOnePiece = 16;      // of evidence

// What the first byte of a piece of evidence says: which of its fields are there.
constexpr uint8_t kSentence = 1, kSentenceSpan = 2, kTrigger = 4, kFrom = 8, kTo = 16, kPlaced = 32,
                  kWholeFraction = 64;  // the confidence is none in units

uint8_t Bit(bool set, uint8_t bit) { return set ? bit : 0; }

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

// Not where later versions of Unicode may come to fold the name otherwise.
bool IdFollows(const Actor& actor) {
  return (!actor.known_id.empty() || IsAscii(actor.name)) &&
         MakeActorId(actor.known_id, actor.kind, actor.name) == actor.id;
}

void WriteGivenActor(const Actor& actor, FieldWriter* writer) {
  const bool id_follows = IdFollows(actor);
  const bool one_name = actor.names.size() == 1 && actor.names.front() == actor.name;
  writer->Byte(Bit(id_follows, kActorIdFollows) | Bit(one_name, kOneName));
  if (!id_follows) (*writer)(actor.id);
  (*writer)(actor.kind, actor.name);
  if (!one_name) (*writer)(actor.names);
  (*writer)(actor.known_id, actor.country);
}

Actor ReadGivenActor(FieldReader* reader) {
  Actor actor;
  const uint8_t head = reader->Byte();
  if ((head & kActorIdFollows) == 0) (*reader)(actor.id);
  (*reader)(actor.kind, actor.name);
  if ((head & kOneName) == 0) {
    (*reader)(actor.names);
  } else {
    actor.names = {actor.name};
  }
  (*reader)(actor.known_id, actor.country);
  if ((head & kActorIdFollows) != 0) actor.id = MakeActorId(actor.known_id, actor.kind, actor.name);
  return actor;
}

// As its place among the actors; behind them where it is none of these, and then its id.
void WriteEnd(ActorId end, const std::vector<Actor>& actors, FieldWriter* writer) {
  const auto found = std::find_if(actors.begin(), actors.end(), [end](const Actor& actor) { return actor.id == end; });
  writer->Varint(static_cast<uint64_t>(found - actors.begin()));
  if (found == actors.end()) (*writer)(end);
}

ActorId ReadEnd(const std::vector<Actor>& actors, FieldReader* reader) {
  const uint64_t place = reader->Varint(actors.size());
  return place < actors.size() ? actors[place].id : ActorId{reader->Fixed()};
}

void WriteGivenEdge(const Edge& edge, const std::vector<Actor>& actors, FieldWriter* writer) {
  const bool id_follows = EdgeIdByTime(HeadOf(edge)) == edge.id, one_day = edge.time.first == edge.time.last;
  writer->Byte(static_cast<uint8_t>(edge.time.granularity) | Bit(id_follows, kEdgeIdFollows) | Bit(one_day, kOneDay) |
               Bit(edge.evidence_count == 1, kOnePiece));
  if (!id_follows) (*writer)(edge.id);
  (*writer)(edge.relation);
  WriteEnd(edge.from, actors, writer);
  WriteEnd(edge.to, actors, writer);
  (*writer)(edge.modality, edge.time.first);
  if (!one_day) (*writer)(edge.time.last);
  if (edge.evidence_count != 1) (*writer)(edge.evidence_count);
}

GivenEdge ReadGivenEdge(const std::vector<Actor>& actors, FieldReader* reader) {
  GivenEdge given;
  Edge& edge = given.edge;
  const uint8_t head = reader->Byte();
  edge.time.granularity = static_cast<Granularity>(head & kGranularityBits);
  if ((head & kEdgeIdFollows) == 0) (*reader)(edge.id);
  (*reader)(edge.relation);
  edge.from = ReadEnd(actors, reader);
  edge.to = ReadEnd(actors, reader);
  (*reader)(edge.modality, edge.time.first);
  edge.time.last = edge.time.first;
  if ((head & kOneDay) == 0) (*reader)(edge.time.last);
  given.evidence_count = 1;
  if ((head & kOnePiece) == 0) (*reader)(given.evidence_count);
  if ((head & kEdgeIdFollows) != 0) edge.id = EdgeIdByTime(HeadOf(edge));
  return given;
}

Contribution ReadContribution(FieldReader* reader) {
  Contribution contribution;
  for (uint64_t count = reader->Varint(reader->left()); count > 0; --count) {
    contribution.actors.push_back(ReadGivenActor(reader));
  }
  for (uint64_t count = reader->Varint(reader->left()); count > 0; --count) {
    contribution.edges.push_back(ReadGivenEdge(contribution.actors, reader));
  }
  return contribution;
}

// Counted from the begin of the sentence; both numbers wrap around.
void WriteSpan(const ByteSpan& span, uint32_t origin, FieldWriter* writer) {
  writer->Varint(ZigZag(static_cast<int32_t>(span.begin - origin)));
  writer->Varint(ZigZag(static_cast<int32_t>(span.end - span.begin)));
}

ByteSpan ReadSpan(uint32_t origin, FieldReader* reader) {
  ByteSpan span;
  span.begin = origin + static_cast<uint32_t>(reader->Signed());
  span.end = span.begin + static_cast<uint32_t>(reader->Signed());
  return span;
}

bool IsThere(const ByteSpan& span) { return span != ByteSpan{}; }

uint8_t HeadOf(const Evidence& piece) {
  return Bit(piece.sentence != 0, kSentence) | Bit(IsThere(piece.sentence_span), kSentenceSpan) |
         Bit(IsThere(piece.trigger), kTrigger) | Bit(IsThere(piece.from), kFrom) | Bit(IsThere(piece.to), kTo) |
         Bit(!piece.place.empty() || !piece.attribution.empty(), kPlaced) |
         Bit(!UnitsOf(piece.confidence), kWholeFraction);
}

void WritePiece(const Evidence& piece, FieldWriter* writer) {
  const uint8_t head = HeadOf(piece);
  const uint32_t origin = piece.sentence_span.begin;
  writer->Byte(head);
  if ((head & kSentence) != 0) (*writer)(piece.sentence);
  if ((head & kSentenceSpan) != 0) WriteSpan(piece.sentence_span, 0, writer);
  if ((head & kTrigger) != 0) WriteSpan(piece.trigger, origin, writer);
  if ((head & kFrom) != 0) WriteSpan(piece.from, origin, writer);
  if ((head & kTo) != 0) WriteSpan(piece.to, origin, writer);
  (*writer)(piece.words, piece.rule, piece.theme);
  if ((head & kPlaced) != 0) (*writer)(piece.place, piece.attribution);
  WriteFraction(piece.confidence, writer);
}

Evidence ReadPiece(FieldReader* reader) {
  Evidence piece;
  const uint8_t head = reader->Byte();
  if ((head & kSentence) != 0) (*reader)(piece.sentence);
  if ((head & kSentenceSpan) != 0) piece.sentence_span = ReadSpan(0, reader);
  const uint32_t origin = piece.sentence_span.begin;
  if ((head & kTrigger) != 0) piece.trigger = ReadSpan(origin, reader);
  if ((head & kFrom) != 0) piece.from = ReadSpan(origin, reader);
  if ((head & kTo) != 0) piece.to = ReadSpan(origin, reader);
  (*reader)(piece.words, piece.rule, piece.theme);
  if ((head & kPlaced) != 0) (*reader)(piece.place, piece.attribution);
  piece.confidence = ReadFraction((head & kWholeFraction) == 0, reader);
  return piece;
}

bool IsOfThisFormat(std::string_view value) { return !value.empty() && value.front() == kToldVersion; }

}  // namespace

Told TellAgain(StoredDocument document, std::string_view text, Contribution contribution,
               std::vector<std::vector<Evidence>> evidence) {
  Told told{{std::move(document.document), std::move(contribution.actors), {}}, document.learned};
  told.report.document.text = text;
  for (size_t i = 0; i < evidence.size(); ++i) {
    told.report.edges.push_back({std::move(contribution.edges[i].edge), std::move(evidence[i])});
    SettleEdge(&told.report.edges.back().evidence, &told.report.edges.back().edge);
  }
  return told;
}

std::string EncodeContribution(const std::vector<Actor>& actors, const std::vector<ReportedEdge>& edges) {
  FieldWriter writer;
  writer.Byte(kToldVersion);
  writer.Varint(actors.size());
  for (const Actor& actor : actors) WriteGivenActor(actor, &writer);
  writer.Varint(edges.size());
  for (const ReportedEdge& given : edges) WriteGivenEdge(given.edge, actors, &writer);
  return std::move(writer.bytes());
}

template <>
std::optional<Contribution> Decode(std::string_view bytes) {
  if (!IsOfThisFormat(bytes)) return DecodeEarlierContribution(bytes);
  std::optional<Contribution> contribution;
  const bool whole = ReadFields(bytes.substr(1), [&](FieldReader* reader) {
    contribution = ReadContribution(reader);
    return reader->left() == 0;
  });
  if (!whole) contribution.reset();
  return contribution;
}

std::string EncodeEvidence(const std::vector<Evidence>& evidence) {
  FieldWriter writer;
  writer.Byte(kToldVersion);
  writer.Varint(evidence.size());
  for (const Evidence& piece : evidence) WritePiece(piece, &writer);
  return std::move(writer.bytes());
}

template <>
std::optional<std::vector<Evidence>> DecodeRecord(Family family, std::string_view key, std::string_view value,
                                                  const Names&) {
  if (family == Family::kCertain) return Decode<std::vector<Evidence>>(value);
  if (!IsOfThisFormat(value)) return DecodeEarlierEvidence(key, value);
  std::optional<std::vector<Evidence>> evidence(std::in_place);
  const bool whole = key.size() == 2 * kIdSize && ReadFields(value.substr(1), [&](FieldReader* reader) {
                       for (uint64_t count = reader->Varint(reader->left()); count > 0; --count) {
                         evidence->push_back(ReadPiece(reader));
                         evidence->back().document = DocumentId{ReadId(key, kIdSize)};
                       }
                       return reader->left() == 0;
                     });
  if (!whole) evidence.reset();
  return evidence;
}

namespace {

// Of a whole article in one value.
constexpr uint8_t kWholeVersion = 1;

std::string_view ReadValue(FieldReader* reader) { return reader->Text(reader->Varint(reader->left())); }

std::optional<Told> ReadTold(DocumentId document, FieldReader* reader) {
  if (reader->Byte() != kWholeVersion) return std::nullopt;
  auto stored = Decode<StoredDocument>(ReadValue(reader));
  const std::string_view text = ReadValue(reader);
  auto contribution = Decode<Contribution>(ReadValue(reader));
  if (!stored || !contribution) return std::nullopt;
  std::vector<std::vector<Evidence>> evidence;
  for (const GivenEdge& given : contribution->edges) {
    auto pieces = DecodeRecord<std::vector<Evidence>>(Family::kEvidence, EvidenceKey(given.edge.id, document),
                                                      ReadValue(reader), Names());
    if (!pieces) return std::nullopt;
    evidence.push_back(std::move(*pieces));
  }
  if (reader->left() > 0) return std::nullopt;
  return TellAgain(std::move(*stored), text, std::move(*contribution), std::move(evidence));
}

}  // namespace

std::string EncodeTold(const Report& report, Date learned) {
  FieldWriter writer;
  writer.Byte(kWholeVersion);
  writer(Encode(StoredDocument{report.document, learned}), report.document.text,
         EncodeContribution(report.actors, report.edges));
  for (const ReportedEdge& edge : report.edges) writer(EncodeEvidence(edge.evidence));
  return std::move(writer.bytes());
}

template <>
std::optional<Told> DecodeRecord(Family, std::string_view key, std::string_view value, const Names&) {
  const std::optional<DocumentId> document = DocumentOfWhole(key);
  std::optional<Told> told;
  const bool whole = document && ReadFields(value, [&](FieldReader* reader) {
                       told = ReadTold(*document, reader);
                       return told.has_value();
                     });
  return whole ? std::move(told) : std::nullopt;
}

}  // namespace entente::store
