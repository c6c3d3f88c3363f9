// Where the drafts of a scene stand, once they are sorted.
#ifndef ENTENTE_EXTRACT_RESOLVE_DRAFT_INDEX_H_
#define ENTENTE_EXTRACT_RESOLVE_DRAFT_INDEX_H_

#include <cstdint>
#include <vector>

#include "extract/resolve/scene.h"

namespace entente::extract {

// Indices of drafts; -1 where there is none.
struct DraftIndex {
  explicit DraftIndex(const Scene& scene);

  std::vector<int32_t> draft_of_named;   // by named span
  std::vector<int32_t> draft_of_head;    // of names, by their head token
  std::vector<int32_t> name_at_begin;    // by their first token
  std::vector<int32_t> nominal_of_head;  // of nominals, by their head token
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_DRAFT_INDEX_H_
