#include "query/statistics.h"

namespace entente::query {

Result<Statistics> StatisticsOf(const GraphView& view) {
  const Result<GraphStatistics> counted = view.Statistics();
  if (!counted.ok()) return counted.status();
  Statistics statistics;
  statistics.nodes = static_cast<double>(counted.value().actors);
  statistics.relationships = static_cast<double>(counted.value().edges);
  statistics.newest_first = true;
  for (const auto& [kind, count] : counted.value().actors_by_kind) {
    const NodeKind* known = view.ontology().FindKind(kind);
    if (known != nullptr) statistics.nodes_by_label[known->label] = static_cast<double>(count);
  }
  for (const auto& [name, count] : counted.value().edges_by_relation) {
    const Relation* relation = view.ontology().FindRelation(name);
    const bool symmetric = relation != nullptr && relation->symmetric;
    statistics.relationships_by_type[CypherType(name)] = {static_cast<double>(count), symmetric};
  }
  for (const auto& [year, count] : counted.value().edges_by_year) {
    statistics.relationships_by_year[year] = static_cast<double>(count);
  }
  return statistics;
}

}  // namespace entente::query
