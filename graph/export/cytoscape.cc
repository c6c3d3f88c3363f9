// Elements JSON: https://js.cytoscape.org/#notation/elements-json
#include "graph/export/export.h"
#include "graph/export/json.h"
#include "graph/export/walk.h"

namespace entente {
namespace {

class CytoscapeWriter : public GraphWriter {
 public:
  explicit CytoscapeWriter(std::ostream& out) : out_(out), array_(out) {}

  void Begin() override {
    out_ << "{\"elements\": {";
    array_.Begin("nodes");
  }

  void WriteActor(const Actor& actor) override {
    Json data = {{"id", ToString(actor.id)}};
    AddFields(actor, &data);
    array_.Write({{"data", std::move(data)}, {"classes", actor.kind}});
  }

  void BeginEdges() override {
    array_.End();
    out_ << ", ";
    array_.Begin("edges");
  }

  void WriteEdge(const ExportedEdge& told) override {
    Json data = {
        {"id", ToString(told.edge.id)}, {"source", ToString(told.edge.from)}, {"target", ToString(told.edge.to)}};
    AddFields(told, &data);
    array_.Write({{"data", std::move(data)}, {"classes", told.edge.modality}});
  }

  void End() override {
    array_.End();
    out_ << "}}\n";
  }

 private:
  std::ostream& out_;
  JsonArrayWriter array_;
};

}  // namespace

Status WriteCytoscape(const GraphView& graph, const Selection& selection, std::ostream& out) {
  CytoscapeWriter writer(out);
  return Finished(Walk(graph, selection, &writer), out);
}

}  // namespace entente
