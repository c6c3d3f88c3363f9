// What stores without a query language need to answer: the length of a shortest path by a search from both ends, and
// the largest of many counts.
#ifndef ENTENTE_BENCH_PEERS_SEARCH_H_
#define ENTENTE_BENCH_PEERS_SEARCH_H_

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <optional>
#include <vector>

#include "query/way_search.h"

namespace entente::bench {

// What a search for a shortest way reads of a store: `visit_neighbours(node, other, visit)` calls
// `visit(neighbour)` for the neighbours of a node, of `other` for that one alone, until it returns false.
template <class NodeOfStore, class VisitNeighbours>
struct LinksOfStore {
  using Node = NodeOfStore;

  template <class VisitLink>
  void Visit(query::WayEnd, Node node, std::optional<Node> other, const VisitLink& visit) {
    visit_neighbours(node, other, visit);
  }
  bool Keep() { return true; }
  bool ok() const { return true; }

  const VisitNeighbours& visit_neighbours;
};

// 0 beyond `most` hops.
template <class Node, class VisitNeighbours>
size_t HopsBetween(Node from, Node to, int64_t most, const VisitNeighbours& visit_neighbours) {
  if (from == to) return 0;
  LinksOfStore<Node, VisitNeighbours> links{visit_neighbours};
  query::WaySearch search(links, from, to);
  return search.Find(most) ? search.Way().size() : 0;
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
