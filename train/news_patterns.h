// Sentences of diplomatic news made from patterns (news_patterns.txt), to train on beside the treebanks.
#ifndef ENTENTE_TRAIN_NEWS_PATTERNS_H_
#define ENTENTE_TRAIN_NEWS_PATTERNS_H_

#include <cstddef>
#include <string>

#include "graph/status.h"
#include "train/treebank.h"

namespace entente::train {

// `copies` sentences from each pattern of the file, their slots filled by a fixed shuffle; lemmas stay empty. Fails
// with the file and line of a pattern that cannot be read.
Result<Treebank> MakeNewsSentences(const std::string& path, size_t copies);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_NEWS_PATTERNS_H_
