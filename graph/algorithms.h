// What graph theory says of the actors: who is near, who is central, who belongs together. Each function looks at the
// selected edges only, fails as Select (graph/selection.h) fails, and gives the same order every time.
#ifndef ENTENTE_GRAPH_ALGORITHMS_H_
#define ENTENTE_GRAPH_ALGORITHMS_H_

#include <cstddef>
#include <vector>

#include "graph/selection.h"

namespace entente {

struct PathStep {
  ActorId actor{};
  std::vector<Edge> edges;  // selected edges that join it to the actor before, newest first; none at the first step
};
using Path = std::vector<PathStep>;

// The shortest ways from one actor to another, edges taken in either direction; at most `most`, ordered by the ids
// along them. Empty where nothing joins the two; kNotFound where the graph lacks one of them.
Result<std::vector<Path>> ShortestPaths(const GraphView& graph, ActorId from, ActorId to, const Selection& selection,
                                        size_t most);

struct ActorScore {
  ActorId actor{};
  double score = 0;
};

// Highest score first, then by id. The scores are rounded to twelve digits so that equals are equal.
// PageRank follows the edges' direction (symmetric ones both ways), each edge counting once; the scores add up to 1.
Result<std::vector<ActorScore>> PageRank(const GraphView& graph, const Selection& selection, double damping = 0.85);
// For how many pairs of other actors one lies on a shortest way between them (a share of it where there are several
// ways); direction and number of edges aside.
Result<std::vector<ActorScore>> Betweenness(const GraphView& graph, const Selection& selection);

struct ActorDegree {
  ActorId actor{};
  size_t edges = 0;
  size_t neighbours = 0;  // different other actors at the far ends
};

// Most edges first, then by id.
Result<std::vector<ActorDegree>> Degrees(const GraphView& graph, const Selection& selection);

// Actors that some way joins, direction aside: the largest component first, then by its first id; ids sorted in each.
Result<std::vector<std::vector<ActorId>>> ConnectedComponents(const GraphView& graph, const Selection& selection);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ALGORITHMS_H_
