// What stores without a query language need to answer: the length of a shortest path by a search from both ends, and
// the largest of many counts.
#ifndef ENTENTE_BENCH_PEERS_SEARCH_H_
#define ENTENTE_BENCH_PEERS_SEARCH_H_

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente::bench {

// `visit_neighbours(node, visit)` calls `visit(neighbour)` until that returns false. 0 beyond `most` hops.
template <class Node, class VisitNeighbours>
size_t HopsBetween(Node from, Node to, size_t most, const VisitNeighbours& visit_neighbours) {
  if (from == to) return 0;
  std::unordered_set<Node> near{from}, far{to};
  std::vector<Node> near_edge{from}, far_edge{to};
  for (size_t hops = 1; hops <= most && !near_edge.empty() && !far_edge.empty(); ++hops) {
    if (near_edge.size() > far_edge.size()) {
      std::swap(near, far);
      std::swap(near_edge, far_edge);
    }
    std::vector<Node> next;
    bool met = false;
    for (const Node& node : near_edge) {
      visit_neighbours(node, [&](const Node& neighbour) {
        met = far.contains(neighbour);
        if (!met && near.insert(neighbour).second) next.push_back(neighbour);
        return !met;
      });
      if (met) return hops;
    }
    near_edge = std::move(next);
  }
  return 0;
}

// The `most` largest counts of a map, added up.
template <class Map>
size_t SumOfLargest(const Map& map, size_t most) {
  std::vector<size_t> counts;
  for (const auto& [key, count] : map) counts.push_back(count);
  most = std::min(most, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(most), counts.end(), std::greater<>());
  return std::accumulate(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(most), size_t{0});
}

}  // namespace entente::bench

#endif  // ENTENTE_BENCH_PEERS_SEARCH_H_
