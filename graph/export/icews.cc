// Events in the columns of the ICEWS Coded Event Data, separated by tabs: https://doi.org/10.7910/DVN/28075
#include <fmt/format.h>

#include "graph/export/coded_events.h"
#include "graph/export/export.h"

namespace entente {
namespace {

std::string IcewsSectors(const ActorCode& code) { return SectorText(code, &Sector::icews, ","); }

// What did not take place is told in words and has no code: that of the act would count it as one.
std::string EventText(const CodedEvent& event) {
  const std::string text = event.cameo_code ? event.cameo_code->text : event.told->relation->description;
  return event.actual ? text : fmt::format("{} ({})", text, event.told->edge.modality);
}

std::string Intensity(const CodedEvent& event) {
  const bool known = event.actual && event.cameo_code && event.cameo_code->intensity;
  return known ? fmt::format("{:.1f}", *event.cameo_code->intensity) : "";
}

using Event = CodedEvent;

constexpr CodedColumn kIcewsColumns[] = {
    {"Event ID", [](const Event& e) { return e.id; }},
    {"Event Date", [](const Event& e) { return e.date; }},
    {"Source Name", [](const Event& e) { return e.source.actor->name; }},
    {"Source Sectors", [](const Event& e) { return IcewsSectors(e.source.code); }},
    {"Source Country", [](const Event& e) { return e.source.code.country.name; }},
    {"Event Text", EventText},
    {"CAMEO Code", [](const Event& e) { return e.actual ? e.cameo : ""; }},
    {"Intensity", Intensity},
    {"Target Name", [](const Event& e) { return e.target.actor->name; }},
    {"Target Sectors", [](const Event& e) { return IcewsSectors(e.target.code); }},
    {"Target Country", [](const Event& e) { return e.target.code.country.name; }},
    {"Story ID", [](const Event& e) { return e.article->story; }},
    {"Sentence Number", [](const Event& e) { return fmt::format("{}", uint64_t{e.evidence->sentence} + 1); }},
    {"Publisher", [](const Event& e) { return e.article->outlet; }},
    {"City", [](const Event& e) { return e.place.city; }},
    {"District", NotTold},
    {"Province", NotTold},
    {"Country", [](const Event& e) { return e.place.country.name; }},
    {"Latitude", NotTold},
    {"Longitude", NotTold},
};

// Readers of this format know no escapes: control characters become spaces, quotation marks apostrophes.
std::string Cell(std::string_view text) {
  std::string cell = ValidUtf8(text);
  for (char& c : cell) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    if (c == '"') c = '\'';
  }
  return cell;
}

class IcewsWriter : public CodedEventWriter {
 public:
  IcewsWriter(const Ontology& ontology, const EventCoder& coder, std::ostream& out)
      : CodedEventWriter(ontology, coder, &Relation::cameo), out_(out) {}

  void Begin() override {
    WriteRow([](const CodedColumn& column) { return std::string(column.name); });
  }

 private:
  void WriteEvent(const CodedEvent& event) override {
    WriteRow([&](const CodedColumn& column) { return Cell(column.text(event)); });
  }

  template <class CellOf>
  void WriteRow(CellOf cell_of) {
    for (const CodedColumn& column : kIcewsColumns) out_ << (&column == kIcewsColumns ? "" : "\t") << cell_of(column);
    out_ << "\n";
  }

  std::ostream& out_;
};

}  // namespace

Status WriteIcews(const GraphView& graph, const Selection& selection, const EventCoder& coder, std::ostream& out) {
  IcewsWriter writer(graph.ontology(), coder, out);
  return Finished(Walk(graph, ActualUnlessNamed(selection, graph.ontology()), &writer), out);
}

}  // namespace entente
