// Which descriptions stand for a name beside them: "NAME, the minister", "the state agency NAME", "NAME was the first
// president".
#ifndef ENTENTE_EXTRACT_RESOLVE_APPOSITIONS_H_
#define ENTENTE_EXTRACT_RESOLVE_APPOSITIONS_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// Sets `same_as` of nominals, gives people the titles that such have, and an office the owner of the one that it is
// coordinated with. Needs the drafts, sorted.
void JoinAppositions(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_APPOSITIONS_H_
