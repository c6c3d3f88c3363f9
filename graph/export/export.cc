#include "graph/export/export.h"

#include <algorithm>
#include <cassert>

namespace entente {
namespace {

using Outs = std::vector<std::ostream*>;

template <Status (*write)(const GraphView&, const Selection&, std::ostream&)>
Status WriteOne(const GraphView& graph, const Selection& selection, const EventCoder*, const Outs& outs) {
  return write(graph, selection, *outs[0]);
}

template <Status (*write)(const GraphView&, const Selection&, const EventCoder&, std::ostream&)>
Status WriteCoded(const GraphView& graph, const Selection& selection, const EventCoder* coder, const Outs& outs) {
  return write(graph, selection, *coder, *outs[0]);
}

Status WriteTwo(const GraphView& graph, const Selection& selection, const EventCoder*, const Outs& outs) {
  return WriteNeo4jCsv(graph, selection, *outs[0], *outs[1]);
}

}  // namespace

const std::vector<ExportFormat>& ExportFormats() {
  static const std::vector<ExportFormat> formats = {
      {"graphml", "GraphML: Gephi, yEd, igraph, networkx", {".graphml"}, false, WriteOne<WriteGraphml>},
      {"gexf", "GEXF 1.2 with a timeline: Gephi", {".gexf"}, false, WriteOne<WriteGexf>},
      {"dot", "DOT, a picture: Graphviz", {".dot"}, false, WriteOne<WriteDot>},
      {"cytoscape", "elements JSON: Cytoscape.js, Cytoscape", {".cyjs"}, false, WriteOne<WriteCytoscape>},
      {"node-link", "node-link JSON: networkx, D3", {".json"}, false, WriteOne<WriteNodeLink>},
      {"neo4j-csv",
       "two CSV files: neo4j-admin import, spreadsheets",
       {"-nodes.csv", "-relationships.csv"},
       false,
       WriteTwo},
      {"jsonl", "JSON Lines, an edge a line: entente load", {".jsonl"}, false, WriteOne<WriteJsonLines>},
      {"plover",
       "PLOVER events as JSON lines, in POLECAT's columns: R, pandas",
       {".jsonl"},
       true,
       WriteCoded<WritePlover>},
      {"icews", "CAMEO events in ICEWS' columns, by tabs: R, pandas", {".tab"}, true, WriteCoded<WriteIcews>},
  };
  return formats;
}

const ExportFormat* FindExportFormat(std::string_view name) {
  const auto& formats = ExportFormats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto& f) { return f.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

Status Export(const GraphView& graph, const ExportFormat& format, const Selection& selection, const Outs& outs,
              const EventCoder* coder) {
  assert(outs.size() == format.endings.size() && (coder || !format.coded));
  return format.write(graph, selection, coder, outs);
}

}  // namespace entente
