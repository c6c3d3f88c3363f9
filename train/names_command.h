// "entente-train names": trains the name model, or scores the one there is.
#ifndef ENTENTE_TRAIN_NAMES_COMMAND_H_
#define ENTENTE_TRAIN_NAMES_COMMAND_H_

#include <CLI/CLI.hpp>

namespace entente::train {

// Adds the command to `app`; when it is given it runs while `app` parses and sets `exit_code`. Both must outlive the
// parsing.
void AddNamesCommand(CLI::App* app, int* exit_code);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_NAMES_COMMAND_H_
