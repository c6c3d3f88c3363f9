// Reads small graphs written as text, a line for each document, actor and edge:
//
//   document d1 outlet "The Courier" title "Talks" published 2031-05-02 url "http://example.org/1"
//   actor ada person "Ada Lind" names "Lind,Ms Lind" country "Norland" known Q1
//   edge ada met-with ben in d1 time 2031-05-01 modality planned theme "trade" place "Port" by "the Courier"
//        confidence 0.9 words "Ada Lind met Ben Roe."
//
// What is left out is empty; an edge is actual and sure by half unless it says otherwise. A line that begins with
// blanks goes on with the one before.
#ifndef ENTENTE_TESTS_CYPHER_GRAPH_TEXT_H_
#define ENTENTE_TESTS_CYPHER_GRAPH_TEXT_H_

#include <string_view>
#include <vector>

#include "graph/ontology.h"
#include "graph/types.h"

namespace entente::query {

// A report for each document. Fails naming the line.
Result<std::vector<Report>> ReadGraphText(std::string_view text, const Ontology& ontology);

}  // namespace entente::query

#endif  // ENTENTE_TESTS_CYPHER_GRAPH_TEXT_H_
