// Edges that so many documents tell that no further one changes how sure they are. What is known of them is joined
// without reading all their evidence again, which would make every article about a famous fact slower than the last.
#ifndef ENTENTE_STORE_CERTAIN_H_
#define ENTENTE_STORE_CERTAIN_H_

#include <vector>

#include "graph/types.h"

namespace entente::store {

// Whether a settled edge has confidence 1 with room to spare: it keeps it whatever evidence is added, in any order.
bool IsCertain(const ReportedEdge& edge);

// The few pieces among settled evidence that theme, place and attribution come from.
std::vector<Evidence> StrongestOf(const std::vector<Evidence>& evidence);

// JoinEdges for a certain edge, of whose evidence only the strongest is at hand; `edge` brings new documents, and is
// left with the strongest and its own evidence.
void JoinCertain(const Edge& certain, const std::vector<Evidence>& strongest, ReportedEdge* edge);

}  // namespace entente::store

#endif  // ENTENTE_STORE_CERTAIN_H_
