// A report as JSON in the form that edge scorers read: {"id", "date", "actors": [...], "edges": [...]}.
#ifndef ENTENTE_EXTRACT_EVENTS_EDGE_JSON_H_
#define ENTENTE_EXTRACT_EVENTS_EDGE_JSON_H_

#include <string>

#include "graph/types.h"

namespace entente::extract {

// Actors are numbered "a1", "a2" ... in the report's order; what is not known is null. Ends in a newline.
std::string EdgeJson(const Report& report);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_EDGE_JSON_H_
