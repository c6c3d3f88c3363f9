#include "graph/vertex_pairs.h"

#include <algorithm>

namespace entente {

Vertex VertexOf(const Subgraph& subgraph, ActorId actor) {
  const auto place = std::lower_bound(subgraph.actors.begin(), subgraph.actors.end(), actor);
  return static_cast<Vertex>(place - subgraph.actors.begin());
}

bool HasActor(const Subgraph& subgraph, ActorId actor) {
  return std::binary_search(subgraph.actors.begin(), subgraph.actors.end(), actor);
}

VertexPairs JoinedPairs(const Subgraph& subgraph) {
  VertexPairs pairs;
  for (const Link& link : subgraph.links) {
    const Vertex a = VertexOf(subgraph, link.from), b = VertexOf(subgraph, link.to);
    if (a == b) continue;
    pairs.emplace_back(a, b);
    pairs.emplace_back(b, a);
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

VertexPairs DirectedPairs(const Subgraph& subgraph) {
  VertexPairs pairs;
  for (const Link& link : subgraph.links) {
    const Vertex from = VertexOf(subgraph, link.from), to = VertexOf(subgraph, link.to);
    pairs.emplace_back(from, to);
    if (link.symmetric && from != to) pairs.emplace_back(to, from);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace entente
