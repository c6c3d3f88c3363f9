#include "graph/print.h"

#include <fmt/format.h>

namespace entente {
namespace {

// Quoted, on one line.
std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (static_cast<unsigned char>(c) < ' ') {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string Named(std::string_view name, std::string_view text) {
  return text.empty() ? "" : fmt::format(" {}={}", name, Quoted(text));
}

std::string Interval(ByteSpan span) { return fmt::format("[{},{})", span.begin, span.end); }

std::string SpanField(std::string_view name, ByteSpan span) {
  return span.empty() ? "" : fmt::format(" {}={}", name, Interval(span));
}

Status PrintEdgesInto(const GraphView& graph, std::string* text) {
  Status failure;
  const Status visited = graph.VisitEdges([&](const Edge& edge) {
    *text += PrintEdge(edge) + "\n";
    const auto evidence = graph.GetEvidence(edge.id);
    if (!evidence.ok()) failure = evidence.status();
    if (!evidence.ok()) return false;
    for (const Evidence& piece : evidence.value()) *text += "  " + PrintEvidence(piece) + "\n";
    return true;
  });
  return visited.ok() ? failure : visited;
}

}  // namespace

std::string PrintActor(const Actor& actor) {
  std::string line = fmt::format("actor {} {} {}", ToString(actor.id), actor.kind, Quoted(actor.name));
  line += Named("known", actor.known_id) + Named("country", actor.country) + " names=";
  for (size_t i = 0; i < actor.names.size(); ++i) line += (i ? " " : "") + Quoted(actor.names[i]);
  return line;
}

std::string PrintEdge(const Edge& edge) {
  std::string line = fmt::format("edge {} {} {} -> {} {}", ToString(edge.id), edge.relation, ToString(edge.from),
                                 ToString(edge.to), edge.modality);
  if (edge.time.known()) line += " " + edge.time.ToString();
  line += Named("theme", edge.theme) + Named("place", edge.place) + Named("by", edge.attribution);
  return line + fmt::format(" {:.4f} {}/{}", edge.confidence, edge.evidence_count, edge.document_count);
}

std::string PrintEvidence(const Evidence& evidence) {
  std::string line = fmt::format("evidence {}:{} {}", ToString(evidence.document), evidence.sentence,
                                 Interval(evidence.sentence_span));
  line += SpanField("trigger", evidence.trigger) + SpanField("from", evidence.from) + SpanField("to", evidence.to);
  line += " rule=" + evidence.rule;
  line += Named("theme", evidence.theme) + Named("place", evidence.place) + Named("by", evidence.attribution);
  return line + fmt::format(" {:.4f} {}", evidence.confidence, Quoted(evidence.words));
}

std::string PrintDocument(const SourceDocument& document) {
  std::string line = "document " + ToString(document.id);
  if (document.published) line += " " + document.published->ToString();
  line += " " + Quoted(document.title) + Named("source", document.source_id) + Named("outlet", document.outlet) +
          Named("url", document.url);
  return line + fmt::format(" {} sentences, {} bytes", document.sentence_count, document.text.size());
}

Result<std::string> PrintGraph(const GraphView& graph) {
  std::string text;
  Status status = graph.VisitDocuments([&](const SourceDocument& document) {
    text += PrintDocument(document) + "\n";
    return true;
  });
  if (!status.ok()) return status;
  status = graph.VisitActors([&](const Actor& actor) {
    text += PrintActor(actor) + "\n";
    return true;
  });
  if (!status.ok()) return status;
  status = PrintEdgesInto(graph, &text);
  if (!status.ok()) return status;
  return text;
}

}  // namespace entente
