#include "graph/export/export.h"

#include <algorithm>
#include <cassert>

namespace entente {
namespace {

using Outs = std::vector<std::ostream*>;

template <Status (*write)(const GraphView&, const Selection&, std::ostream&)>
Status WriteOne(const GraphView& graph, const Selection& selection, const Outs& outs) {
  return write(graph, selection, *outs[0]);
}

Status WriteTwo(const GraphView& graph, const Selection& selection, const Outs& outs) {
  return WriteNeo4jCsv(graph, selection, *outs[0], *outs[1]);
}

}  // namespace

const std::vector<ExportFormat>& ExportFormats() {
  static const std::vector<ExportFormat> formats = {
      {"graphml", "GraphML: Gephi, yEd, igraph, networkx", {".graphml"}, WriteOne<WriteGraphml>},
      {"gexf", "GEXF 1.2 with a timeline: Gephi", {".gexf"}, WriteOne<WriteGexf>},
      {"dot", "DOT, a picture: Graphviz", {".dot"}, WriteOne<WriteDot>},
      {"cytoscape", "elements JSON: Cytoscape.js, Cytoscape", {".cyjs"}, WriteOne<WriteCytoscape>},
      {"node-link", "node-link JSON: networkx, D3", {".json"}, WriteOne<WriteNodeLink>},
      {"neo4j-csv", "two CSV files: neo4j-admin import, spreadsheets", {"-nodes.csv", "-relationships.csv"}, WriteTwo},
      {"jsonl", "JSON Lines, an edge a line: entente load", {".jsonl"}, WriteOne<WriteJsonLines>},
  };
  return formats;
}

const ExportFormat* FindExportFormat(std::string_view name) {
  const auto& formats = ExportFormats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto& f) { return f.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

Status Export(const GraphView& graph, const ExportFormat& format, const Selection& selection, const Outs& outs) {
  assert(outs.size() == format.endings.size());
  return format.write(graph, selection, outs);
}

}  // namespace entente
