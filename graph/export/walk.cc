#include "graph/export/walk.h"

#include <map>

namespace entente {
namespace {

// "Outlet, 2019-04-25, Title, address", as far as known; the article's own id, or ours, stands where it has no address.
std::string Citation(const SourceDocument& document) {
  const std::string id = document.source_id.empty() ? ToString(document.id) : document.source_id;
  std::string citation;
  for (const std::string& part : {document.outlet, document.published ? document.published->ToString() : "",
                                  document.title, document.url.empty() ? id : document.url}) {
    if (part.empty()) continue;
    citation += (citation.empty() ? "" : ", ") + part;
  }
  return citation;
}

// Cites documents, reading each once: they hold whole articles.
class Citations {
 public:
  explicit Citations(const GraphView& graph) : graph_(graph) {}

  Result<std::string> Of(DocumentId id) {
    const auto [place, is_new] = citations_.try_emplace(id);
    if (!is_new) return place->second;
    const auto document = graph_.GetDocument(id);
    if (!document.ok()) return document.status();
    place->second = Citation(document.value());
    return place->second;
  }

 private:
  const GraphView& graph_;
  std::map<DocumentId, std::string> citations_;
};

Result<ExportedEdge> ReadEdge(const GraphView& graph, EdgeId id, Citations* citations) {
  const auto edge = graph.GetEdge(id);
  if (!edge.ok()) return edge.status();
  auto evidence = graph.GetEvidence(id);
  if (!evidence.ok()) return evidence.status();
  ExportedEdge told{edge.value(), graph.ontology().FindRelation(edge.value().relation), {}, {}};
  for (const Evidence& piece : evidence.value()) {
    const auto citation = citations->Of(piece.document);
    if (!citation.ok()) return citation.status();
    told.sources.push_back(citation.value());
  }
  told.evidence = std::move(evidence).value();
  return told;
}

Status WalkActors(const GraphView& graph, const Subgraph& subgraph, GraphWriter* writer) {
  for (ActorId id : subgraph.actors) {
    const auto actor = graph.GetActor(id);
    if (!actor.ok()) return actor.status();
    writer->WriteActor(actor.value());
  }
  return Status();
}

Status WalkEdges(const GraphView& graph, const Subgraph& subgraph, GraphWriter* writer) {
  Citations citations(graph);
  for (const Link& link : subgraph.links) {
    const auto told = ReadEdge(graph, link.id, &citations);
    if (!told.ok()) return told.status();
    writer->WriteEdge(told.value());
  }
  return Status();
}

}  // namespace

Status Walk(const GraphView& graph, const Selection& selection, GraphWriter* writer) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  writer->Begin();
  Status status = WalkActors(graph, subgraph.value(), writer);
  if (!status.ok()) return status;
  writer->BeginEdges();
  status = WalkEdges(graph, subgraph.value(), writer);
  if (!status.ok()) return status;
  writer->End();
  return Status();
}

Status Finished(Status status, std::ostream& out) {
  if (!status.ok()) return status;
  out.flush();
  if (!out) return Status(ErrorCode::kIo, "the export cannot be written: the output takes no more bytes");
  return Status();
}

}  // namespace entente
