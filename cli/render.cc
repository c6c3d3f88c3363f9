#include "cli/render.h"

#include <fmt/format.h>

#include <cmath>

#include "graph/independence.h"

namespace entente::cli {
namespace {

double Rounded(double confidence) { return std::round(confidence * 1000) / 1000; }

Json DateJson(const std::optional<Date>& date) { return date ? Json(date->ToString()) : Json(nullptr); }

Json SpanJson(ByteSpan span) { return span.empty() ? Json(nullptr) : Json::array({span.begin, span.end}); }

Json EvidenceJson(const Evidence& evidence, const SourceDocument& document) {
  return {{"document", ToString(evidence.document)},
          {"source_id", JsonText(document.source_id)},
          {"outlet", JsonText(document.outlet)},
          {"title", JsonText(document.title)},
          {"url", JsonText(document.url)},
          {"published", DateJson(document.published)},
          {"sentence", evidence.sentence},
          {"words", evidence.words},
          {"span", SpanJson(evidence.sentence_span)},
          {"trigger", SpanJson(evidence.trigger)},
          {"from", SpanJson(evidence.from)},
          {"to", SpanJson(evidence.to)},
          {"theme", JsonText(evidence.theme)},
          {"place", JsonText(evidence.place)},
          {"attribution", JsonText(evidence.attribution)},
          {"rule", evidence.rule},
          {"confidence", Rounded(evidence.confidence)}};
}

void Append(std::string* line, std::string_view separator, const std::string& text) {
  if (!text.empty()) line->append(separator).append(OneLine(text));
}

}  // namespace

std::string OneLine(const std::string& text) {
  std::string line;
  for (char c : text) {
    const bool space = c == '\n' || c == '\t' || c == ' ';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

Json JsonText(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json ActorJson(const Actor& actor) {
  return {{"id", ToString(actor.id)},
          {"kind", actor.kind},
          {"name", actor.name},
          {"names", actor.names},
          {"known_id", JsonText(actor.known_id)},
          {"country", JsonText(actor.country)}};
}

Result<Json> EdgeWithEvidenceJson(const GraphView& graph, const Edge& edge) {
  const auto from = graph.GetActor(edge.from), to = graph.GetActor(edge.to);
  if (!from.ok()) return from.status();
  if (!to.ok()) return to.status();
  const auto evidence = graph.GetEvidence(edge.id);
  if (!evidence.ok()) return evidence.status();
  const auto independent = IndependentSources(graph, edge.id);
  if (!independent.ok()) return independent.status();
  Json said = Json::array();
  for (const Evidence& piece : evidence.value()) {
    const auto document = graph.GetDocument(piece.document);
    if (!document.ok()) return document.status();
    said.push_back(EvidenceJson(piece, document.value()));
  }
  return Json{{"id", ToString(edge.id)},
              {"type", edge.relation},
              {"from", from.value().name},
              {"to", to.value().name},
              {"modality", edge.modality},
              {"time", JsonText(edge.time.ToString())},
              {"theme", JsonText(edge.theme)},
              {"place", JsonText(edge.place)},
              {"attribution", JsonText(edge.attribution)},
              {"confidence", Rounded(edge.confidence)},
              {"documents", edge.document_count},
              {"independent_sources", independent.value()},
              {"evidence", said}};
}

Result<std::string> EdgeLine(const GraphView& graph, const Edge& edge) {
  const auto from = graph.GetActor(edge.from), to = graph.GetActor(edge.to);
  if (!from.ok()) return from.status();
  if (!to.ok()) return to.status();
  std::string line = fmt::format("{}  {}  {}  ({}", from.value().name, edge.relation, to.value().name, edge.modality);
  Append(&line, ", ", edge.time.ToString());
  Append(&line, ", ", edge.place);
  line += ")";
  Append(&line, "  ", edge.theme);
  return line;
}

Result<std::string> EvidenceLines(const GraphView& graph, const Edge& edge, size_t most) {
  if (most == 0) return std::string();
  const auto evidence = graph.GetEvidence(edge.id);
  if (!evidence.ok()) return evidence.status();
  std::string lines;
  for (size_t i = 0; i < evidence.value().size() && i < most; ++i) {
    const Evidence& piece = evidence.value()[i];
    const auto document = graph.GetDocument(piece.document);
    if (!document.ok()) return document.status();
    std::string source = document.value().outlet;
    Append(&source, source.empty() ? "" : ", ", document.value().source_id);
    if (document.value().published) Append(&source, ", ", document.value().published->ToString());
    lines += fmt::format("    | {}\n      {}\n", OneLine(piece.words), source);
  }
  if (evidence.value().size() > most) lines += fmt::format("    and {} more\n", evidence.value().size() - most);
  if (edge.document_count < 2) return lines;
  const auto independent = IndependentSources(graph, edge.id);
  if (!independent.ok()) return independent.status();
  lines += fmt::format("    told by {} articles, {} independent source{}\n", edge.document_count, independent.value(),
                       independent.value() == 1 ? "" : "s");
  return lines;
}

}  // namespace entente::cli
