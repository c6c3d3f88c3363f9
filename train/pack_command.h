// "entente-train pack": a parser's tensors, as train/parser/export.py writes them, as a model file.
#ifndef ENTENTE_TRAIN_PACK_COMMAND_H_
#define ENTENTE_TRAIN_PACK_COMMAND_H_

#include <CLI/CLI.hpp>

namespace entente::train {

// Adds the command to `app`; when it is given it runs while `app` parses and sets `exit_code`. Both must outlive the
// parsing.
void AddPackCommand(CLI::App* app, int* exit_code);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_PACK_COMMAND_H_
