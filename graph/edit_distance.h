// How far two spellings are apart.
#ifndef ENTENTE_GRAPH_EDIT_DISTANCE_H_
#define ENTENTE_GRAPH_EDIT_DISTANCE_H_

#include <cstddef>
#include <string_view>

namespace entente {

// The least number of bytes inserted, deleted or replaced that makes `b` of `a` (Levenshtein 1966). Takes time
// proportional to the product of the sizes.
size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace entente

#endif  // ENTENTE_GRAPH_EDIT_DISTANCE_H_
