// How an event is meant: the words around its trigger that plan, doubt, demand or deny it.
#ifndef ENTENTE_EXTRACT_EVENTS_MODALITY_H_
#define ENTENTE_EXTRACT_EVENTS_MODALITY_H_

#include "extract/events/cues.h"
#include "extract/events/frames.h"
#include "extract/events/tree.h"

namespace entente::extract {

// The strongest (latest in the ontology's order) of what is said along the way from the trigger up to the clause that
// asserts it.
ModalityRank FindModality(const Tree& tree, const Cues& cues, const Frames& frames, const Ontology& ontology,
                          uint32_t trigger);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_MODALITY_H_
