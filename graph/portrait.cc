#include "graph/portrait.h"

#include <vector>

#include "graph/independence.h"

namespace entente {
namespace {

Status AddDocument(const GraphView& graph, const Evidence& piece, Portrait* portrait) {
  if (!portrait->documents.insert(piece.document).second) return Status();
  const auto document = graph.GetDocument(piece.document);
  if (!document.ok()) return document.status();
  const Telling telling = TellingOf(piece, document.value());
  portrait->origins.insert(telling.outlet);
  if (!telling.agency.empty()) portrait->origins.insert(telling.agency);
  if (document.value().published) portrait->days.insert(*document.value().published);
  return Status();
}

Status AddTold(const GraphView& graph, const Edge& edge, Portrait* portrait) {
  const auto evidence = graph.GetEvidence(edge.id);
  if (!evidence.ok()) return evidence.status();
  for (const Evidence& piece : evidence.value()) {
    portrait->sentences.insert({piece.document, piece.sentence});
    if (Status added = AddDocument(graph, piece, portrait); !added.ok()) return added;
  }
  return Status();
}

}  // namespace

Result<Portrait> PortraitOf(const GraphView& graph, ActorId actor, size_t edges_max) {
  std::vector<Edge> edges;
  const Status visited = graph.VisitEdgesOf(actor, {}, [&](const Edge& edge) {
    if (edges.size() == edges_max) return false;
    edges.push_back(edge);
    return true;
  });
  if (!visited.ok()) return visited;
  Portrait portrait;
  for (const Edge& edge : edges) {
    portrait.others.insert(edge.from == actor ? edge.to : edge.from);
    if (edge.time.first.day != TimeSpan::kOpenPast) portrait.days.insert(edge.time.first);
    if (Status added = AddTold(graph, edge, &portrait); !added.ok()) return added;
  }
  return portrait;
}

}  // namespace entente
