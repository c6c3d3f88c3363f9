// What cereal writes and reads of the graph's value types.
#ifndef ENTENTE_STORE_SERIALIZE_H_
#define ENTENTE_STORE_SERIALIZE_H_

#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include "graph/graph_view.h"
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

}  // namespace store
}  // namespace entente

#endif  // ENTENTE_STORE_SERIALIZE_H_
