// The places of an article's story: what is told without a place of its own took place where the occasion did that it
// was a part of, where the same people were that day, or where those who came on a visit had gone.
#ifndef ENTENTE_EXTRACT_EVENTS_STORY_PLACES_H_
#define ENTENTE_EXTRACT_EVENTS_STORY_PLACES_H_

#include <vector>

#include "extract/events/circumstance.h"
#include "extract/events/event.h"
#include "extract/events/reading.h"

namespace entente::extract {

// Gives places to those of the article's events, sorted by trigger and dated as far as the article dates them, that
// have none of their own.
void SharePlaces(const Reading& reading, const Circumstances& circumstances, std::vector<Event>* events);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_STORY_PLACES_H_
