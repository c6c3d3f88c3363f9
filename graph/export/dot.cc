// DOT, a picture: https://graphviz.org/doc/info/lang.html
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <utf8proc.h>

#include <algorithm>

#include "graph/export/export.h"
#include "graph/export/walk.h"

namespace entente {
namespace {

constexpr size_t kLineWidth = 24;     // characters
constexpr size_t kThemeLinesMax = 2;  // a quotation would fill the picture
constexpr std::string_view kUnknownShape = "ellipse";
constexpr std::string_view kUnknownLine = "solid";
constexpr std::string_view kUnknownColour = "#000000";

// Within a quoted label: Graphviz reads backslashes and HTML entities there.
std::string EscapeDot(std::string_view text) {
  std::string escaped;
  for (char c : ValidUtf8(text)) {
    if (c == '"' || c == '\\') {
      escaped.append("\\").push_back(c);
    } else if (c == '&') {
      escaped += "&amp;";
    } else if (c == '\n') {
      escaped += "\\n";
    } else if (static_cast<unsigned char>(c) >= ' ') {
      escaped += c;
    }
  }
  return escaped;
}

size_t CharacterCount(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Breaks at spaces into lines of about kLineWidth; after `lines_max` lines an ellipsis stands for the rest.
std::string Wrapped(std::string_view text, size_t lines_max) {
  std::string wrapped;
  size_t width = 0, lines = 1;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const size_t word_width = CharacterCount(word);
    const bool breaks = width > 0 && width + 1 + word_width > kLineWidth;
    if (breaks && lines++ == lines_max) return wrapped + " …";
    if (!wrapped.empty()) wrapped += breaks ? '\n' : ' ';
    width = breaks ? word_width : width + 1 + word_width;
    wrapped += word;
  }
  return wrapped;
}

std::string EdgeLabel(const Edge& edge) {
  std::string label = edge.relation;
  if (!edge.theme.empty()) label += "\n" + Wrapped(edge.theme, kThemeLinesMax);
  if (edge.time.known()) label += "\n" + edge.time.ToString();
  return label;
}

std::string Tooltip(const ExportedEdge& told) {
  std::string tooltip = told.edge.modality;
  for (const Evidence& piece : told.evidence) tooltip += "\n" + piece.words;
  return tooltip;
}

class DotWriter : public GraphWriter {
 public:
  DotWriter(const Ontology& ontology, std::ostream& out) : ontology_(ontology), out_(out) {}

  void Begin() override {
    out_ << "digraph entente {\n"
            "graph [rankdir=LR, overlap=false, splines=true, nodesep=0.3, ranksep=0.8, fontname=\"Helvetica\"]\n"
            "node [style=\"filled\", fontname=\"Helvetica\", fontsize=11, margin=\"0.12,0.06\"]\n"
            "edge [fontname=\"Helvetica\", fontsize=8, arrowsize=0.6]\n";
  }

  void WriteActor(const Actor& actor) override {
    const NodeKind* kind = ontology_.FindKind(actor.kind);
    fmt::print(out_, "\"{}\" [label=\"{}\", shape=\"{}\", fillcolor=\"{}\", tooltip=\"{}\"]\n", ToString(actor.id),
               EscapeDot(Wrapped(actor.name, std::string::npos)), kind ? kind->shape : kUnknownShape,
               kind ? kind->colour : "#ffffff", EscapeDot(actor.kind));
  }

  void WriteEdge(const ExportedEdge& told) override {
    const Edge& edge = told.edge;
    const Modality* modality = ontology_.FindModality(edge.modality);
    const std::string_view colour = modality ? modality->colour : kUnknownColour;
    const bool symmetric = told.relation && told.relation->symmetric;
    fmt::print(out_,
               "\"{}\" -> \"{}\" [id=\"{}\", label=\"{}\", style=\"{}\", color=\"{}\", fontcolor=\"{}\", "
               "tooltip=\"{}\"{}]\n",
               ToString(edge.from), ToString(edge.to), ToString(edge.id), EscapeDot(EdgeLabel(edge)),
               modality ? modality->line : kUnknownLine, colour, colour, EscapeDot(Tooltip(told)),
               symmetric ? ", dir=none" : "");
  }

  void End() override { out_ << "}\n"; }

 private:
  const Ontology& ontology_;
  std::ostream& out_;
};

}  // namespace

Status WriteDot(const GraphView& graph, const Selection& selection, std::ostream& out) {
  DotWriter writer(graph.ontology(), out);
  return Finished(Walk(graph, selection, &writer), out);
}

}  // namespace entente
