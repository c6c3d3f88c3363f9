// The values of the store as bytes and back, as docs/store-format.md lays them out.
#ifndef ENTENTE_STORE_CODEC_H_
#define ENTENTE_STORE_CODEC_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "graph/types.h"
#include "store/keys.h"

namespace entente::store {

// What one article said of an edge, before other articles were merged into it. What follows from its evidence, as
// SettleEdge (graph/merge.h) settles it, is not kept.
struct GivenEdge {
  Edge edge;
  uint32_t evidence_count = 0;
};

// A document as it is kept: without its text, with the day on which the store learned it.
struct StoredDocument {
  SourceDocument document;
  Date learned;
};

// What one article gave to the graph, beside its text and its evidence.
struct Contribution {
  std::vector<Actor> actors;
  std::vector<GivenEdge> edges;
};

// Defined for Actor, std::vector<Evidence>, StoredDocument (without the text), GraphCounts and uint64_t.
template <class T>
std::string Encode(const T& value);

// nullopt for bytes that Encode<T> cannot have made. For contributions too, also those of format 2.
template <class T>
std::optional<T> Decode(std::string_view bytes);

// The value of a record of an edge, in any family that has edges, of what one article gave, and of the evidence that it
// gives for one edge. What the key says is not repeated in it.
std::string EncodeEdge(Family family, std::string_view key, const Edge& edge);
std::string EncodeContribution(const std::vector<Actor>& actors, const std::vector<ReportedEdge>& edges);
std::string EncodeEvidence(const std::vector<Evidence>& evidence);

// What a record says; nullopt for bytes that are none.
template <class T>
std::optional<T> DecodeRecord(Family, std::string_view, std::string_view value) {
  return Decode<T>(value);
}
template <>
std::optional<Edge> DecodeRecord(Family family, std::string_view key, std::string_view value);
template <>
std::optional<std::vector<Evidence>> DecodeRecord(Family family, std::string_view key, std::string_view value);

// The same for edges, into one that is there already; false for bytes that are none. `edge` means nothing then.
bool DecodeEdge(Family family, std::string_view key, std::string_view value, Edge* edge);
// Its relation lives as long as key and value. Of a value only the bytes that it needs are looked at.
bool DecodeHead(Family family, std::string_view key, std::string_view value, EdgeHead* edge);

}  // namespace entente::store

#endif  // ENTENTE_STORE_CODEC_H_
