// The office of a person who is named as another's counterpart: "his Utopian counterpart Ann Lee".
#ifndef ENTENTE_EXTRACT_RESOLVE_COUNTERPARTS_H_
#define ENTENTE_EXTRACT_RESOLVE_COUNTERPARTS_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// Gives such a person's name the title by which the other was called, of the country named or the person's own.
void ShareCounterpartTitles(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_COUNTERPARTS_H_
