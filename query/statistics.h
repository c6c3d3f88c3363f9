// What is known of a graph before a query looks at it: how many nodes and relationships there are of what.
#ifndef ENTENTE_QUERY_STATISTICS_H_
#define ENTENTE_QUERY_STATISTICS_H_

#include <cstdint>
#include <map>
#include <string>

#include "graph/graph_view.h"

namespace entente::query {

struct TypeStatistics {
  double count = 0;
  bool symmetric = false;
};

// Of a graph that nobody has counted the numbers are guesses, and the maps are empty.
struct Statistics {
  double nodes = 1000;
  double relationships = 5000;
  std::map<std::string, double, std::less<>> nodes_by_label;
  std::map<std::string, TypeStatistics, std::less<>> relationships_by_type;
  std::map<int32_t, double> relationships_by_year;  // of `start`
  // Whether VisitRelationshipsOf gives them by `start`, newest first, those without one last.
  bool newest_first = false;
  // Whether to plan by them at all: else patterns are matched as they are written, and all rows are sorted.
  bool planned = true;
};

// Of the nodes and relationships that an ActorGraph over the view shows.
Result<Statistics> StatisticsOf(const GraphView& view);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_STATISTICS_H_
