// On whose word something is told: who says the words in which it stands.
#ifndef ENTENTE_EXTRACT_EVENTS_SPEAKER_H_
#define ENTENTE_EXTRACT_EVENTS_SPEAKER_H_

#include <optional>

#include "extract/events/control.h"
#include "extract/events/reading.h"

namespace entente::extract {

// The head of who says the clause around `token`: in "Ann said Ben should leave", "Ben should leave, Ann said",
// "according to Ann, Ben should leave" and "\"Ben should leave,\" said Ann". Nothing for what nobody is told to say.
// A clause inside the words of another goes with the nearest.
std::optional<Inferred> SpeakerOf(const Reading& reading, uint32_t token);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_SPEAKER_H_
