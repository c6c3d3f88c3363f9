// Edges with their evidence as text for people and as JSON.
#ifndef ENTENTE_CLI_RENDER_H_
#define ENTENTE_CLI_RENDER_H_

#include <nlohmann/json.hpp>
#include <string>

#include "graph/graph_view.h"

namespace entente::cli {

using Json = nlohmann::ordered_json;

// White space folded: a sentence may run over lines of its article.
std::string OneLine(const std::string& text);

// Null for empty text.
Json JsonText(const std::string& text);

Json ActorJson(const Actor& actor);

// Fails as reading the graph fails.
Result<Json> EdgeWithEvidenceJson(const GraphView& graph, const Edge& edge);

// "Vladimir Putin  briefed  Xi Jinping  planned, 2019-04-26, Beijing: summit results", a line without its end.
Result<std::string> EdgeLine(const GraphView& graph, const Edge& edge);

// For each piece of evidence, at most `most`, an indented line with its words and where they stand.
Result<std::string> EvidenceLines(const GraphView& graph, const Edge& edge, size_t most);

}  // namespace entente::cli

#endif  // ENTENTE_CLI_RENDER_H_
