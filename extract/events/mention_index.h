// Which mention a token of the tree belongs to.
#ifndef ENTENTE_EXTRACT_EVENTS_MENTION_INDEX_H_
#define ENTENTE_EXTRACT_EVENTS_MENTION_INDEX_H_

#include <cstdint>
#include <vector>

#include "extract/resolve/resolved.h"

namespace entente::extract {

class MentionIndex {
 public:
  explicit MentionIndex(const Resolved& resolved);

  // The mention that `token` heads, else the smallest one around it; nullptr for none. Mentions that stand for no
  // entity count.
  const Mention* At(uint32_t token) const;
  // The longest name that begins with the mention at `token`: "US President Lee" for "US"; At(token) where there is
  // none.
  const Mention* Whole(uint32_t token) const;

 private:
  const Resolved& resolved_;
  std::vector<uint32_t> by_token_;  // index + 1 of the mention; 0 for none
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_MENTION_INDEX_H_
