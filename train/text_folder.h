// Plain text below folders, for training without annotation.
#ifndef ENTENTE_TRAIN_TEXT_FOLDER_H_
#define ENTENTE_TRAIN_TEXT_FOLDER_H_

#include <string>
#include <vector>

#include "extract/language/document.h"
#include "extract/language/segmenter.h"
#include "graph/status.h"

namespace entente::train {

// The files below the folders, by name, cut into sentences; a first line that is an address is left out. Fails where a
// folder cannot be read.
Result<std::vector<extract::Document>> ReadTextFolders(const std::vector<std::string>& folders,
                                                       const extract::Segmenter& segmenter);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_TEXT_FOLDER_H_
