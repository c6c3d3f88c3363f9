// Events that no trigger word tells but the way names and speech are built into the text.
#ifndef ENTENTE_EXTRACT_EVENTS_CONSTRUCTIONS_H_
#define ENTENTE_EXTRACT_EVENTS_CONSTRUCTIONS_H_

#include <vector>

#include "extract/events/circumstance.h"
#include "extract/events/participants.h"
#include "extract/events/reading.h"

namespace entente::extract {

// Direct speech, its words as the theme. Where the verb of saying gave an event of `events` already, that one takes
// over the words; where a turn goes on, the event that its beginning gave takes them too. A few words quoted out of a
// clause give none. `events` are in text order, and new ones come behind them.
void ReadQuotations(const Reading& reading, const Participants& participants, const Circumstances& circumstances,
                    const Frame& frame, std::vector<Event>* events);

// What a sentence tells on somebody's word: "according to Lee, the port is closed".
void ReadAttributions(const Reading& reading, const Participants& participants, const Circumstances& circumstances,
                      const Frame& frame, std::vector<Event>* events);

// Titles that stand with a name: "Foreign Minister Lee".
void ReadTitles(const Reading& reading, const Participants& participants, const Circumstances& circumstances,
                const Frame& frame, std::vector<Event>* events);

// "Lyon, France", where the one is known to lie in the other.
void ReadWithin(const Reading& reading, const Participants& participants, const Frame& frame,
                std::vector<Event>* events);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_CONSTRUCTIONS_H_
