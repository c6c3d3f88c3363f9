// Where the data that the command reads at start lies.
#ifndef ENTENTE_CLI_DATA_PATHS_H_
#define ENTENTE_CLI_DATA_PATHS_H_

#include "extract/pipeline.h"

namespace entente::cli {

// The folder in the environment variable ENTENTE_DATA, else share/entente beside the folder of the running program:
// the same in a build tree and in an install tree.
extract::PipelinePaths FindDataPaths();

}  // namespace entente::cli

#endif  // ENTENTE_CLI_DATA_PATHS_H_
