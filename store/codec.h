// The values of the store as bytes and back, as docs/store-format.md lays them out.
#ifndef ENTENTE_STORE_CODEC_H_
#define ENTENTE_STORE_CODEC_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"
#include "graph/types.h"
#include "store/fields.h"
#include "store/keys.h"
#include "store/names.h"

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

// An article's report, and the day on which the store learned it.
struct Told {
  Report report;
  Date learned;
};

// From the values of its records; `evidence` is that of each edge. Its edges are settled each by it alone.
Told TellAgain(StoredDocument document, std::string_view text, Contribution contribution,
               std::vector<std::vector<Evidence>> evidence);

// Defined for Actor, std::vector<Evidence>, StoredDocument (without the text), GraphCounts, the names of a store
// (std::vector<std::string>) and uint64_t.
template <class T>
std::string Encode(const T& value);

// nullopt for bytes that Encode<T> cannot have made. For contributions too, also those of formats 2 and 3.
template <class T>
std::optional<T> Decode(std::string_view bytes);

struct IndexKey {
  Family family;
  std::string key;
};
// Where an edge stands in the four indexes. Expects that `names` has relation and modality.
std::vector<IndexKey> IndexKeys(const Edge& edge, const Names& names);

// The values of an edge's records: one under its id, and one under all its index keys. Expects what IndexKeys does.
class EdgeValues {
 public:
  EdgeValues(const Edge& edge, const Names& names);

  // Lives as long as this.
  std::string_view In(Family family) const;

 private:
  FieldWriter writer_;
  size_t said_;  // where what is said of it begins: the indexes have the rest in their keys
};

// The value of the record of what one article gave, and of the evidence that it gives for one edge, in whose key the
// edge and the article stand.
std::string EncodeContribution(const std::vector<Actor>& actors, const std::vector<ReportedEdge>& edges);
std::string EncodeEvidence(const std::vector<Evidence>& evidence);

// All of an article in one value; its edges come back settled.
std::string EncodeTold(const Report& report, Date learned);

// What a record says; nullopt for bytes that are none.
template <class T>
std::optional<T> DecodeRecord(Family, std::string_view, std::string_view value, const Names&) {
  return Decode<T>(value);
}
template <>
std::optional<Edge> DecodeRecord(Family family, std::string_view key, std::string_view value, const Names& names);
// Also those of formats 2 and 3.
template <>
std::optional<std::vector<Evidence>> DecodeRecord(Family family, std::string_view key, std::string_view value,
                                                  const Names& names);

template <>
std::optional<Told> DecodeRecord(Family family, std::string_view key, std::string_view value, const Names& names);

// The same for edges, into one that is there already; false for bytes that are none. `edge` means nothing then.
bool DecodeEdge(Family family, std::string_view key, std::string_view value, const Names& names, Edge* edge);
// From the key of an index alone. Its names live as long as `names`.
bool DecodeHead(Family family, std::string_view key, const Names& names, EdgeHead* edge);

}  // namespace entente::store

#endif  // ENTENTE_STORE_CODEC_H_
