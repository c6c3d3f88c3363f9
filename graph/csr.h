// A selected part of a graph as one compressed-sparse-row snapshot, what the algorithms of algorithms.h run on.
#ifndef ENTENTE_GRAPH_CSR_H_
#define ENTENTE_GRAPH_CSR_H_

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/property_map.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/selection.h"

namespace entente {

// A vertex is an actor's place in Subgraph::actors.
using Vertex = uint32_t;
using VertexPairs = std::vector<std::pair<Vertex, Vertex>>;
using CsrGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                    boost::no_property, Vertex, size_t>;

// The place where the actor stands, or would stand.
Vertex VertexOf(const Subgraph& subgraph, ActorId actor);
bool HasActor(const Subgraph& subgraph, ActorId actor);

// Every joined pair of different actors in both orders, each order once; sorted.
VertexPairs JoinedPairs(const Subgraph& subgraph);

// The pairs, which are sorted, as arcs: arc i of the snapshot is pair i.
CsrGraph MakeCsr(const VertexPairs& pairs, size_t vertex_count);

// An arc in both directions for each joined pair.
CsrGraph MakeJoinedCsr(const Subgraph& subgraph);

// An arc for each link, two for a symmetric one.
CsrGraph MakeDirectedCsr(const Subgraph& subgraph);

template <class Value>
auto MapOver(std::vector<Value>* values, const CsrGraph& graph) {
  return boost::make_iterator_property_map(values->begin(), get(boost::vertex_index, graph));
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_CSR_H_
