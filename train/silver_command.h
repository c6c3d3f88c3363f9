// "entente-train silver": parses text with the accurate parser, for the quick one to learn from (Hinton et al. 2015).
#ifndef ENTENTE_TRAIN_SILVER_COMMAND_H_
#define ENTENTE_TRAIN_SILVER_COMMAND_H_

#include <CLI/CLI.hpp>

namespace entente::train {

// Adds the command to `app`; when it is given it runs while `app` parses and sets `exit_code`. Both must outlive the
// parsing.
void AddSilverCommand(CLI::App* app, int* exit_code);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_SILVER_COMMAND_H_
