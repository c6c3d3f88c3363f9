// Where people stand, told by what they say: of the same words nothing else is said.
#ifndef ENTENTE_EXTRACT_EVENTS_STANCES_H_
#define ENTENTE_EXTRACT_EVENTS_STANCES_H_

#include <vector>

#include "extract/events/reading.h"

namespace entente::extract {

class Stances {
 public:
  // Of the events that were read so far.
  Stances(const Reading& reading, const std::vector<Event>& events);

  // Whether the token stands in words by which one of the speakers takes a stance: "port" in "Norland must open the
  // port", told of who says so.
  bool Cover(uint32_t token, const std::vector<Participant>& speakers) const;

  // Whether mere speech tells no more than that somebody said the words of a stance of theirs, and not to whom.
  bool Replace(const Event& speech) const;

 private:
  struct Stance {
    uint32_t clause;
    ActorId from;
  };

  bool IsTakenIn(uint32_t clause, const std::vector<Participant>& speakers) const;
  bool IsAddressee(const Participant& participant, uint32_t verb) const;

  const Reading& reading_;
  std::vector<Stance> stances_;  // by clause
};

// Whether in events of the relation somebody stands for or against somebody else.
bool IsStance(const Relation& relation);
// Whether events of the relation are something said, of no more note than that.
bool IsMereSpeech(const Relation& relation);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_STANCES_H_
