// GEXF 1.2: https://gexf.net/1.2/primer.html
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "graph/export/export.h"
#include "graph/export/walk.h"
#include "graph/export/xml.h"

namespace entente {
namespace {

int HexByte(std::string_view digits) { return std::stoi(std::string(digits), nullptr, 16); }

std::string DateAttribute(std::string_view name, const std::string& date) {
  return date.empty() ? "" : fmt::format(" {}=\"{}\"", name, date);
}

class GexfWriter : public GraphWriter {
 public:
  GexfWriter(const Ontology& ontology, std::ostream& out) : ontology_(ontology), out_(out) {}

  void Begin() override {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
            "version=\"1.2\">\n"
            "<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n";
    WriteAttributes(ActorFields(), "node");
    WriteAttributes(EdgeFields(), "edge");
    out_ << "<nodes>\n";
  }

  void WriteActor(const Actor& actor) override {
    fmt::print(out_, "<node id=\"{}\" label=\"{}\">", ToString(actor.id), EscapeXml(actor.name));
    WriteValues(ActorFields(), actor);
    if (const NodeKind* kind = ontology_.FindKind(actor.kind)) {
      const std::string_view colour = kind->colour;  // "#rrggbb"
      fmt::print(out_, "<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/>", HexByte(colour.substr(1, 2)),
                 HexByte(colour.substr(3, 2)), HexByte(colour.substr(5, 2)));
    }
    out_ << "</node>\n";
  }

  void BeginEdges() override { out_ << "</nodes>\n<edges>\n"; }

  void WriteEdge(const ExportedEdge& told) override {
    const Edge& edge = told.edge;
    const bool symmetric = told.relation && told.relation->symmetric;
    fmt::print(out_, "<edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"{}\" label=\"{}\" weight=\"{}\"{}{}>",
               ToString(edge.id), ToString(edge.from), ToString(edge.to), symmetric ? "undirected" : "directed",
               EscapeXml(edge.relation), edge.evidence_count, DateAttribute("start", StartOf(edge)),
               DateAttribute("end", EndOf(edge)));
    WriteValues(EdgeFields(), told);
    out_ << "</edge>\n";
  }

  void End() override { out_ << "</edges>\n</graph>\n</gexf>\n"; }

 private:
  // The format has its own place for dates.
  static bool HasOwnPlace(FieldType type) { return type == FieldType::kDate; }

  template <class Told>
  void WriteAttributes(std::span<const Field<Told>> fields, std::string_view of) {
    fmt::print(out_, "<attributes class=\"{}\" mode=\"static\">\n", of);
    for (const auto& field : fields) {
      if (HasOwnPlace(field.type)) continue;
      fmt::print(out_, "<attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", field.name, field.name,
                 XmlTypeName(field.type));
    }
    out_ << "</attributes>\n";
  }

  template <class Told>
  void WriteValues(std::span<const Field<Told>> fields, const Told& told) {
    out_ << "<attvalues>";
    for (const auto& field : fields) {
      const std::string text = HasOwnPlace(field.type) ? "" : FieldText(field.value(told), "\n");
      if (!text.empty()) fmt::print(out_, "<attvalue for=\"{}\" value=\"{}\"/>", field.name, EscapeXml(text));
    }
    out_ << "</attvalues>";
  }

  const Ontology& ontology_;
  std::ostream& out_;
};

}  // namespace

Status WriteGexf(const GraphView& graph, const Selection& selection, std::ostream& out) {
  GexfWriter writer(graph.ontology(), out);
  return Finished(Walk(graph, selection, &writer), out);
}

}  // namespace entente
