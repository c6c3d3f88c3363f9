// The options that select a part of the graph, for every command that takes them.
#ifndef ENTENTE_CLI_SELECTION_OPTIONS_H_
#define ENTENTE_CLI_SELECTION_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "graph/selection.h"

namespace entente::cli {

struct SelectionOptions {
  std::vector<std::string> relations, modalities;
  std::optional<Date> from, to;
  double min_confidence = 0;
  std::string around;
  int hops = 1;
};

void AddSelectionOptions(CLI::App* command, SelectionOptions* options);
// Fails where nobody is called `around`.
Result<Selection> MakeSelection(const SelectionOptions& options, const GraphView& graph);

}  // namespace entente::cli

#endif  // ENTENTE_CLI_SELECTION_OPTIONS_H_
