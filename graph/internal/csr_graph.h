// Vertex pairs as a compressed-sparse-row graph of Boost.Graph. For the .cc files of the algorithms: an internal
// header is not installed, and no other header includes it.
#ifndef ENTENTE_GRAPH_INTERNAL_CSR_GRAPH_H_
#define ENTENTE_GRAPH_INTERNAL_CSR_GRAPH_H_

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <vector>

#include "graph/vertex_pairs.h"

namespace entente {

using CsrGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                    boost::no_property, Vertex, size_t>;

// Arc i of the snapshot is pair i.
inline CsrGraph MakeCsr(const VertexPairs& pairs, size_t vertex_count) {
  return CsrGraph(boost::edges_are_sorted, pairs.begin(), pairs.end(), static_cast<Vertex>(vertex_count));
}

template <class Value>
auto MapOver(std::vector<Value>* values, const CsrGraph& graph) {
  return boost::make_iterator_property_map(values->begin(), get(boost::vertex_index, graph));
}

}  // namespace entente

#endif  // ENTENTE_GRAPH_INTERNAL_CSR_GRAPH_H_
