// The values of the store as bytes and back, as docs/store-format.md lays them out.
#ifndef ENTENTE_STORE_CODEC_H_
#define ENTENTE_STORE_CODEC_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "graph/types.h"

namespace entente::store {

// What one article said of an edge, before other articles were merged into it.
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

// Defined for Actor, Edge, std::vector<Evidence>, StoredDocument (without the text), Contribution, GraphCounts and
// uint64_t.
template <class T>
std::string Encode(const T& value);

// nullopt for bytes that Encode<T> cannot have made.
template <class T>
std::optional<T> Decode(std::string_view bytes);

}  // namespace entente::store

#endif  // ENTENTE_STORE_CODEC_H_
