// Reads the noun phrase around a title or common noun: determiner, "former", number, and whose it is.
#ifndef ENTENTE_EXTRACT_RESOLVE_DESCRIBE_H_
#define ENTENTE_EXTRACT_RESOLVE_DESCRIBE_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// The phrase around the words `core` of its noun or title. What belongs to the phrase in front of the core is told by
// tags and adjacency, since titles in front of names are where trees go wrong most.
Description Describe(const Scene& scene, TokenSpan core);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_DESCRIBE_H_
