// What a graph tells of an actor, for comparison with another.
#ifndef ENTENTE_GRAPH_PORTRAIT_H_
#define ENTENTE_GRAPH_PORTRAIT_H_

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "graph/graph_view.h"

namespace entente {

struct Portrait {
  std::set<ActorId> others;  // at the far ends of its edges
  std::set<DocumentId> documents;
  std::set<std::pair<DocumentId, uint32_t>> sentences;
  std::set<std::string> origins;  // outlets and agencies of the documents, folded
  std::set<Date> days;            // on which the documents appeared and the edges begin
};

// By the newest `edges_max` of its edges. Fails as reading the graph fails.
Result<Portrait> PortraitOf(const GraphView& graph, ActorId actor, size_t edges_max);

}  // namespace entente

#endif  // ENTENTE_GRAPH_PORTRAIT_H_
