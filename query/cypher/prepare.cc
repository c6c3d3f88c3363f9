#include "query/cypher/prepare.h"

#include <fmt/format.h>

#include "query/cypher/bind.h"
#include "query/cypher/parser.h"
#include "query/cypher/planner.h"
#include "query/error.h"
#include "query/graph_procedures.h"

namespace entente::query {
namespace {

// The graph that an ontology describes holds what articles say, with their words: no query can say otherwise.
Status RefuseWriting(std::string_view cypher, const Query& query) {
  for (const SingleQuery& part : query.parts) {
    for (const Clause& clause : part.clauses) {
      if (!Writes(clause.kind)) continue;
      const std::string_view word = cypher.substr(clause.place.begin, clause.place.end - clause.place.begin);
      return ErrorAt(cypher, clause.place.begin, fault::kInvalidClauseComposition,
                     fmt::format("{} would change the graph; queries only read it", word));
    }
  }
  return {};
}

Result<Plan> PrepareWith(std::string_view cypher, const Ontology* ontology, const Procedures& procedures,
                         const Statistics& statistics) {
  auto query = Parse(cypher);
  if (!query.ok()) return query.status();
  if (ontology != nullptr) {
    if (const Status refused = RefuseWriting(cypher, query.value()); !refused.ok()) return refused;
  }
  const Status bound = Bind(cypher, ontology, procedures, &query.value());
  if (!bound.ok()) return bound;
  return MakePlan(cypher, query.value(), statistics);
}

}  // namespace

Result<Plan> Prepare(std::string_view cypher, const Ontology& ontology, const Statistics& statistics) {
  return PrepareWith(cypher, &ontology, ActorProcedures(), statistics);
}

Result<Plan> Prepare(std::string_view cypher, const Ontology& ontology) {
  Statistics guessed;
  guessed.newest_first = true;
  return Prepare(cypher, ontology, guessed);
}

Result<Plan> PrepareAsWritten(std::string_view cypher, const Ontology& ontology) {
  Statistics none;
  none.planned = false;
  return Prepare(cypher, ontology, none);
}

Result<Plan> Prepare(std::string_view cypher, const GraphView& graph) {
  const Result<Statistics> statistics = StatisticsOf(graph);
  if (!statistics.ok()) return statistics.status();
  return Prepare(cypher, graph.ontology(), statistics.value());
}

Result<Plan> Prepare(std::string_view cypher, const Procedures& procedures) {
  return PrepareWith(cypher, nullptr, procedures, {});
}

}  // namespace entente::query
