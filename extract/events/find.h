// Stage "find": the events that an article tells, and the edges that they make.
#ifndef ENTENTE_EXTRACT_EVENTS_FIND_H_
#define ENTENTE_EXTRACT_EVENTS_FIND_H_

#include <vector>

#include "extract/events/calibration.h"
#include "extract/events/cues.h"
#include "extract/events/event.h"
#include "extract/events/frames.h"
#include "extract/resolve/resolved.h"
#include "graph/ontology.h"
#include "graph/types.h"

namespace entente::extract {

// In text order. Events point into `frames`.
std::vector<Event> ReadEvents(const Resolved& resolved, const Frames& frames, const Cues& cues,
                              const Ontology& ontology);

// One edge for each pair of participants, merged over the article; what is told with a raw confidence of less than
// `min_confidence` is left out.
Report MakeReport(const std::vector<Event>& events, const Resolved& resolved, const Ontology& ontology,
                  const Calibration& calibration, double min_confidence);

// Both, with the confidence that the project ships.
Report FindEvents(const Resolved& resolved, const Frames& frames, const Cues& cues, const Ontology& ontology,
                  const Calibration& calibration = Calibration());

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_FIND_H_
