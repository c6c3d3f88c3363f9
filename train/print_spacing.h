// Tokens put together again as print has them: no blank before a comma, none inside quotation marks.
#ifndef ENTENTE_TRAIN_PRINT_SPACING_H_
#define ENTENTE_TRAIN_PRINT_SPACING_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/types.h"

namespace entente::train {

struct PrintedText {
  std::string text;
  std::vector<ByteSpan> tokens;  // of all sentences, in order
};

// `between` stands between sentences. A straight quotation mark opens at the beginning of a sentence and wherever none
// is open.
PrintedText PrintSentences(const std::vector<std::vector<std::string>>& sentences, std::string_view between);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_PRINT_SPACING_H_
