// The dependency tree with the greatest sum of arc scores (Chu and Liu 1965, Edmonds 1967; McDonald et al. 2005).
#ifndef ENTENTE_EXTRACT_LANGUAGE_SPANNING_TREE_H_
#define ENTENTE_EXTRACT_LANGUAGE_SPANNING_TREE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::extract {

// scores[token * (tokens + 1) + head]: of the arc from `head` (0 for the root, i + 1 for token i) to `token`; arcs of a
// token to itself do not count. Gives the heads, -1 for the one token that hangs from the root; of equal trees the
// same one always.
std::vector<int32_t> BestTree(std::span<const float> scores, size_t tokens);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_SPANNING_TREE_H_
