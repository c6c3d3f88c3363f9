// One-line printed forms of what a graph holds, for tests and people.
#ifndef ENTENTE_GRAPH_PRINT_H_
#define ENTENTE_GRAPH_PRINT_H_

#include <string>

#include "graph/graph_view.h"

namespace entente {

// `actor 00000000000000a1 person "Ann Lee" known="Q1" country="Utopia" names="A. Lee" "Ann Lee"`
std::string PrintActor(const Actor& actor);
// `edge 00000000000000e1 met-with 00000000000000a1 -> 00000000000000b2 actual 2019-04-25 theme="talks" ... 0.9000 1/1`;
// the last figures are the confidence and the counts of evidence and documents. What is empty is left out.
std::string PrintEdge(const Edge& edge);
// `evidence 00000000000000d1:3 [120,180) trigger=[125,128) ... rule=met theme="talks" 0.9000 "Ann met Bob."`
std::string PrintEvidence(const Evidence& evidence);
// `document 00000000000000d1 2019-04-25 "Title" source="a1" outlet="..." url="..." 3 sentences, 200 bytes`
std::string PrintDocument(const SourceDocument& document);

// The whole graph: documents, actors, edges, each edge followed by its evidence; a line each.
Result<std::string> PrintGraph(const GraphView& graph);

}  // namespace entente

#endif  // ENTENTE_GRAPH_PRINT_H_
