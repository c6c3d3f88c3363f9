// Fills the roles of a frame from what stands around its trigger.
#ifndef ENTENTE_EXTRACT_EVENTS_ROLES_H_
#define ENTENTE_EXTRACT_EVENTS_ROLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/events/argument_heads.h"
#include "extract/events/arguments.h"
#include "extract/events/earlier_ends.h"
#include "extract/events/gatherings.h"
#include "extract/events/participants.h"
#include "extract/events/reading.h"

namespace entente::extract {

class RoleFiller {
 public:
  // `told` is what the article tells before; `may_gather` tells whether those who met last may take the place of
  // participants that are not named.
  RoleFiller(const Reading& reading, const Participants& participants, const Gatherings& gatherings,
             const std::vector<Argument>& arguments, const std::vector<Event>& told, bool may_gather)
      : reading_(reading),
        participants_(participants),
        gatherings_(gatherings),
        arguments_(arguments),
        heads_(reading),
        earlier_(reading, told, arguments),
        may_gather_(may_gather) {}

  // False where the frame lacks a participant that it needs; the event is then of no use.
  bool Fill(Event* event);

 private:
  static void DropOneself(Event* event);
  static void FillMutually(Event* event);
  bool IsWithOthers(const Event& event) const;
  bool AreAttendants(const Event& event) const;
  bool IsDoneToThings(const Event& event) const;
  bool TellsOfOccasion(uint32_t word, uint32_t noun, bool of_list) const;
  bool FillByOffice(const RoleRule& rule, Role role, Event* event);
  bool FillByHomeland(const RoleRule& rule, Role role, Event* event);
  bool IsMutual(uint32_t token) const;
  bool FillRole(const RoleRule& rule, Role role, Event* event);
  bool FillFrom(const RoleSource& source, const RoleRule& rule, Role role, Event* event);
  bool FillByArguments(const RoleSource& source, const RoleRule& rule, Role role, Event* event);
  bool FillBySpeaker(const RoleRule& rule, Role role, Event* event);
  bool FillByFront(const RoleRule& rule, Role role, Event* event);
  bool FillByOwners(const RoleRule& rule, Role role, Event* event);
  bool FillWith(const Argument& argument, const RoleRule& rule, Role role, Event* event);
  void AddParticipants(const Argument& argument, const RoleRule& rule, Role role, Event* event);
  bool IsUndergoing(uint32_t deed, uint32_t token) const;
  bool IsWhoActs(uint32_t token, const Event& event) const;
  bool IsUsable(const Argument& argument, const RoleRule& rule, Role role, const Event& event) const;
  bool AdmitsPhrase(uint32_t head, const RoleRule& rule) const;
  std::string TextOf(const Argument& argument) const;

  const Reading& reading_;
  const Participants& participants_;
  const Gatherings& gatherings_;
  const std::vector<Argument>& arguments_;
  const ArgumentHeads heads_;
  const EarlierEnds earlier_;
  const bool may_gather_;
  bool mutual_ = false;          // they do it to each other
  std::vector<uint32_t> taken_;  // heads that have a role already
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_ROLES_H_
