// Node-link JSON: https://networkx.org/documentation/stable/reference/readwrite/json_graph.html
#include "graph/export/export.h"
#include "graph/export/json.h"
#include "graph/export/walk.h"

namespace entente {
namespace {

class NodeLinkWriter : public GraphWriter {
 public:
  explicit NodeLinkWriter(std::ostream& out) : out_(out), array_(out) {}

  void Begin() override {
    out_ << "{\"directed\": true, \"multigraph\": true, \"graph\": {}, ";
    array_.Begin("nodes");
  }

  void WriteActor(const Actor& actor) override {
    Json node = {{"id", ToString(actor.id)}};
    AddFields(actor, &node);
    array_.Write(node);
  }

  void BeginEdges() override {
    array_.End();
    out_ << ", ";
    array_.Begin("links");
  }

  void WriteEdge(const ExportedEdge& told) override {
    Json link = {{"source", ToString(told.edge.from)},
                 {"target", ToString(told.edge.to)},
                 {"key", ToString(told.edge.id)}};  // tells parallel edges apart
    AddFields(told, &link);
    array_.Write(link);
  }

  void End() override {
    array_.End();
    out_ << "}\n";
  }

 private:
  std::ostream& out_;
  JsonArrayWriter array_;
};

}  // namespace

Status WriteNodeLink(const GraphView& graph, const Selection& selection, std::ostream& out) {
  NodeLinkWriter writer(out);
  return Finished(Walk(graph, selection, &writer), out);
}

}  // namespace entente
