// Reads what the exports write, each format by a reader that is not ours where there is one.
#ifndef ENTENTE_TESTS_GRAPH_READ_BACK_H_
#define ENTENTE_TESTS_GRAPH_READ_BACK_H_

#include <map>
#include <string>
#include <vector>

namespace entente {

// Field to text. Ids stand under "id", the ends of an edge under "source" and "target"; lists are joined by line feeds.
using Element = std::map<std::string, std::string>;

struct ReadGraph {
  std::vector<Element> nodes, edges;  // in the order of the file
};

ReadGraph ReadGraphml(const std::string& text);
ReadGraph ReadGexf(const std::string& text);
ReadGraph ReadCytoscape(const std::string& text);
ReadGraph ReadNodeLink(const std::string& text);
ReadGraph ReadNeo4jCsv(const std::string& nodes, const std::string& relationships);

}  // namespace entente

#endif  // ENTENTE_TESTS_GRAPH_READ_BACK_H_
