// What graph theory says of the actors: who is near, who is central, who belongs together. Each function looks at the
// selected edges only, fails as Select (graph/selection.h) fails, and gives the same order every time.
#ifndef ENTENTE_GRAPH_ALGORITHMS_H_
#define ENTENTE_GRAPH_ALGORITHMS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/selection.h"

namespace entente {

struct PathStep {
  ActorId actor{};
  std::vector<Edge> edges;  // selected edges that join it to the actor before, newest first; none at the first step
};
using Path = std::vector<PathStep>;

// What a step between two actors costs: one; or a year, and the days from the newest edge that joins the two to the
// newest edge selected (undated edges are as old as the oldest), so that a longer way over recent edges may be cheaper
// than a short one over old ones.
enum class PathCost : uint8_t { kSteps, kAge };

// The cheapest ways from one actor to another, edges taken in either direction; at most `most`, ordered by the ids
// along them. Empty where nothing joins the two; kNotFound where the graph lacks one of them.
Result<std::vector<Path>> ShortestPaths(const GraphView& graph, ActorId from, ActorId to, const Selection& selection,
                                        size_t most, PathCost cost = PathCost::kSteps);

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

struct Communities {
  std::vector<std::vector<ActorId>> groups;  // in the order of ConnectedComponents
  double modularity = 0;                     // of the division: 0 for none worth the name, below 1
};

// Actors with more edges among them than with others (the Louvain method), direction aside, each edge counting once.
Result<Communities> FindCommunities(const GraphView& graph, const Selection& selection);

struct PeriodDegree {
  std::string period;  // "2019", "2019-04" or "2019-04-25"
  size_t edges = 0;
  size_t neighbours = 0;
};

// The actor's edges in each day, month or year; by time, without periods that have none. An edge whose time is not as
// sharp as the period counts in none.
Result<std::vector<PeriodDegree>> DegreeOverTime(const GraphView& graph, ActorId actor, const Selection& selection,
                                                 Granularity unit);

struct CommonNeighbour {
  ActorId actor{};
  size_t edges_to_first = 0, edges_to_second = 0;
};

// The actors that edges join with both; those joined with both by most edges first, then by id.
Result<std::vector<CommonNeighbour>> CommonNeighbours(const GraphView& graph, ActorId first, ActorId second,
                                                      const Selection& selection);

}  // namespace entente

#endif  // ENTENTE_GRAPH_ALGORITHMS_H_
