// Gives every variable of a query its slot in the row, and refuses what has no meaning: unknown variables, functions,
// labels and types, a variable used as two things, aggregates where there is nothing to sum up.
#ifndef ENTENTE_QUERY_CYPHER_BIND_H_
#define ENTENTE_QUERY_CYPHER_BIND_H_

#include <string_view>

#include "graph/ontology.h"
#include "query/cypher/ast.h"

namespace entente::query {

// Afterwards `*` has been replaced by items, relationship types are spelled as the graph does, and expressions of
// ORDER BY that repeat an item refer to it. `ontology` may be null: labels and types are then not checked.
Status Bind(std::string_view text, const Ontology* ontology, const Procedures& procedures, Query* query);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_BIND_H_
