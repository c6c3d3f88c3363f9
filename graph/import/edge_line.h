// One edge as one article tells it, from the line of JSON that graph/export/json_lines.cc writes.
#ifndef ENTENTE_GRAPH_IMPORT_EDGE_LINE_H_
#define ENTENTE_GRAPH_IMPORT_EDGE_LINE_H_

#include <string_view>

#include "graph/ontology.h"
#include "graph/status.h"
#include "graph/types.h"

namespace entente {

struct EdgeLine {
  SourceDocument document;  // its text is the dateline alone
  Actor from, to;
  ReportedEdge edge;  // the spans of its evidence count from the begin of the sentence
};

// The ids of article, actors and edge may be left out: they follow from what is said. A line without an article is one
// of its own. kInvalidInput, saying which field is at fault, for anything else than such a line.
Result<EdgeLine> ReadEdgeLine(std::string_view line, const Ontology& ontology);

}  // namespace entente

#endif  // ENTENTE_GRAPH_IMPORT_EDGE_LINE_H_
