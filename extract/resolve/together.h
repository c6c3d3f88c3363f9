// Who was told of together: in one coordination, as those who met, or by one word for several.
#ifndef ENTENTE_EXTRACT_RESOLVE_TOGETHER_H_
#define ENTENTE_EXTRACT_RESOLVE_TOGETHER_H_

#include <functional>
#include <vector>

#include "extract/resolve/history.h"

namespace entente::extract {

// Several actors, or one figure that stands for several.
struct Together {
  std::vector<uint32_t> figures;
  bool firm = true;  // false for the two sides of a meeting that only the verb tells: "A met B"
};

// Those that the mention is told of with, from the narrowest reading to the widest: "Lee and Moss met with Kim" gives
// the first two, then all three. Empty for one who is told of alone.
std::vector<Together> ToldTogether(const Scene& scene, const History& history, const Past& past);

// How many actors these figures are, as far as it is told; 0 for a group of people that nobody counts.
size_t NumberOf(const Scene& scene, const Together& together);

struct TogetherQuery {
  uint32_t token = 0;                         // where it is asked; what stands behind does not count
  uint32_t sentences_back = 1;                // how far it may be
  size_t number = 0;                          // how many they must be; 0: any
  std::function<bool(uint32_t figure)> fits;  // what each of them must be
  std::function<bool(const Past&, const Together&)> counts = nullptr;  // whether to take these; all where it is empty
};

// The last who were told of together: in the last such sentence those with the weightiest part. kNoEntity for none.
uint32_t LastTogether(Scene* scene, const History& history, const TogetherQuery& query);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_TOGETHER_H_
