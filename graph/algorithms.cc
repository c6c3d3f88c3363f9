#include "graph/algorithms.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <cmath>
#include <limits>
#include <set>

namespace entente {
namespace {

// A vertex is an actor's place in Subgraph::actors.
using Vertex = uint32_t;
using VertexPairs = std::vector<std::pair<Vertex, Vertex>>;
using SimpleGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using DirectedGraph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                         boost::no_property, Vertex, size_t>;

constexpr size_t kUnreached = std::numeric_limits<size_t>::max();

Vertex VertexOf(const Subgraph& subgraph, ActorId actor) {
  const auto place = std::lower_bound(subgraph.actors.begin(), subgraph.actors.end(), actor);
  return static_cast<Vertex>(place - subgraph.actors.begin());
}

bool Contains(const Subgraph& subgraph, ActorId actor) {
  return std::binary_search(subgraph.actors.begin(), subgraph.actors.end(), actor);
}

// Every joined pair of different actors once, the smaller first; sorted, so that neighbours come in order too.
VertexPairs JoinedPairs(const Subgraph& subgraph) {
  VertexPairs pairs;
  for (const Link& link : subgraph.links) {
    const Vertex a = VertexOf(subgraph, link.from), b = VertexOf(subgraph, link.to);
    if (a != b) pairs.push_back(std::minmax(a, b));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

SimpleGraph MakeSimpleGraph(const Subgraph& subgraph) {
  const VertexPairs pairs = JoinedPairs(subgraph);
  return SimpleGraph(pairs.begin(), pairs.end(), subgraph.actors.size());
}

DirectedGraph MakeDirectedGraph(const Subgraph& subgraph) {
  VertexPairs pairs;
  for (const Link& link : subgraph.links) {
    const Vertex from = VertexOf(subgraph, link.from), to = VertexOf(subgraph, link.to);
    pairs.emplace_back(from, to);
    if (link.symmetric && from != to) pairs.emplace_back(to, from);
  }
  std::sort(pairs.begin(), pairs.end());
  return DirectedGraph(boost::edges_are_sorted, pairs.begin(), pairs.end(),
                       static_cast<Vertex>(subgraph.actors.size()));
}

template <class BoostGraph, class Value>
auto MapOver(std::vector<Value>* values, const BoostGraph& graph) {
  return boost::make_iterator_property_map(values->begin(), get(boost::vertex_index, graph));
}

std::vector<size_t> DistancesTo(Vertex target, const SimpleGraph& graph) {
  std::vector<size_t> distances(num_vertices(graph), kUnreached);
  distances[target] = 0;
  const auto recorder = boost::record_distances(MapOver(&distances, graph), boost::on_tree_edge());
  boost::breadth_first_search(graph, target, boost::visitor(boost::make_bfs_visitor(recorder)));
  return distances;
}

// Walks down the distances in every way, smallest neighbour first. Every step leads on, so the work is bounded by what
// is found.
class DescentFinder {
 public:
  DescentFinder(const SimpleGraph& graph, const std::vector<size_t>& distances, size_t most)
      : graph_(graph), distances_(distances), most_(most) {}

  std::vector<std::vector<Vertex>> From(Vertex start) {
    Enter(start);
    while (!levels_.empty() && found_.size() < most_) {
      if (distances_[way_.back()] == 0) found_.push_back(way_);
      StepOn();
    }
    return std::move(found_);
  }

 private:
  using Neighbours = boost::graph_traits<SimpleGraph>::adjacency_iterator;

  void Enter(Vertex vertex) {
    way_.push_back(vertex);
    levels_.push_back(adjacent_vertices(vertex, graph_));
  }

  // To the next vertex that is nearer, or back.
  void StepOn() {
    auto& [next, end] = levels_.back();
    while (next != end && distances_[*next] + 1 != distances_[way_.back()]) ++next;
    if (next != end) {
      Enter(static_cast<Vertex>(*next++));
    } else {
      way_.pop_back();
      levels_.pop_back();
    }
  }

  const SimpleGraph& graph_;
  const std::vector<size_t>& distances_;
  size_t most_;
  std::vector<Vertex> way_;
  std::vector<std::pair<Neighbours, Neighbours>> levels_;
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

// Sums taken in another order differ in the last bits; rounded, equals compare equal.
double Rounded(double value) { return std::round(value * 1e12) / 1e12; }

std::vector<ActorScore> Ranked(const Subgraph& subgraph, const std::vector<double>& scores) {
  std::vector<ActorScore> ranked;
  for (size_t i = 0; i < scores.size(); ++i) ranked.push_back({subgraph.actors[i], Rounded(scores[i])});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const ActorScore& a, const ActorScore& b) { return a.score > b.score; });
  return ranked;
}

// True once no rank moves any more. Copies share what they saw, because the algorithm takes it by value.
class RanksAreStill {
 public:
  RanksAreStill(std::vector<double>* before, size_t rounds_max) : before_(before), rounds_left_(rounds_max) {}

  template <class RankMap>
  bool operator()(const RankMap& ranks, const DirectedGraph& graph) {
    constexpr double kStill = 1e-13;
    double moved = 0;
    for (size_t i = 0; i < num_vertices(graph); ++i) {
      const double rank = get(ranks, static_cast<Vertex>(i));
      moved = std::max(moved, std::abs(rank - (*before_)[i]));
      (*before_)[i] = rank;
    }
    return moved < kStill || rounds_left_-- == 0;
  }

 private:
  std::vector<double>* before_;
  size_t rounds_left_;
};

// Actors without edges out leak rank. To scale the rest up gives what an even spread of the leak would give.
void ScaleToOne(std::vector<double>* ranks) {
  double sum = 0;
  for (double rank : *ranks) sum += rank;
  for (double& rank : *ranks) rank /= sum;
}

}  // namespace

Result<std::vector<Path>> ShortestPaths(const GraphView& graph, ActorId from, ActorId to, const Selection& selection,
                                        size_t most) {
  for (ActorId end : {from, to}) {
    const auto actor = graph.GetActor(end);
    if (!actor.ok()) return actor.status();
  }
  std::vector<Path> paths;
  if (from == to && most > 0) paths.push_back({{from, {}}});
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  if (from == to || !Contains(subgraph.value(), from) || !Contains(subgraph.value(), to)) return paths;

  const SimpleGraph simple = MakeSimpleGraph(subgraph.value());
  const auto distances = DistancesTo(VertexOf(subgraph.value(), to), simple);
  const Vertex start = VertexOf(subgraph.value(), from);
  if (distances[start] == kUnreached) return paths;
  for (const auto& way : DescentFinder(simple, distances, most).From(start)) {
    auto path = PathAlong(graph, subgraph.value(), way);
    if (!path.ok()) return path.status();
    paths.push_back(std::move(path).value());
  }
  return paths;
}

Result<std::vector<ActorScore>> PageRank(const GraphView& graph, const Selection& selection, double damping) {
  constexpr size_t kRoundsMax = 1000;
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  if (subgraph.value().actors.empty()) return std::vector<ActorScore>();
  const DirectedGraph directed = MakeDirectedGraph(subgraph.value());
  std::vector<double> ranks(num_vertices(directed)), spare(ranks), before(ranks);
  boost::graph::page_rank(directed, MapOver(&ranks, directed), RanksAreStill(&before, kRoundsMax), damping,
                          num_vertices(directed), MapOver(&spare, directed));
  ScaleToOne(&ranks);
  return Ranked(subgraph.value(), ranks);
}

Result<std::vector<ActorScore>> Betweenness(const GraphView& graph, const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  const SimpleGraph simple = MakeSimpleGraph(subgraph.value());
  std::vector<double> scores(num_vertices(simple));
  boost::brandes_betweenness_centrality(simple, MapOver(&scores, simple));
  return Ranked(subgraph.value(), scores);
}

Result<std::vector<ActorDegree>> Degrees(const GraphView& graph, const Selection& selection) {
  const auto selected = Select(graph, selection);
  if (!selected.ok()) return selected.status();
  const Subgraph& subgraph = selected.value();
  std::vector<ActorDegree> degrees;
  for (ActorId actor : subgraph.actors) degrees.push_back({actor, 0, 0});
  for (const Link& link : subgraph.links) {
    ++degrees[VertexOf(subgraph, link.from)].edges;
    if (link.from != link.to) ++degrees[VertexOf(subgraph, link.to)].edges;
  }
  for (const auto& [a, b] : JoinedPairs(subgraph)) {
    ++degrees[a].neighbours;
    ++degrees[b].neighbours;
  }
  std::stable_sort(degrees.begin(), degrees.end(),
                   [](const ActorDegree& a, const ActorDegree& b) { return a.edges > b.edges; });
  return degrees;
}

Result<std::vector<std::vector<ActorId>>> ConnectedComponents(const GraphView& graph, const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  const SimpleGraph simple = MakeSimpleGraph(subgraph.value());
  std::vector<size_t> component_of(num_vertices(simple));
  const size_t count = boost::connected_components(simple, MapOver(&component_of, simple));
  std::vector<std::vector<ActorId>> components(count);
  for (size_t i = 0; i < component_of.size(); ++i) {
    components[component_of[i]].push_back(subgraph.value().actors[i]);
  }
  std::sort(components.begin(), components.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return components;
}

}  // namespace entente
