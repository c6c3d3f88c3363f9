// "entente-train edges": the edges that events make of articles, with the features that the scorer of edges weighs, for
// bench/calibrate.py to learn from.
#ifndef ENTENTE_TRAIN_EDGES_COMMAND_H_
#define ENTENTE_TRAIN_EDGES_COMMAND_H_

#include <CLI/CLI.hpp>

namespace entente::train {

// Adds the command to `app`; when it is given it runs while `app` parses and sets `exit_code`. Both must outlive the
// parsing.
void AddEdgesCommand(CLI::App* app, int* exit_code);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_EDGES_COMMAND_H_
