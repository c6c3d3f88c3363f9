// Finds the words that may stand for actors: names with their titles, nominals, pronouns.
#ifndef ENTENTE_EXTRACT_RESOLVE_FIND_MENTIONS_H_
#define ENTENTE_EXTRACT_RESOLVE_FIND_MENTIONS_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// Fills `scene->drafts`, without entities. Needs `scene->named`.
void FindMentions(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_FIND_MENTIONS_H_
