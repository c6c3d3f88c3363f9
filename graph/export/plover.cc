// PLOVER events as JSON lines, with the columns of POLECAT, the data set coded in it:
// https://doi.org/10.7910/DVN/AJGVIT
#include "graph/export/coded_events.h"
#include "graph/export/export.h"
#include "graph/export/json.h"

namespace entente {
namespace {

std::string PloverSectors(const ActorCode& code) { return SectorText(code, &Sector::plover, ";"); }

std::string PrimarySector(const ActorCode& code) { return code.sectors.empty() ? "" : code.sectors.front()->plover; }

using E = CodedEvent;

constexpr CodedColumn kColumns[] = {
    {"Event ID", [](const E& e) { return e.id; }},
    {"Event Date", [](const E& e) { return e.date; }},
    {"Event Type", [](const E& e) { return e.told->relation->plover; }},
    {"Event Mode", [](const E& e) { return e.told->relation->plover_mode; }},
    {"Intensity", NotTold},
    {"Quad Code", NotTold},
    {"Contexts", [](const E& e) { return FieldText(e.contexts, ";"); }},
    {"Actor Name", [](const E& e) { return e.source.actor->name; }},
    {"Actor Country", [](const E& e) { return e.source.code.country.iso3; }},
    {"Actor COW", NotTold},
    {"Primary Actor Sector", [](const E& e) { return PrimarySector(e.source.code); }},
    {"Actor Sectors", [](const E& e) { return PloverSectors(e.source.code); }},
    {"Actor Title", [](const E& e) { return e.source.code.title; }},
    {"Actor Name Raw", NotTold},
    {"Wikipedia Actor ID", NotTold},
    {"Recipient Name", [](const E& e) { return e.target.actor->name; }},
    {"Recipient Country", [](const E& e) { return e.target.code.country.iso3; }},
    {"Recipient COW", NotTold},
    {"Primary Recipient Sector", [](const E& e) { return PrimarySector(e.target.code); }},
    {"Recipient Sectors", [](const E& e) { return PloverSectors(e.target.code); }},
    {"Recipient Title", [](const E& e) { return e.target.code.title; }},
    {"Recipient Name Raw", NotTold},
    {"Wikipedia Recipient ID", NotTold},
    {"Placename", [](const E& e) { return e.told->edge.place; }},
    {"City", [](const E& e) { return e.place.city; }},
    {"District", NotTold},
    {"Province", NotTold},
    {"Country", [](const E& e) { return e.place.country.iso3; }},
    {"Latitude", NotTold},
    {"Longitude", NotTold},
    {"GeoNames ID", [](const E& e) { return e.place.geonames; }},
    {"Raw Placename", [](const E& e) { return e.evidence->place; }},
    {"Feature Type", NotTold},
    {"Source", [](const E& e) { return e.article->outlet; }},
    {"Publication Date", [](const E& e) { return e.article->published; }},
    {"Story People", NotTold},
    {"Story Organizations", NotTold},
    {"Story Locations", NotTold},
    {"Language", NotTold},
    {"Version", NotTold},
    // What POLECAT has no column for.
    {"Modality", [](const E& e) { return e.told->edge.modality; }},
    {"Event Text", [](const E& e) { return e.evidence->words; }},
    {"Story ID", [](const E& e) { return e.article->story; }},
    {"URL", [](const E& e) { return e.article->url; }},
};

Json JsonOf(const CodedEvent& event) {
  Json object = Json::object();
  for (const CodedColumn& column : kColumns) {
    std::string text = column.text(event);
    object[std::string(column.name)] = text.empty() ? Json(nullptr) : Json(std::move(text));
  }
  object["Confidence"] = event.told->edge.confidence;
  return object;
}

class PloverWriter : public CodedEventWriter {
 public:
  PloverWriter(const Ontology& ontology, const EventCoder& coder, std::ostream& out)
      : CodedEventWriter(ontology, coder, &Relation::plover), out_(out) {}

 private:
  void WriteEvent(const CodedEvent& event) override { out_ << DumpJson(JsonOf(event)) << "\n"; }

  std::ostream& out_;
};

}  // namespace

Status WritePlover(const GraphView& graph, const Selection& selection, const EventCoder& coder, std::ostream& out) {
  PloverWriter writer(graph.ontology(), coder, out);
  return Finished(Walk(graph, ActualUnlessNamed(selection, graph.ontology()), &writer), out);
}

}  // namespace entente
