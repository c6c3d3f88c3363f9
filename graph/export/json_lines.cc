// JSON Lines: an edge a line as one article tells it, the lines of an article together. graph/import reads it back.
#include <algorithm>

#include "graph/export/export.h"
#include "graph/export/json.h"
#include "graph/export/walk.h"
#include "graph/independence.h"

namespace entente {
namespace {

using Told = std::pair<DocumentId, EdgeId>;

// Which article tells which edge, by article.
Result<std::vector<Told>> WhoTellsWhat(const GraphView& graph, const std::vector<Link>& links) {
  std::vector<Told> told;
  for (const Link& link : links) {
    const auto evidence = graph.GetEvidence(link.id);
    if (!evidence.ok()) return evidence.status();
    for (const Evidence& piece : evidence.value()) told.emplace_back(piece.document, link.id);
  }
  std::sort(told.begin(), told.end());
  told.erase(std::unique(told.begin(), told.end()), told.end());
  return told;
}

void AddText(const char* name, const std::string& text, Json* object) {
  if (!text.empty()) (*object)[name] = text;
}

Json DocumentJson(const SourceDocument& document) {
  Json json = {{"id", ToString(document.id)}};
  AddText("source_id", document.source_id, &json);
  AddText("outlet", document.outlet, &json);
  AddText("title", document.title, &json);
  AddText("url", document.url, &json);
  if (document.published) json["published"] = document.published->ToString();
  AddText("dateline", std::string(DatelineOf(document)), &json);
  return json;
}

// Counted from the begin of the sentence; who acts may stand in another.
void AddSpan(const char* name, const ByteSpan& span, const ByteSpan& sentence, Json* object) {
  if (span.empty() || span.begin < sentence.begin || span.end > sentence.end) return;
  (*object)[name] = {span.begin - sentence.begin, span.end - sentence.begin};
}

Json EvidenceJson(const Evidence& piece) {
  Json json = {{"sentence", piece.sentence}, {"words", piece.words}};
  AddSpan("trigger", piece.trigger, piece.sentence_span, &json);
  AddSpan("from", piece.from, piece.sentence_span, &json);
  AddSpan("to", piece.to, piece.sentence_span, &json);
  AddText("rule", piece.rule, &json);
  AddText("theme", piece.theme, &json);
  AddText("place", piece.place, &json);
  AddText("attribution", piece.attribution, &json);
  json["confidence"] = piece.confidence;
  return json;
}

Result<Json> ActorJson(const GraphView& graph, ActorId id) {
  const auto actor = graph.GetActor(id);
  if (!actor.ok()) return actor.status();
  Json json = {{"id", ToString(id)}};
  AddFields(actor.value(), &json);
  return json;
}

Result<Json> EdgeJson(const GraphView& graph, EdgeId id, const SourceDocument& document) {
  const auto edge = graph.GetEdge(id);
  if (!edge.ok()) return edge.status();
  const auto evidence = graph.GetEvidence(id);
  if (!evidence.ok()) return evidence.status();
  const auto from = ActorJson(graph, edge.value().from), to = ActorJson(graph, edge.value().to);
  if (!from.ok()) return from;
  if (!to.ok()) return to;
  Json json = {{"article", DocumentJson(document)},
               {"id", ToString(id)},
               {"relation", edge.value().relation},
               {"from", from.value()},
               {"to", to.value()},
               {"modality", edge.value().modality}};
  AddText("start", StartOf(edge.value()), &json);
  AddText("end", EndOf(edge.value()), &json);
  AddText("granularity", GranularityOf(edge.value()), &json);
  json["evidence"] = Json::array();
  for (const Evidence& piece : evidence.value()) {
    if (piece.document == document.id) json["evidence"].push_back(EvidenceJson(piece));
  }
  return json;
}

}  // namespace

Status WriteJsonLines(const GraphView& graph, const Selection& selection, std::ostream& out) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  const auto told = WhoTellsWhat(graph, subgraph.value().links);
  if (!told.ok()) return told.status();
  std::optional<SourceDocument> document;
  for (const auto& [document_id, edge] : told.value()) {
    if (!document || document->id != document_id) {
      const auto read = graph.GetDocument(document_id);
      if (!read.ok()) return read.status();
      document = read.value();
    }
    const auto json = EdgeJson(graph, edge, *document);
    if (!json.ok()) return json.status();
    out << DumpJson(json.value()) << '\n';
  }
  return Finished(Status(), out);
}

}  // namespace entente
