// Whom a description by office stands for: "the Russian leader", "the two presidents", "his Egyptian counterpart".
#ifndef ENTENTE_EXTRACT_RESOLVE_OFFICE_NOMINALS_H_
#define ENTENTE_EXTRACT_RESOLVE_OFFICE_NOMINALS_H_

#include "extract/resolve/history.h"

namespace entente::extract {

// The figure that the draft, a nominal for one or more people, stands for: somebody spoken of, the one known to hold
// the office on the article's day, or a new figure for what is described; kNoEntity where nobody in particular is.
uint32_t ResolveOfficeNominal(Scene* scene, const History& history, uint32_t draft);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_OFFICE_NOMINALS_H_
