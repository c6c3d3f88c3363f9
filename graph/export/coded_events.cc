#include "graph/export/coded_events.h"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

std::string EventDate(const TimeSpan& time) {
  const bool known = time.granularity == Granularity::kDay && time.first.day != TimeSpan::kOpenPast;
  return known ? time.first.ToString() : "";
}

// When the act took place for all that we know: at the latest when it was in the news.
TimeSpan TimeOf(const Edge& edge, const Source& article) {
  const auto published = Date::Parse(article.published);
  return edge.time.known() || !published ? edge.time : TimeSpan::Day(*published);
}

std::string WholeCameo(const std::string& code) { return code.size() == 2 ? code + "0" : code; }

// What a country does to its own is another act than what it does to others.
bool IsWithinCountry(const CodedEvent& event) {
  const std::string& country = event.source.code.country.iso3;
  return !country.empty() && country == event.target.code.country.iso3;
}

void SetCodes(const Relation& relation, CodedEvent* event) {
  const bool within = IsWithinCountry(*event);
  const bool other = within && !relation.plover_within.empty();
  event->plover = other ? relation.plover_within : relation.plover;
  event->plover_mode = other ? "" : relation.plover_mode;
  event->cameo = WholeCameo(within && !relation.cameo_within.empty() ? relation.cameo_within : relation.cameo);
}

size_t StrongestOf(const std::vector<Evidence>& evidence) {
  const auto strongest = std::max_element(evidence.begin(), evidence.end(), [](const Evidence& a, const Evidence& b) {
    return a.confidence < b.confidence;
  });
  return static_cast<size_t>(strongest - evidence.begin());
}

}  // namespace

void CodedEventWriter::WriteEdge(const ExportedEdge& told) {
  if (!told.relation || (told.relation->*code_).empty()) return;
  CodedEvent event = EventOf(told);
  WriteEvent(event);
  if (!told.relation->symmetric) return;
  event.id += "-r";
  std::swap(event.source, event.target);
  WriteEvent(event);
}

CodedEvent CodedEventWriter::EventOf(const ExportedEdge& told) const {
  CodedEvent event;
  event.id = ToString(told.edge.id);
  event.date = EventDate(told.edge.time);
  event.told = &told;
  const size_t strongest = StrongestOf(told.evidence);
  event.evidence = &told.evidence[strongest];
  event.article = &told.sources[strongest];
  const TimeSpan time = TimeOf(told.edge, *event.article);
  event.source = CodedActorOf(told.edge.from, time);
  event.target = CodedActorOf(told.edge.to, time);
  if (!told.edge.place.empty()) event.place = coder_.CodePlace(told.edge.place);
  for (const Context& context : coder_.codes().contexts()) {
    const auto& relations = context.relations;
    const auto found = std::find(relations.begin(), relations.end(), told.edge.relation);
    if (found != relations.end()) event.contexts.push_back(context.plover);
  }
  SetCodes(*told.relation, &event);
  event.cameo_code = coder_.codes().FindCameo(event.cameo);
  event.actual = told.edge.modality == ontology_.modalities().front().name;
  return event;
}

CodedActor CodedEventWriter::CodedActorOf(ActorId id, const TimeSpan& time) const {
  const Actor& actor = actors_.at(id);
  return {&actor, coder_.CodeActor(actor, time)};
}

std::string SectorText(const ActorCode& code, std::string Sector::*scheme, std::string_view separator) {
  std::vector<std::string> names;
  for (const Sector* sector : code.sectors) names.push_back(sector->*scheme);
  return FieldText(names, separator);
}

Selection ActualUnlessNamed(Selection selection, const Ontology& ontology) {
  if (selection.modalities.empty()) selection.modalities = {ontology.modalities().front().name};
  return selection;
}

}  // namespace entente
