// Which part of a graph to look at: one filter for the algorithms and the exports.
#ifndef ENTENTE_GRAPH_SELECTION_H_
#define ENTENTE_GRAPH_SELECTION_H_

#include <optional>
#include <string>
#include <vector>

#include "graph/graph_view.h"

namespace entente {

// An edge is selected when it passes every condition that is set.
struct Selection {
  std::vector<std::string> relations;   // empty: all; by name or Cypher type
  std::vector<std::string> modalities;  // empty: all
  std::optional<TimeSpan> window;       // edges whose time overlaps it; an edge without a time does not
  double min_confidence = 0;
  std::optional<ActorId> around;  // edges between actors at most `hops` selected edges away from this one
  int hops = 1;
};

struct Link {
  EdgeId id{};
  ActorId from{}, to{};
  bool symmetric = false;
  TimeSpan time;
};

// What was selected. Its actors are the ends of its links, and `around` itself.
struct Subgraph {
  std::vector<ActorId> actors;  // by id
  std::vector<Link> links;      // by id
};

// Fails with kInvalidInput where the ontology lacks a relation or modality that is asked for (naming the nearest),
// with kNotFound where the graph lacks `around`, and as reading `graph` fails.
Result<Subgraph> Select(const GraphView& graph, const Selection& selection);

}  // namespace entente

#endif  // ENTENTE_GRAPH_SELECTION_H_
