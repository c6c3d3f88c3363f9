// Whole files of a corpus.
#ifndef ENTENTE_TRAIN_READ_FILE_H_
#define ENTENTE_TRAIN_READ_FILE_H_

#include <string>

#include "graph/status.h"

namespace entente::train {

// The bytes as they are; fails with the file's path where it cannot be read.
Result<std::string> ReadFile(const std::string& path);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_READ_FILE_H_
