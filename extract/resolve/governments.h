// Which government a noun means where it is not that of a whole country.
#ifndef ENTENTE_EXTRACT_RESOLVE_GOVERNMENTS_H_
#define ENTENTE_EXTRACT_RESOLVE_GOVERNMENTS_H_

#include <optional>

#include "extract/resolve/history.h"

namespace entente::extract {

// The organization that "the Norburg government", "Utopia's military junta", "the state government" or "the junta"
// means, kNoEntity where that is not clear; nothing where the draft, a noun for a government, means its country's own.
std::optional<uint32_t> ResolveGovernment(Scene* scene, const History& history, uint32_t draft);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_GOVERNMENTS_H_
