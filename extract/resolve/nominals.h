// Whom a description stands for: "the Russian leader", "the kingdom", "his Egyptian counterpart", "the ministry".
#ifndef ENTENTE_EXTRACT_RESOLVE_NOMINALS_H_
#define ENTENTE_EXTRACT_RESOLVE_NOMINALS_H_

#include "extract/resolve/history.h"

namespace entente::extract {

// The figure that the draft, a nominal, stands for; a new one where it describes an actor that no name is given for;
// kNoEntity where it describes nobody in particular.
uint32_t ResolveNominal(Scene* scene, const History& history, uint32_t draft);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_NOMINALS_H_
