// The openCypher front door.
#ifndef ENTENTE_QUERY_CYPHER_PREPARE_H_
#define ENTENTE_QUERY_CYPHER_PREPARE_H_

#include <string_view>

#include "graph/ontology.h"
#include "graph/status.h"
#include "query/plan.h"

namespace entente::query {

// Reads an openCypher query. Over a graph that an ontology describes a query only reads. The error shows line, column
// and the line itself with a caret; an unknown label or relation type is an error that names the nearest one. "EXPLAIN
// <query>" gives a plan to be shown. CALL runs the procedures of query/graph_procedures.h.
Result<Plan> Prepare(std::string_view cypher, const Ontology& ontology);

// The same for graphs that no ontology describes: any label and type will do, and a query may write.
Result<Plan> Prepare(std::string_view cypher, const Procedures& procedures = Procedures::BuiltIn());

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_PREPARE_H_
