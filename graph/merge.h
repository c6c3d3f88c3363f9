// Identity and merging of edges: a second report of the same event adds evidence, not an edge. All of it is independent
// of the order in which reports come.
#ifndef ENTENTE_GRAPH_MERGE_H_
#define ENTENTE_GRAPH_MERGE_H_

#include <optional>
#include <vector>

#include "graph/graph_view.h"
#include "graph/ontology.h"
#include "graph/types.h"

namespace entente {

// Two reports tell the same edge when relation, actors, modality and time agree (and the theme, where the relation's
// `theme_identifies`). An undated event is dated for this purpose by the article's day, unless the relation is
// `standing`. Expects from < to for symmetric relations.
EdgeId MakeEdgeId(const Relation& relation, const Edge& edge, std::optional<Date> published);

// The same where the edge's own time identifies it and the theme does not: what most edges' ids are.
EdgeId EdgeIdByTime(const EdgeHead& edge);

// Swaps the ends of a symmetric edge, and those of its evidence, where they stand the wrong way.
void Normalise(const Relation& relation, ReportedEdge* edge);

// Sorts and dedups `evidence` and gives `edge` what follows from it: theme, place and attribution of the strongest
// evidence that has one, the counts, and 1 - product(1 - best confidence of each document) as confidence.
void SettleEdge(std::vector<Evidence>* evidence, Edge* edge);

// Takes in what another report tells of the same edge, whose id is equal: the evidence of both, and the time of the one
// that knows it; settled anew. Commutative and associative.
void JoinEdges(const ReportedEdge& other, ReportedEdge* edge);

// Sorts an actor's names and puts the one it goes by among them, each once; none is empty then.
void CompleteNames(Actor* actor);

// The union of what two reports know of one actor; commutative and associative. Expects the same id.
Actor MergeActors(const Actor& a, const Actor& b);

}  // namespace entente

#endif  // ENTENTE_GRAPH_MERGE_H_
