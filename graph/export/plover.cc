// PLOVER events as JSON lines, with the columns of POLECAT, the data set coded in it:
// https://doi.org/10.7910/DVN/AJGVIT
#include "graph/export/coded_events.h"
#include "graph/export/export.h"
#include "graph/export/json.h"

namespace entente {
namespace {

std::string PloverSectors(const ActorCode& code) { return SectorText(code, &Sector::plover, ";"); }

std::string PrimarySector(const ActorCode& code) { return code.sectors.empty() ? "" : code.sectors.front()->plover; }

using Event = CodedEvent;

constexpr CodedColumn kPloverColumns[] = {
    {"Event ID", [](const Event& e) { return e.id; }},
    {"Event Date", [](const Event& e) { return e.date; }},
    {"Event Type", [](const Event& e) { return e.plover; }},
    {"Event Mode", [](const Event& e) { return e.plover_mode; }},
    {"Intensity", NotTold},
    {"Quad Code", NotTold},
    {"Contexts", [](const Event& e) { return FieldText(e.contexts, ";"); }},
    {"Actor Name", [](const Event& e) { return e.source.actor->name; }},
    {"Actor Country", [](const Event& e) { return e.source.code.country.iso3; }},
    {"Actor COW", NotTold},
    {"Primary Actor Sector", [](const Event& e) { return PrimarySector(e.source.code); }},
    {"Actor Sectors", [](const Event& e) { return PloverSectors(e.source.code); }},
    {"Actor Title", [](const Event& e) { return e.source.code.title; }},
    {"Actor Name Raw", NotTold},
    {"Wikipedia Actor ID", NotTold},
    {"Recipient Name", [](const Event& e) { return e.target.actor->name; }},
    {"Recipient Country", [](const Event& e) { return e.target.code.country.iso3; }},
    {"Recipient COW", NotTold},
    {"Primary Recipient Sector", [](const Event& e) { return PrimarySector(e.target.code); }},
    {"Recipient Sectors", [](const Event& e) { return PloverSectors(e.target.code); }},
    {"Recipient Title", [](const Event& e) { return e.target.code.title; }},
    {"Recipient Name Raw", NotTold},
    {"Wikipedia Recipient ID", NotTold},
    {"Placename", [](const Event& e) { return e.told->edge.place; }},
    {"City", [](const Event& e) { return e.place.city; }},
    {"District", NotTold},
    {"Province", NotTold},
    {"Country", [](const Event& e) { return e.place.country.iso3; }},
    {"Latitude", NotTold},
    {"Longitude", NotTold},
    {"GeoNames ID", [](const Event& e) { return e.place.geonames; }},
    {"Raw Placename", [](const Event& e) { return e.evidence->place; }},
    {"Feature Type", NotTold},
    {"Source", [](const Event& e) { return e.article->outlet; }},
    {"Publication Date", [](const Event& e) { return e.article->published; }},
    {"Story People", NotTold},
    {"Story Organizations", NotTold},
    {"Story Locations", NotTold},
    {"Language", NotTold},
    {"Version", NotTold},
    // What POLECAT has no column for.
    {"Modality", [](const Event& e) { return e.told->edge.modality; }},
    {"Event Text", [](const Event& e) { return e.evidence->words; }},
    {"Story ID", [](const Event& e) { return e.article->story; }},
    {"URL", [](const Event& e) { return e.article->url; }},
};

Json EventJson(const CodedEvent& event) {
  Json object = Json::object();
  for (const CodedColumn& column : kPloverColumns) {
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
  void WriteEvent(const CodedEvent& event) override { out_ << DumpJson(EventJson(event)) << "\n"; }

  std::ostream& out_;
};

}  // namespace

Status WritePlover(const GraphView& graph, const Selection& selection, const EventCoder& coder, std::ostream& out) {
  PloverWriter writer(graph.ontology(), coder, out);
  return Finished(Walk(graph, ActualUnlessNamed(selection, graph.ontology()), &writer), out);
}

}  // namespace entente
