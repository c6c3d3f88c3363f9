// Names compared as people compare them.
#ifndef ENTENTE_GRAPH_NAME_H_
#define ENTENTE_GRAPH_NAME_H_

#include <string>
#include <string_view>

namespace entente {

// Folds case, accents, hyphens and other punctuation: "Kim Jong-un" and "KIM Jong Un" give "kim jong un"; words are
// separated by one space. Bytes that are no UTF-8 are left out.
std::string FoldName(std::string_view name);

}  // namespace entente

#endif  // ENTENTE_GRAPH_NAME_H_
