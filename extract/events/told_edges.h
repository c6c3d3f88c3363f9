// The edges that an event makes: one for each pair of those who take part, before any is weighed or merged.
#ifndef ENTENTE_EXTRACT_EVENTS_TOLD_EDGES_H_
#define ENTENTE_EXTRACT_EVENTS_TOLD_EDGES_H_

#include <string>
#include <vector>

#include "extract/events/event.h"
#include "extract/resolve/resolved.h"
#include "graph/ontology.h"

namespace entente::extract {

struct ToldEdge {
  const Event* event = nullptr;
  std::string relation;
  const Participant *from = nullptr, *to = nullptr;
  std::string modality, theme;

  // What frame and ends say of it.
  double certainty() const { return event->confidence * from->certainty * to->certainty; }
};

// Those that frame and ends are sure enough of, in the order of the events. They point into `events`.
std::vector<ToldEdge> TellEdges(const std::vector<Event>& events, const Resolved& resolved, const Ontology& ontology);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_TOLD_EDGES_H_
