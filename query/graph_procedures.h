// The algorithms of graph/algorithms.h as procedures, over the part of the graph that their options select.
#ifndef ENTENTE_QUERY_GRAPH_PROCEDURES_H_
#define ENTENTE_QUERY_GRAPH_PROCEDURES_H_

#include "query/procedure.h"

namespace entente::query {

// Those of every graph, and those that a graph of actors has besides:
//
//   graph.pagerank(options)                    YIELD actor, score
//   graph.betweenness(options)                 YIELD actor, score
//   graph.degree(options)                      YIELD actor, edges, neighbours
//   graph.communities(options)                 YIELD community, size, actor, modularity
//   graph.components(options)                  YIELD component, size, actor
//   graph.shortestPaths(from, to, options)     YIELD path, length
//   graph.commonNeighbours(a, b, options)      YIELD actor, edgesToFirst, edgesToSecond
//   graph.degreeOverTime(actor, options)       YIELD period, edges, neighbours
//
// Options are a map of: relations, modalities (lists of names), from, to (dates: only edges whose time overlaps),
// confidence (at least), around (a node), hops; of pagerank damping, of shortestPaths most (3) and cost ("steps" or
// "age"), of degreeOverTime unit ("day", "month" or "year", which is what stands where none does). Another key, or a
// value of another type, fails with kInvalidInput.
const Procedures& ActorProcedures();

}  // namespace entente::query

#endif  // ENTENTE_QUERY_GRAPH_PROCEDURES_H_
