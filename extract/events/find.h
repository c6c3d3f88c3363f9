// Stage "find": the events that an article tells, and the edges that they make.
#ifndef ENTENTE_EXTRACT_EVENTS_FIND_H_
#define ENTENTE_EXTRACT_EVENTS_FIND_H_

#include <vector>

#include "extract/events/calibration.h"
#include "extract/events/cues.h"
#include "extract/events/edge_scorer.h"
#include "extract/events/event.h"
#include "extract/events/frames.h"
#include "extract/resolve/resolved.h"
#include "graph/ontology.h"
#include "graph/types.h"

namespace entente::extract {

// In text order. Events point into `frames`.
std::vector<Event> ReadEvents(const Resolved& resolved, const Frames& frames, const Cues& cues,
                              const Ontology& ontology);

// What makes confidences: the share that a scorer gives an edge and the table that tells how often those of such a
// share are right. By default both leave what frames and ends say as it is.
struct Confidence {
  EdgeScorer scorer;
  Calibration calibration;
};

// One edge for each pair of participants, merged over the article, but for those that are most likely wrong.
Report MakeReport(const std::vector<Event>& events, const Resolved& resolved, const Ontology& ontology,
                  const Confidence& confidence);

// Both.
Report FindEvents(const Resolved& resolved, const Frames& frames, const Cues& cues, const Ontology& ontology,
                  const Confidence& confidence = Confidence());

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_FIND_H_
