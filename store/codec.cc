#include "store/codec.h"

#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

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
void serialize(Archive& archive, Actor& actor) {
  archive(actor.id, actor.kind, actor.name, actor.names, actor.known_id, actor.country);
}

template <class Archive>
void serialize(Archive& archive, Evidence& evidence) {
  archive(evidence.document, evidence.sentence, evidence.sentence_span, evidence.trigger, evidence.from, evidence.to,
          evidence.words, evidence.rule, evidence.theme, evidence.place, evidence.attribution, evidence.confidence);
}

template <class Archive>
void serialize(Archive& archive, Edge& edge) {
  archive(edge.id, edge.relation, edge.from, edge.to, edge.modality, edge.time, edge.theme, edge.place,
          edge.attribution, edge.confidence, edge.evidence_count, edge.document_count);
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

}  // namespace

template <class Archive>
void serialize(Archive& archive, GivenEdge& given) {
  archive(given.edge, given.evidence_count);
}

template <class Archive>
void serialize(Archive& archive, StoredDocument& stored) {
  archive(stored.document, stored.learned);
}

template <class Archive>
void serialize(Archive& archive, Contribution& contribution) {
  archive(contribution.actors, contribution.edges);
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
  try {
    Reader reader(bytes);
    T value;
    if (reader.Byte() != kValueVersion) return std::nullopt;
    reader(value);
    if (reader.left() != 0) return std::nullopt;
    return value;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

template std::string Encode(const Actor&);
template std::string Encode(const Edge&);
template std::string Encode(const std::vector<Evidence>&);
template std::string Encode(const StoredDocument&);
template std::string Encode(const Contribution&);
template std::string Encode(const GraphCounts&);
template std::string Encode(const uint64_t&);
template std::optional<Actor> Decode(std::string_view);
template std::optional<Edge> Decode(std::string_view);
template std::optional<std::vector<Evidence>> Decode(std::string_view);
template std::optional<StoredDocument> Decode(std::string_view);
template std::optional<Contribution> Decode(std::string_view);
template std::optional<GraphCounts> Decode(std::string_view);
template std::optional<uint64_t> Decode(std::string_view);

}  // namespace store
}  // namespace entente
