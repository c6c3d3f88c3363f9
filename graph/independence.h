// How many sources tell an edge independently of one another.
#ifndef ENTENTE_GRAPH_INDEPENDENCE_H_
#define ENTENTE_GRAPH_INDEPENDENCE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.h"

namespace entente {

// One article's word for an edge.
struct Telling {
  std::string outlet;       // folded; the host of the address, else the article's id where it is not known
  std::string agency;       // folded, of the dateline "OSLO (Agency) -"; empty where it names none
  std::string attribution;  // folded: who the article says told it; empty where nobody
  std::string words;        // the sentence, folded
};

// "OSLO, 3 May (Agency)", of the text or of what follows its title; empty where no agency is named. A view of the text.
std::string_view DatelineOf(const SourceDocument& document);

Telling TellingOf(const Evidence& evidence, const SourceDocument& document);

// One source are tellings by one outlet, after one agency or one and the same person or body (each of which may be the
// outlet of another), or in nearly the same words: three quarters of the sequences of three words, in sentences of at
// least eight.
uint32_t CountIndependent(const std::vector<Telling>& tellings);

// That of an edge's evidence; fails as reading the graph fails.
Result<uint32_t> IndependentSources(const GraphView& graph, EdgeId edge);

}  // namespace entente

#endif  // ENTENTE_GRAPH_INDEPENDENCE_H_
