// The openCypher front door.
#ifndef ENTENTE_QUERY_CYPHER_PREPARE_H_
#define ENTENTE_QUERY_CYPHER_PREPARE_H_

#include <string_view>

#include "graph/ontology.h"
#include "graph/status.h"
#include "query/plan.h"
#include "query/statistics.h"

namespace entente::query {

// Reads an openCypher query. Over a graph that an ontology describes a query only reads. The error shows line, column
// and the line itself with a caret; an unknown label or relation type is an error that names the nearest one. CALL runs
// the procedures of query/graph_procedures.h. "EXPLAIN <query>" gives a plan to be shown, "PROFILE <query>" one to be
// shown with what its steps did. The plan is made for graphs that `statistics` counts, and right for any graph of
// actors; without them the numbers are guessed.
Result<Plan> Prepare(std::string_view cypher, const Ontology& ontology, const Statistics& statistics);
Result<Plan> Prepare(std::string_view cypher, const Ontology& ontology);
// Without planning: patterns are matched from left to right and all rows sorted, which gives the same rows.
Result<Plan> PrepareAsWritten(std::string_view cypher, const Ontology& ontology);
// By what the graph has counted.
Result<Plan> Prepare(std::string_view cypher, const GraphView& graph);

// The same for graphs that no ontology describes: any label and type will do, and a query may write.
Result<Plan> Prepare(std::string_view cypher, const Procedures& procedures = Procedures::BuiltIn());

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_PREPARE_H_
