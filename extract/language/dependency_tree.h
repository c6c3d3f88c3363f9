// The dependency tree of a sentence, as parsers give it.
#ifndef ENTENTE_EXTRACT_LANGUAGE_DEPENDENCY_TREE_H_
#define ENTENTE_EXTRACT_LANGUAGE_DEPENDENCY_TREE_H_

#include <cstdint>
#include <vector>

namespace entente::extract {

// Head (-1 for the root) and label of each token.
struct DependencyTree {
  std::vector<int32_t> heads;
  std::vector<uint8_t> labels;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_DEPENDENCY_TREE_H_
