// entente actor merge, split, judgements, judge, suggest: what is decided about who is who.
#ifndef ENTENTE_CLI_JUDGE_H_
#define ENTENTE_CLI_JUDGE_H_

#include "cli/command.h"

namespace entente::cli {

// Adds the subcommands to `actor`, whose option --store names `store`, which must live as long as the command line.
void AddJudging(CLI::App* actor, std::string* store, CommandLine* line);
// One of them: pairs of actors that may be one.
void AddSuggest(CLI::App* actor, std::string* store, CommandLine* line);

// By the clock in UTC, as 2019-04-25T12:00:00.
std::string NowText();

}  // namespace entente::cli

#endif  // ENTENTE_CLI_JUDGE_H_
