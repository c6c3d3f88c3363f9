#include "graph/export/walk.h"

#include <map>

#include "graph/independence.h"
#include "graph/name.h"

namespace entente {
namespace {

// "Outlet, 2019-04-25, Title, address", as far as known; the id stands where it has no address.
std::string Citation(const Source& source, const std::string& title) {
  std::string citation;
  for (const std::string& part :
       {source.outlet, source.published, title, source.url.empty() ? source.story : source.url}) {
    if (part.empty()) continue;
    citation += (citation.empty() ? "" : ", ") + part;
  }
  return citation;
}

Source SourceOf(const SourceDocument& document) {
  Source source;
  source.story = document.source_id.empty() ? ToString(document.id) : document.source_id;
  source.outlet = document.outlet;
  source.published = document.published ? document.published->ToString() : "";
  source.url = document.url;
  source.citation = Citation(source, document.title);
  return source;
}

struct CitedDocument {
  Source source;
  Telling telling;  // of a piece of evidence that says nothing
};

// Cites documents, reading each once: they hold whole articles.
class Sources {
 public:
  explicit Sources(const GraphView& graph) : graph_(graph) {}

  Result<CitedDocument> Of(DocumentId id) {
    const auto [place, is_new] = cited_.try_emplace(id);
    if (!is_new) return place->second;
    const auto document = graph_.GetDocument(id);
    if (!document.ok()) return document.status();
    place->second = {SourceOf(document.value()), TellingOf(Evidence(), document.value())};
    return place->second;
  }

 private:
  const GraphView& graph_;
  std::map<DocumentId, CitedDocument> cited_;
};

Result<ExportedEdge> ReadEdge(const GraphView& graph, EdgeId id, Sources* sources) {
  const auto edge = graph.GetEdge(id);
  if (!edge.ok()) return edge.status();
  auto evidence = graph.GetEvidence(id);
  if (!evidence.ok()) return evidence.status();
  ExportedEdge told{edge.value(), graph.ontology().FindRelation(edge.value().relation), {}, {}, 0};
  std::vector<Telling> tellings;
  for (const Evidence& piece : evidence.value()) {
    const auto cited = sources->Of(piece.document);
    if (!cited.ok()) return cited.status();
    told.sources.push_back(cited.value().source);
    tellings.push_back(cited.value().telling);
    tellings.back().attribution = FoldName(piece.attribution);
    tellings.back().words = FoldName(piece.words);
  }
  told.independent_sources = CountIndependent(tellings);
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
  Sources sources(graph);
  for (const Link& link : subgraph.links) {
    const auto told = ReadEdge(graph, link.id, &sources);
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
