// Stage "find", first half: an n-ary event as the sentence tells it, before it becomes edges.
#ifndef ENTENTE_EXTRACT_EVENTS_EVENT_H_
#define ENTENTE_EXTRACT_EVENTS_EVENT_H_

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/events/frames.h"
#include "extract/resolve/resolved.h"
#include "graph/types.h"

namespace entente::extract {

// One actor in a role: an entity of the article, or a description that becomes an actor of an open-ended kind.
struct Participant {
  uint32_t entity = kNoEntity;
  std::optional<Actor> described;  // set where `entity` is kNoEntity
  TokenSpan words;
  uint32_t head = 0;  // token that the tree knows it by
  double certainty = 1;
};

struct Event {
  const Frame* frame = nullptr;
  uint32_t sentence = 0;
  uint32_t trigger = 0;     // token
  TokenSpan trigger_words;  // with the light verb, where there is one
  std::array<std::vector<Participant>, kRoles> participants;
  std::string theme, place, attribution;
  TimeSpan time;
  size_t modality = 0;    // rank in the ontology
  double confidence = 0;  // of the event; an edge multiplies the certainty of its two participants

  const std::vector<Participant>& in(Role role) const { return participants[static_cast<size_t>(role)]; }
  std::vector<Participant>& in(Role role) { return participants[static_cast<size_t>(role)]; }
};

const Actor& ActorOf(const Participant& participant, const Resolved& resolved);

// The entities of the article among those who take part.
std::set<uint32_t> EntitiesOf(const Event& event);

// "contact:meet(Ann Lee -> Ben Moss) [planned] 2019-04-25 in Oslo about trade according to X 0.70"
std::string Print(const Event& event, const Resolved& resolved, const Ontology& ontology);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_EVENT_H_
