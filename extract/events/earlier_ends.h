// Participants that an event leaves out because an earlier one told them: who was accused denies it to the accuser, and
// who was arrested "also" was arrested by the same.
#ifndef ENTENTE_EXTRACT_EVENTS_EARLIER_ENDS_H_
#define ENTENTE_EXTRACT_EVENTS_EARLIER_ENDS_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "extract/events/argument_heads.h"
#include "extract/events/arguments.h"
#include "extract/events/reading.h"

namespace entente::extract {

// All fill the role, as far as the rule admits what they find, and give whether anything was found.
class EarlierEnds {
 public:
  // `told` are the events that the article tells before, in order; `arguments` those of the event at hand.
  EarlierEnds(const Reading& reading, const std::vector<Event>& told, const std::vector<Argument>& arguments)
      : reading_(reading), told_(told), arguments_(arguments) {}

  // Ann in "Ann accused Ben of fraud. Ben denied it": who did last what the frame answers.
  bool FillByAnswered(const RoleRule& rule, Role role, Event* event) const;
  // "joined the protest": what the last such event was done to; a noun has to speak of it as known.
  bool FillByTold(const RoleRule& rule, Role role, Event* event) const;
  // Who does what the sentence tells without a doer: those who did last what is told so.
  bool FillByDoers(const RoleRule& rule, Event* event) const;
  // Norland in "Norland invaded Sudland. Ann condemned the invasion": who did it, by what was told last of such deeds.
  bool FillByCulprit(const RoleRule& rule, Role role, Event* event) const;

 private:
  const Event* LastTold(const Event& event) const;
  // The last event that fits of those at most so many sentences before the event; nullptr where none does.
  const Event* LastWithin(uint32_t reach, const Event& event, const std::function<bool(const Event&)>& fits) const;
  // Those among the ends, of an earlier event, whom the rule admits; they have words of their own there.
  bool Take(const std::vector<Participant>& ends, double certainty, const RoleRule& rule, Role role,
            Event* event) const;
  bool IsAnswered(const Event& earlier, const Event& event, Role role) const;
  uint32_t ReachOfDoers(uint32_t act) const;
  bool IsWordFor(uint32_t noun, const Event& deed) const;

  const Reading& reading_;
  const std::vector<Event>& told_;
  const std::vector<Argument>& arguments_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_EARLIER_ENDS_H_
