// "entente-train encode": treebanks and text as rows of numbers, for the programs that train the parsers.
#ifndef ENTENTE_TRAIN_ENCODE_COMMAND_H_
#define ENTENTE_TRAIN_ENCODE_COMMAND_H_

#include <CLI/CLI.hpp>

namespace entente::train {

// Adds the command to `app`; when it is given it runs while `app` parses and sets `exit_code`. Both must outlive the
// parsing.
void AddEncodeCommand(CLI::App* app, int* exit_code);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_ENCODE_COMMAND_H_
