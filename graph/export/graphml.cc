// GraphML: http://graphml.graphdrawing.org/specification.html
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "graph/export/export.h"
#include "graph/export/walk.h"
#include "graph/export/xml.h"

namespace entente {
namespace {

class GraphmlWriter : public GraphWriter {
 public:
  explicit GraphmlWriter(std::ostream& out) : out_(out) {}

  void Begin() override {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    WriteKeys(ActorFields(), "node", "n_");
    WriteKeys(EdgeFields(), "edge", "e_");
    out_ << "<graph edgedefault=\"directed\">\n";
  }

  void WriteActor(const Actor& actor) override {
    fmt::print(out_, "<node id=\"{}\">", ToString(actor.id));
    WriteData(ActorFields(), actor, "n_");
    out_ << "</node>\n";
  }

  void WriteEdge(const ExportedEdge& told) override {
    fmt::print(out_, "<edge id=\"{}\" source=\"{}\" target=\"{}\">", ToString(told.edge.id), ToString(told.edge.from),
               ToString(told.edge.to));
    WriteData(EdgeFields(), told, "e_");
    out_ << "</edge>\n";
  }

  void End() override { out_ << "</graph>\n</graphml>\n"; }

 private:
  template <class Told>
  void WriteKeys(std::span<const Field<Told>> fields, std::string_view of, std::string_view prefix) {
    for (const auto& field : fields) {
      fmt::print(out_, "<key id=\"{}{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", prefix, field.name, of,
                 field.name, XmlTypeName(field.type));
    }
  }

  template <class Told>
  void WriteData(std::span<const Field<Told>> fields, const Told& told, std::string_view prefix) {
    for (const auto& field : fields) {
      const std::string text = FieldText(field.value(told), "\n");
      if (!text.empty()) fmt::print(out_, "<data key=\"{}{}\">{}</data>", prefix, field.name, EscapeXml(text));
    }
  }

  std::ostream& out_;
};

}  // namespace

Status WriteGraphml(const GraphView& graph, const Selection& selection, std::ostream& out) {
  GraphmlWriter writer(out);
  return Finished(Walk(graph, selection, &writer), out);
}

}  // namespace entente
