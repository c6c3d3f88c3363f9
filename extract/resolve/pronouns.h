// Whom a pronoun stands for.
#ifndef ENTENTE_EXTRACT_RESOLVE_PRONOUNS_H_
#define ENTENTE_EXTRACT_RESOLVE_PRONOUNS_H_

#include "extract/resolve/history.h"

namespace entente::extract {

// The figure that the draft, a pronoun, stands for; kNoEntity where it is not clear.
uint32_t ResolvePronoun(Scene* scene, const History& history, uint32_t draft);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_PRONOUNS_H_
