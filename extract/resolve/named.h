// Finds the names of an article and what each may mean.
#ifndef ENTENTE_EXTRACT_RESOLVE_NAMED_H_
#define ENTENTE_EXTRACT_RESOLVE_NAMED_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// Fills `scene->named` and `scene->named_at` from the names of the analysis and from known names that it missed.
void FindNamed(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_NAMED_H_
