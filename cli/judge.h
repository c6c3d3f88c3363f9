// entente actor merge, split, judgements, judge: what an analyst decides about who is who.
#ifndef ENTENTE_CLI_JUDGE_H_
#define ENTENTE_CLI_JUDGE_H_

#include "cli/command.h"

namespace entente::cli {

// Adds the subcommands to `actor`, whose option --store names `store`, which must live as long as the command line.
void AddJudging(CLI::App* actor, std::string* store, CommandLine* line);

}  // namespace entente::cli

#endif  // ENTENTE_CLI_JUDGE_H_
