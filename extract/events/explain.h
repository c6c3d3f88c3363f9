// Why a piece of evidence says what it says: found again by reading its article anew.
#ifndef ENTENTE_EXTRACT_EVENTS_EXPLAIN_H_
#define ENTENTE_EXTRACT_EVENTS_EXPLAIN_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/events/edge_scorer.h"
#include "extract/events/event.h"
#include "extract/resolve/resolved.h"
#include "graph/types.h"

namespace entente::extract {

// What the confidence is multiplied from.
struct Factor {
  std::string what;
  double value = 1;
};

// How one end of the edge came to be that actor.
struct ExplainedEnd {
  ByteSpan words;
  std::string places;  // where the frame looks for it: "subject", "object or prep:with"
  std::string form;    // "name", "description", "pronoun"
  std::optional<Actor> actor;
  ByteSpan name;  // the mention by name that the words go back to; empty where they are one, or there is none
};

struct Explanation {
  const Frame* frame = nullptr;
  std::vector<Factor> factors;
  std::vector<EdgeScorer::Signal> signals;  // what weighs most in the scorer's factor
  ExplainedEnd from, to;
};

// Of an edge of `relation`, with the scorer that its confidence came from. nullopt where no event gives that evidence:
// it was read by other frames or models.
std::optional<Explanation> Explain(const Evidence& evidence, const Relation& relation, const std::vector<Event>& events,
                                   const Resolved& resolved, const EdgeScorer& scorer);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_EXPLAIN_H_
