// What every export says of an actor and of an edge: one list of fields, from which each format makes its headers and
// its values.
#ifndef ENTENTE_GRAPH_EXPORT_FIELDS_H_
#define ENTENTE_GRAPH_EXPORT_FIELDS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/ontology.h"
#include "graph/types.h"

namespace entente {

// The article that a piece of evidence stands in.
struct Source {
  std::string story;  // the article's own id, or ours where it brings none
  std::string outlet;
  std::string published;  // ISO date
  std::string url;
  std::string citation;  // all of this in one line
};

// An edge with all that an export tells of it.
struct ExportedEdge {
  Edge edge;
  const Relation* relation = nullptr;
  std::vector<Evidence> evidence;
  std::vector<Source> sources;  // for each piece of evidence
  uint32_t independent_sources = 0;
};

enum class FieldType { kText, kDate, kNumber, kInteger, kFlag, kTexts };

// monostate: there is nothing to tell.
using FieldValue = std::variant<std::monostate, std::string, double, int64_t, bool, std::vector<std::string>>;

template <class Told>
struct Field {
  std::string_view name;
  FieldType type;
  FieldValue (*value)(const Told&);
};

// Ids and the ends of edges are no fields: each format has its own place for them.
std::span<const Field<Actor>> ActorFields();
std::span<const Field<ExportedEdge>> EdgeFields();

// The value as text, the elements of a list joined by `separator`; empty where there is nothing to tell.
std::string FieldText(const FieldValue& value, std::string_view separator);

// The first and last day of an edge as ISO dates; empty where open or not known.
std::string StartOf(const Edge& edge);
std::string EndOf(const Edge& edge);
// "day", "month" or "year"; empty where the time is not known.
std::string GranularityOf(const Edge& edge);

// `text` with every byte that is no UTF-8 replaced by U+FFFD.
std::string ValidUtf8(std::string_view text);

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_FIELDS_H_
