// The value types of the graph: actors, typed dated edges between them, the evidence that says so, and the articles
// that the evidence stands in. Kinds, relations and modalities are the names that `schemas/` defines.
#ifndef ENTENTE_GRAPH_TYPES_H_
#define ENTENTE_GRAPH_TYPES_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"

namespace entente {

// Identity comes from content (XXH3 hashes), so that it depends on neither order nor clock.
enum class ActorId : uint64_t {};
enum class EdgeId : uint64_t {};
enum class DocumentId : uint64_t {};

// Sixteen lower-case hexadecimal digits, and back; nullopt for other text.
inline constexpr size_t kIdDigits = 16;
std::array<char, kIdDigits> IdDigits(uint64_t id);
std::string IdText(uint64_t id);
std::optional<uint64_t> ParseIdText(std::string_view text);
template <class Id>
std::string ToString(Id id) {
  return IdText(static_cast<uint64_t>(id));
}

// Half-open byte offsets into a document's text; always on character borders. Empty where nothing was said.
struct ByteSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
  bool empty() const { return begin == end; }
  uint32_t size() const { return end - begin; }
};

struct Actor {
  ActorId id{};
  std::string kind;                // a node kind of schemas/ ("person", "country", ...)
  std::string name;                // canonical
  std::vector<std::string> names;  // every form it was met under, the canonical one included; sorted, unique
  std::string known_id;            // external identifier ("Q7747", "ISO:RU"), empty where none is known
  std::string country;             // canonical name of the country it belongs to, empty where unknown

  friend auto operator<=>(const Actor&, const Actor&) = default;
};

// An actor with an external identifier is that identifier; another is its kind and folded canonical name.
ActorId MakeActorId(std::string_view known_id, std::string_view kind, std::string_view name);

// One place in one article that says an edge. `theme`, `place` and `attribution` are as this place gives them.
struct Evidence {
  DocumentId document{};
  uint32_t sentence = 0;  // index in the document, from 0
  ByteSpan sentence_span;
  ByteSpan trigger;   // the words that name the event
  ByteSpan from, to;  // the mentions of the two actors, empty where they are understood
  std::string words;  // the sentence, verbatim
  std::string rule;   // the frame or model that read it
  std::string theme;
  std::string place;
  std::string attribution;  // who says so
  double confidence = 0;    // 0 to 1: how likely this reading is right

  friend auto operator<=>(const Evidence&, const Evidence&) = default;
};

// A typed edge `from` -> `to`. Symmetric relations are kept once, with from < to. Theme, place and attribution are
// those of the strongest evidence; SettleEdge (graph/merge.h) makes them from the evidence.
struct Edge {
  EdgeId id{};
  std::string relation;
  ActorId from{}, to{};
  std::string modality;
  TimeSpan time;  // when it happens or holds
  std::string theme;
  std::string place;
  std::string attribution;
  double confidence = 0;
  uint32_t evidence_count = 0;
  uint32_t document_count = 0;  // distinct documents among the evidence

  friend auto operator<=>(const Edge&, const Edge&) = default;
};

// An article as the graph keeps it.
struct SourceDocument {
  DocumentId id{};
  std::string source_id;  // its own id where it brings one, else empty
  std::string outlet;
  std::string title;
  std::string url;
  std::optional<Date> published;
  std::string text;  // what all byte offsets refer to; begins with the title where there is one
  uint32_t sentence_count = 0;

  friend auto operator<=>(const SourceDocument&, const SourceDocument&) = default;
};

struct ReportedEdge {
  Edge edge;
  std::vector<Evidence> evidence;  // at least one

  friend auto operator<=>(const ReportedEdge&, const ReportedEdge&) = default;
};

// What one article tells: the unit that is merged into a graph and written to a store.
struct Report {
  SourceDocument document;
  std::vector<Actor> actors;        // every actor that an edge names; sorted by id, unique
  std::vector<ReportedEdge> edges;  // sorted by id, unique

  friend auto operator<=>(const Report&, const Report&) = default;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_TYPES_H_
