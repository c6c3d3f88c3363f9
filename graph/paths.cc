// The cheapest ways between two actors: Dijkstra's distances from the end, then every descent along them.
#include <algorithm>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <limits>

#include "graph/algorithms.h"
#include "graph/internal/csr_graph.h"
#include "graph/vertex_pairs.h"

namespace entente {
namespace {

using Cost = int64_t;
constexpr Cost kUnreached = std::numeric_limits<Cost>::max();
constexpr Cost kDaysOfStep = 365;

bool HasDay(const TimeSpan& time) { return time.known() && time.first.day != TimeSpan::kOpenPast; }

// What joins two actors with costs, arc by arc.
struct WeightedCsr {
  CsrGraph graph;
  std::vector<Cost> costs;
};

// For each pair the day on which its newest link begins; `oldest` where none of its links says.
std::vector<Cost> NewestDays(const Subgraph& subgraph, const VertexPairs& pairs, Cost oldest) {
  std::vector<Cost> newest(pairs.size(), oldest);
  for (const Link& link : subgraph.links) {
    if (link.from == link.to || !HasDay(link.time)) continue;
    const Vertex a = VertexOf(subgraph, link.from), b = VertexOf(subgraph, link.to);
    for (const auto& pair : {std::pair(a, b), std::pair(b, a)}) {
      const auto place = std::lower_bound(pairs.begin(), pairs.end(), pair) - pairs.begin();
      Cost& day = newest[static_cast<size_t>(place)];
      day = std::max<Cost>(day, link.time.first.day);
    }
  }
  return newest;
}

std::vector<Cost> CostsByDate(const Subgraph& subgraph, const VertexPairs& pairs) {
  Cost oldest = kUnreached, newest = std::numeric_limits<Cost>::min();
  for (const Link& link : subgraph.links) {
    if (!HasDay(link.time)) continue;
    oldest = std::min<Cost>(oldest, link.time.first.day);
    newest = std::max<Cost>(newest, link.time.first.day);
  }
  if (oldest == kUnreached) return std::vector<Cost>(pairs.size(), kDaysOfStep);
  std::vector<Cost> costs = NewestDays(subgraph, pairs, oldest);
  for (Cost& cost : costs) cost = kDaysOfStep + newest - cost;
  return costs;
}

WeightedCsr MakeWeighted(const Subgraph& subgraph, PathCost cost) {
  const VertexPairs pairs = JoinedPairs(subgraph);
  return {MakeCsr(pairs, subgraph.actors.size()),
          cost == PathCost::kSteps ? std::vector<Cost>(pairs.size(), 1) : CostsByDate(subgraph, pairs)};
}

std::vector<Cost> DistancesTo(Vertex target, const WeightedCsr& csr) {
  std::vector<Cost> distances(num_vertices(csr.graph), kUnreached);
  const auto weights = boost::make_iterator_property_map(csr.costs.begin(), get(boost::edge_index, csr.graph));
  boost::dijkstra_shortest_paths_no_color_map(csr.graph, target,
                                              boost::weight_map(weights).distance_map(MapOver(&distances, csr.graph)));
  return distances;
}

// Walks down the distances in every way, smallest neighbour first. Every step leads on, so the work is bounded by what
// is found.
class DescentFinder {
 public:
  DescentFinder(const WeightedCsr& csr, const std::vector<Cost>& distances, size_t most)
      : csr_(csr), distances_(distances), most_(most) {}

  std::vector<std::vector<Vertex>> From(Vertex start) {
    Enter(start);
    while (!levels_.empty() && found_.size() < most_) {
      if (distances_[way_.back()] == 0) found_.push_back(way_);
      StepOn();
    }
    return std::move(found_);
  }

 private:
  using Arcs = boost::graph_traits<CsrGraph>::out_edge_iterator;
  using Arc = boost::graph_traits<CsrGraph>::edge_descriptor;

  void Enter(Vertex vertex) {
    way_.push_back(vertex);
    levels_.push_back(out_edges(vertex, csr_.graph));
  }

  bool LeadsOn(const Arc& arc) const {
    const Cost cost = csr_.costs[get(boost::edge_index, csr_.graph, arc)];
    return distances_[target(arc, csr_.graph)] == distances_[way_.back()] - cost;
  }

  // To the next vertex that is nearer, or back.
  void StepOn() {
    auto& [next, end] = levels_.back();
    while (next != end && !LeadsOn(*next)) ++next;
    if (next != end) {
      Enter(target(*next++, csr_.graph));
    } else {
      way_.pop_back();
      levels_.pop_back();
    }
  }

  const WeightedCsr& csr_;
  const std::vector<Cost>& distances_;
  size_t most_;
  std::vector<Vertex> way_;
  std::vector<std::pair<Arcs, Arcs>> levels_;
  std::vector<std::vector<Vertex>> found_;
};

// The selected edges among those that join the two.
Result<std::vector<Edge>> EdgesBetween(const GraphView& graph, const Subgraph& subgraph, ActorId a, ActorId b) {
  std::vector<Edge> edges;
  const Status status = graph.VisitEdgesOf(a, {{}, Direction::kBoth, b}, [&](const Edge& edge) {
    const auto by_id = [](const Link& link, EdgeId id) { return link.id < id; };
    const auto link = std::lower_bound(subgraph.links.begin(), subgraph.links.end(), edge.id, by_id);
    if (link != subgraph.links.end() && link->id == edge.id) edges.push_back(edge);
    return true;
  });
  if (!status.ok()) return status;
  return edges;
}

Result<Path> PathAlong(const GraphView& graph, const Subgraph& subgraph, const std::vector<Vertex>& way) {
  Path path;
  for (Vertex vertex : way) {
    const ActorId actor = subgraph.actors[vertex];
    if (path.empty()) {
      path.push_back({actor, {}});
      continue;
    }
    auto edges = EdgesBetween(graph, subgraph, path.back().actor, actor);
    if (!edges.ok()) return edges.status();
    path.push_back({actor, std::move(edges).value()});
  }
  return path;
}

}  // namespace

Result<std::vector<Path>> ShortestPaths(const GraphView& graph, ActorId from, ActorId to, const Selection& selection,
                                        size_t most, PathCost cost) {
  for (ActorId end : {from, to}) {
    const auto actor = graph.GetActor(end);
    if (!actor.ok()) return actor.status();
  }
  std::vector<Path> paths;
  if (from == to && most > 0) paths.push_back({{from, {}}});
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  if (from == to || !HasActor(subgraph.value(), from) || !HasActor(subgraph.value(), to)) return paths;

  const WeightedCsr csr = MakeWeighted(subgraph.value(), cost);
  const auto distances = DistancesTo(VertexOf(subgraph.value(), to), csr);
  const Vertex start = VertexOf(subgraph.value(), from);
  if (distances[start] == kUnreached) return paths;
  for (const auto& way : DescentFinder(csr, distances, most).From(start)) {
    auto path = PathAlong(graph, subgraph.value(), way);
    if (!path.ok()) return path.status();
    paths.push_back(std::move(path).value());
  }
  return paths;
}

}  // namespace entente
