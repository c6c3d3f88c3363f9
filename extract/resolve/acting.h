// Whether a capital or a seat of power stands for its country or is a place, from its part in the sentence.
#ifndef ENTENTE_EXTRACT_RESOLVE_ACTING_H_
#define ENTENTE_EXTRACT_RESOLVE_ACTING_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// "Moscow calls for", "talks with Moscow": acts; "in Moscow", "arrived from Moscow", "Moscow, Russia": does not.
bool ActsForCountry(const Scene& scene, const NamedSpan& named);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_ACTING_H_
