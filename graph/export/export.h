// Hands a graph to the tools that researchers use: one writer a format, all of them the same actors, edges and fields.
#ifndef ENTENTE_GRAPH_EXPORT_EXPORT_H_
#define ENTENTE_GRAPH_EXPORT_EXPORT_H_

#include <ostream>
#include <string_view>
#include <vector>

#include "graph/export/event_coder.h"
#include "graph/selection.h"

namespace entente {

// Each writes the selected edges and their ends, both ordered by id, in UTF-8. They fail as Select fails, as reading
// `graph` fails, and with kIo where a stream does not take what is written; what was written by then is to be thrown
// away. Strings survive as they are, save for what a format cannot hold, which is left out: control characters in XML
// and DOT, NUL in CSV. Bytes that are no UTF-8 become U+FFFD.

// GraphML, for Gephi, yEd, igraph, networkx. Lists are joined by line feeds. Edges are directed; the attribute
// `symmetric` tells those that are alike from both ends.
Status WriteGraphml(const GraphView& graph, const Selection& selection, std::ostream& out);
// GEXF 1.2, for Gephi: edges carry start and end, so that its timeline works; symmetric edges are undirected.
Status WriteGexf(const GraphView& graph, const Selection& selection, std::ostream& out);
// DOT, for Graphviz: a picture with shape and colour by kind and modality, the evidence as tooltip.
Status WriteDot(const GraphView& graph, const Selection& selection, std::ostream& out);
// Elements JSON, for Cytoscape.js and Cytoscape.
Status WriteCytoscape(const GraphView& graph, const Selection& selection, std::ostream& out);
// Node-link JSON: networkx.node_link_graph(data, edges="links") and D3 read it.
Status WriteNodeLink(const GraphView& graph, const Selection& selection, std::ostream& out);
// JSON Lines: an edge a line as one article tells it, by article; graph/import/edge_lines.h reads it back into the same
// graph, with the quoted sentences for texts.
Status WriteJsonLines(const GraphView& graph, const Selection& selection, std::ostream& out);
// Two CSV files (RFC 4180) with the headers of neo4j-admin's import, to be run with --array-delimiter="|" and
// --multiline-fields=true. A "|" within an element of a list becomes U+00A6.
Status WriteNeo4jCsv(const GraphView& graph, const Selection& selection, std::ostream& nodes,
                     std::ostream& relationships);

// The two formats of coded events take the edges whose relation has a code in theirs, and unless the selection names
// modalities only what took place. Symmetric edges are two events, one each way. What is not known stays empty: the
// date of an event unless its day is known, coordinates, and whatever nobody tells.
//
// PLOVER as JSON lines, one object an event, with the columns of POLECAT, then modality, sentence, article, address and
// confidence. What is not known is null.
Status WritePlover(const GraphView& graph, const Selection& selection, const EventCoder& coder, std::ostream& out);
// CAMEO in the columns of the ICEWS Coded Event Data, separated by tabs, with a header. Events that did not take place
// have no code and no intensity, and their modality in the text.
Status WriteIcews(const GraphView& graph, const Selection& selection, const EventCoder& coder, std::ostream& out);

// A format as the command line knows it.
struct ExportFormat {
  std::string_view name;
  std::string_view description;
  std::vector<std::string_view> endings;  // of the files it consists of, one stream each (".gexf")
  bool coded = false;                     // it needs an EventCoder
  // The writer above that Export calls.
  Status (*write)(const GraphView& graph, const Selection& selection, const EventCoder* coder,
                  const std::vector<std::ostream*>& outs);
};

// In the order in which to list them.
const std::vector<ExportFormat>& ExportFormats();
// nullptr where there is none of that name.
const ExportFormat* FindExportFormat(std::string_view name);
// Expects a stream for each of the format's endings, and a coder where it needs one.
Status Export(const GraphView& graph, const ExportFormat& format, const Selection& selection,
              const std::vector<std::ostream*>& outs, const EventCoder* coder = nullptr);

}  // namespace entente

#endif  // ENTENTE_GRAPH_EXPORT_EXPORT_H_
