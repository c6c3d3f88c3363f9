// Whether a word of the text fires a frame, and what then stands around it: the syntactic half of reading an event, of
// which it does not matter yet who is an actor.
#ifndef ENTENTE_EXTRACT_EVENTS_TRIGGERS_H_
#define ENTENTE_EXTRACT_EVENTS_TRIGGERS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/reading.h"

namespace entente::extract {

// The arguments of `token`, whose lemma `trigger` was found by; nothing where it is no verb (noun, adjective) here or
// lacks the particle, preposition or light verb that the frame asks for.
std::optional<std::vector<Argument>> TriggeredArguments(const Reading& reading, uint32_t token, const Trigger& trigger);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_TRIGGERS_H_
