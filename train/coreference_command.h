// "entente-train coreference": scores how mentions are joined, and trains the ranker of antecedents.
#ifndef ENTENTE_TRAIN_COREFERENCE_COMMAND_H_
#define ENTENTE_TRAIN_COREFERENCE_COMMAND_H_

#include <CLI/CLI.hpp>

namespace entente::train {

// Adds the command to `app`; when it is given it runs while `app` parses and sets `exit_code`. Both must outlive the
// parsing.
void AddCoreferenceCommand(CLI::App* app, int* exit_code);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_COREFERENCE_COMMAND_H_
