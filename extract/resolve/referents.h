// Whom a description may stand for that tells too little of itself ("the group", "the army"): those spoken of before.
#ifndef ENTENTE_EXTRACT_RESOLVE_REFERENTS_H_
#define ENTENTE_EXTRACT_RESOLVE_REFERENTS_H_

#include <cstdint>
#include <vector>

#include "extract/resolve/antecedents.h"
#include "extract/resolve/history.h"

namespace entente::extract {

// The figures that the draft, a description of one actor, may stand for, with the features that the ranker weighs; last
// comes nobody. Empty where it cannot stand for anybody spoken of ("a group", "groups").
std::vector<Antecedent> FindReferents(Scene* scene, const History& history, uint32_t description);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_REFERENTS_H_
