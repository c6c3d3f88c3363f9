#include "graph/selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente {
namespace {

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Passes(const Selection& selection, const Edge& edge) {
  return (selection.relations.empty() || Contains(selection.relations, edge.relation)) &&
         (selection.modalities.empty() || Contains(selection.modalities, edge.modality)) &&
         (!selection.window || selection.window->Overlaps(edge.time)) && edge.confidence >= selection.min_confidence;
}

std::string ModalityNames(const Ontology& ontology) {
  std::string names;
  for (const Modality& modality : ontology.modalities()) names += (names.empty() ? "" : ", ") + modality.name;
  return names;
}

// `selection` with every relation under its name in the ontology.
Result<Selection> Checked(const Ontology& ontology, Selection selection) {
  for (std::string& name : selection.relations) {
    const Relation* relation = ontology.FindRelation(name);
    if (!relation) {
      return Status(ErrorCode::kInvalidInput, fmt::format("there is no relation \"{}\"; the nearest is \"{}\"", name,
                                                          ontology.NearestRelation(name)));
    }
    name = relation->name;
  }
  for (const std::string& name : selection.modalities) {
    if (ontology.FindModality(name)) continue;
    return Status(ErrorCode::kInvalidInput,
                  fmt::format("there is no modality \"{}\"; expected one of {}", name, ModalityNames(ontology)));
  }
  return selection;
}

Link LinkOf(const Ontology& ontology, const Edge& edge) {
  const Relation* relation = ontology.FindRelation(edge.relation);
  return {edge.id, edge.from, edge.to, relation && relation->symmetric, edge.time};
}

Status SelectEverywhere(const GraphView& graph, const Selection& selection, Subgraph* subgraph) {
  return graph.VisitEdges([&](const Edge& edge) {
    if (Passes(selection, edge)) subgraph->links.push_back(LinkOf(graph.ontology(), edge));
    return true;
  });
}

Status VisitPassing(const GraphView& graph, const Selection& selection, ActorId actor,
                    const std::function<void(const Edge&)>& visit) {
  return graph.VisitEdgesOf(actor, {selection.relations, Direction::kBoth, std::nullopt}, [&](const Edge& edge) {
    if (Passes(selection, edge)) visit(edge);
    return true;
  });
}

// The actors that `hops` steps reach, breadth first.
Result<std::set<ActorId>> Reach(const GraphView& graph, const Selection& selection, ActorId centre) {
  std::set<ActorId> reached = {centre};
  std::vector<ActorId> front = {centre};
  for (int hop = 0; hop < selection.hops && !front.empty(); ++hop) {
    std::vector<ActorId> next;
    for (ActorId actor : front) {
      const Status status = VisitPassing(graph, selection, actor, [&](const Edge& edge) {
        const ActorId other = edge.from == actor ? edge.to : edge.from;
        if (reached.insert(other).second) next.push_back(other);
      });
      if (!status.ok()) return status;
    }
    front = std::move(next);
  }
  return reached;
}

Status SelectAround(const GraphView& graph, const Selection& selection, Subgraph* subgraph) {
  const ActorId centre = *selection.around;
  const auto actor = graph.GetActor(centre);
  if (!actor.ok()) return actor.status();
  const auto reached = Reach(graph, selection, centre);
  if (!reached.ok()) return reached.status();
  for (ActorId from : reached.value()) {
    const Status status = VisitPassing(graph, selection, from, [&](const Edge& edge) {
      // Seen from both ends; taken at the first.
      if (edge.from == from && reached.value().contains(edge.to)) {
        subgraph->links.push_back(LinkOf(graph.ontology(), edge));
      }
    });
    if (!status.ok()) return status;
  }
  subgraph->actors.push_back(centre);
  return Status();
}

void SortLinksAndCollectActors(Subgraph* subgraph) {
  std::sort(subgraph->links.begin(), subgraph->links.end(), [](const Link& a, const Link& b) { return a.id < b.id; });
  std::vector<ActorId>& actors = subgraph->actors;
  for (const Link& link : subgraph->links) actors.insert(actors.end(), {link.from, link.to});
  std::sort(actors.begin(), actors.end());
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
}

}  // namespace

Result<Subgraph> Select(const GraphView& graph, const Selection& selection) {
  const auto checked = Checked(graph.ontology(), selection);
  if (!checked.ok()) return checked.status();
  Subgraph subgraph;
  const Status status = selection.around ? SelectAround(graph, checked.value(), &subgraph)
                                         : SelectEverywhere(graph, checked.value(), &subgraph);
  if (!status.ok()) return status;
  SortLinksAndCollectActors(&subgraph);
  return subgraph;
}

}  // namespace entente
