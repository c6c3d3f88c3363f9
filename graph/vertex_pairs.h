// A selected part of a graph as numbered vertices and sorted pairs of them: what the compressed-sparse-row snapshots of
// the algorithms are made from.
#ifndef ENTENTE_GRAPH_VERTEX_PAIRS_H_
#define ENTENTE_GRAPH_VERTEX_PAIRS_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "graph/selection.h"

namespace entente {

// A vertex is an actor's place in Subgraph::actors.
using Vertex = uint32_t;
using VertexPairs = std::vector<std::pair<Vertex, Vertex>>;

// The place where the actor stands, or would stand.
Vertex VertexOf(const Subgraph& subgraph, ActorId actor);
bool HasActor(const Subgraph& subgraph, ActorId actor);

// Every joined pair of different actors in both orders, each order once.
VertexPairs JoinedPairs(const Subgraph& subgraph);

// A pair for each link, two for a symmetric one.
VertexPairs DirectedPairs(const Subgraph& subgraph);

}  // namespace entente

#endif  // ENTENTE_GRAPH_VERTEX_PAIRS_H_
