// Who belongs together: connected components, and communities by the Louvain method in whole numbers, so that no
// rounding decides a tie.
#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <map>
#include <numeric>

#include "graph/algorithms.h"
#include "graph/internal/csr_graph.h"
#include "graph/vertex_pairs.h"

namespace entente {
namespace {

void SortLargestFirst(std::vector<std::vector<ActorId>>* groups) {
  std::sort(groups->begin(), groups->end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
}

// How many links join each pair; a pair stands in both orders, and a loop counts what it holds twice.
using Weights = std::map<std::pair<Vertex, Vertex>, int64_t>;

Weights WeightsOf(const Subgraph& subgraph) {
  Weights weights;
  for (const Link& link : subgraph.links) {
    const Vertex a = VertexOf(subgraph, link.from), b = VertexOf(subgraph, link.to);
    if (a == b) continue;
    ++weights[{a, b}];
    ++weights[{b, a}];
  }
  return weights;
}

// One level of the method: vertices move to the neighbouring community that raises modularity most, until none does.
class Level {
 public:
  Level(const Weights& weights, size_t vertex_count) : degrees_(vertex_count), community_(vertex_count) {
    VertexPairs pairs;
    for (const auto& [pair, weight] : weights) {
      pairs.push_back(pair);
      weights_.push_back(weight);
      degrees_[pair.first] += weight;
      total_ += weight;
    }
    graph_ = MakeCsr(pairs, vertex_count);
    std::iota(community_.begin(), community_.end(), Vertex{0});
    sums_ = degrees_;
  }

  // Whether any vertex has moved.
  bool Move() {
    bool moved = false, again = true;
    while (again) {
      again = false;
      for (Vertex vertex = 0; vertex < community_.size(); ++vertex) again = MoveOne(vertex) || again;
      moved = moved || again;
    }
    return moved;
  }

  const std::vector<Vertex>& community() const { return community_; }

 private:
  // What vertex gains by being in the community, up to a constant: links into it beside those expected.
  int64_t Gain(Vertex vertex, Vertex community, int64_t links) const {
    return total_ * links - sums_[community] * degrees_[vertex];
  }

  std::map<Vertex, int64_t> LinksToCommunities(Vertex vertex) const {
    std::map<Vertex, int64_t> links = {{community_[vertex], 0}};
    for (auto [arc, end] = out_edges(vertex, graph_); arc != end; ++arc) {
      const Vertex other = target(*arc, graph_);
      if (other != vertex) links[community_[other]] += weights_[get(boost::edge_index, graph_, *arc)];
    }
    return links;
  }

  bool MoveOne(Vertex vertex) {
    const Vertex home = community_[vertex];
    const auto links = LinksToCommunities(vertex);
    sums_[home] -= degrees_[vertex];
    Vertex best = home;
    int64_t most = Gain(vertex, home, links.at(home));
    for (const auto& [community, count] : links) {
      const int64_t gain = Gain(vertex, community, count);
      if (gain > most) std::tie(best, most) = std::pair(community, gain);
    }
    sums_[best] += degrees_[vertex];
    community_[vertex] = best;
    return best != home;
  }

  CsrGraph graph_;
  std::vector<int64_t> weights_;
  std::vector<int64_t> degrees_, sums_;  // of vertices, of communities
  std::vector<Vertex> community_;
  int64_t total_ = 0;
};

// Numbers the communities from 0 by their first vertex; gives how many there are.
size_t Renumber(std::vector<Vertex>* communities) {
  std::map<Vertex, Vertex> numbers;
  for (Vertex& community : *communities) {
    community = numbers.try_emplace(community, static_cast<Vertex>(numbers.size())).first->second;
  }
  return numbers.size();
}

Weights Gathered(const Weights& weights, const std::vector<Vertex>& community) {
  Weights gathered;
  for (const auto& [pair, weight] : weights) gathered[{community[pair.first], community[pair.second]}] += weight;
  return gathered;
}

// For each vertex its community.
std::vector<Vertex> Louvain(Weights weights, size_t vertex_count) {
  std::vector<Vertex> found(vertex_count);
  std::iota(found.begin(), found.end(), Vertex{0});
  while (true) {
    Level level(weights, vertex_count);
    if (!level.Move()) return found;
    std::vector<Vertex> community = level.community();
    vertex_count = Renumber(&community);
    for (Vertex& vertex : found) vertex = community[vertex];
    weights = Gathered(weights, community);
  }
}

double Modularity(const Weights& weights, const std::vector<Vertex>& community) {
  double total = 0;
  std::map<Vertex, double> inside, sums;
  for (const auto& [pair, weight] : weights) {
    const auto count = static_cast<double>(weight);
    total += count;
    sums[community[pair.first]] += count;
    if (community[pair.first] == community[pair.second]) inside[community[pair.first]] += count;
  }
  double modularity = 0;
  for (const auto& [number, sum] : sums) modularity += inside[number] / total - (sum / total) * (sum / total);
  return modularity;
}

std::vector<std::vector<ActorId>> Grouped(const Subgraph& subgraph, const std::vector<Vertex>& group, size_t count) {
  std::vector<std::vector<ActorId>> groups(count);
  for (size_t i = 0; i < group.size(); ++i) groups[group[i]].push_back(subgraph.actors[i]);
  SortLargestFirst(&groups);
  return groups;
}

}  // namespace

Result<std::vector<std::vector<ActorId>>> ConnectedComponents(const GraphView& graph, const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  const CsrGraph joined = MakeCsr(JoinedPairs(subgraph.value()), subgraph.value().actors.size());
  std::vector<Vertex> component_of(num_vertices(joined));
  // Every arc has its reverse, so that what is strongly connected is what is connected.
  const size_t count = boost::strong_components(joined, MapOver(&component_of, joined));
  return Grouped(subgraph.value(), component_of, count);
}

Result<Communities> FindCommunities(const GraphView& graph, const Selection& selection) {
  const auto subgraph = Select(graph, selection);
  if (!subgraph.ok()) return subgraph.status();
  const Weights weights = WeightsOf(subgraph.value());
  std::vector<Vertex> found = Louvain(weights, subgraph.value().actors.size());
  const size_t count = Renumber(&found);
  return Communities{Grouped(subgraph.value(), found, count), Modularity(weights, found)};
}

}  // namespace entente
