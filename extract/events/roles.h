// Fills the roles of a frame from what stands around its trigger.
#ifndef ENTENTE_EXTRACT_EVENTS_ROLES_H_
#define ENTENTE_EXTRACT_EVENTS_ROLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/gatherings.h"
#include "extract/events/participants.h"
#include "extract/events/reading.h"

namespace entente::extract {

// Whether a head of that lemma may fill the role.
bool Admits(const std::string& lemma, const RoleRule& rule);

// Whether one of the places that the rule names is the argument's.
bool IsSourceOf(const Argument& argument, const RoleRule& rule);

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
        told_(told),
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
  bool IsJoined(uint32_t phrase, uint32_t child) const;
  void AddExamples(std::vector<uint32_t>* heads) const;
  bool IsNamed(uint32_t token) const;
  uint32_t PredicateOf(uint32_t phrase) const;
  uint32_t IdentifiedAs(uint32_t phrase) const;
  bool IsIdentified(uint32_t phrase) const { return IdentifiedAs(phrase) != Tree::kNone; }
  void AddIdentified(std::vector<uint32_t>* heads) const;
  bool IsExampleBehind(uint32_t child, uint32_t plural) const;
  void AddExamplesBehind(const Argument& argument, std::vector<uint32_t>* heads) const;
  bool ArePeople(const std::vector<uint32_t>& tokens) const;
  bool IsLedBy(uint32_t phrase, uint32_t clause) const;
  void AddLeadersOf(uint32_t phrase, uint32_t noun, std::vector<uint32_t>* heads) const;
  void AddLeaders(std::vector<uint32_t>* heads) const;
  void DropWithinOthers(std::vector<uint32_t>* heads) const;
  bool JoinsTo(const Argument& argument, std::string_view words, const Event& event) const;
  void AddJoined(const Argument& argument, const Event& event, std::vector<uint32_t>* heads) const;
  bool FillRole(const RoleRule& rule, Role role, Event* event);
  bool FillFrom(const RoleSource& source, const RoleRule& rule, Role role, Event* event);
  bool FillByArguments(const RoleSource& source, const RoleRule& rule, Role role, Event* event);
  bool FillBySpeaker(const RoleRule& rule, Role role, Event* event);
  bool FillByFront(const RoleRule& rule, Role role, Event* event);
  bool IsAnswered(const Event& earlier, const Event& event, Role role) const;
  bool FillByAnswered(const RoleRule& rule, Role role, Event* event);
  const Event* LastTold(const Event& event) const;
  bool TakeFrom(const Event& earlier, const RoleRule& rule, Role role, Event* event) const;
  bool FillByTold(const RoleRule& rule, Role role, Event* event) const;
  uint32_t ReachOfDoers(uint32_t act) const;
  bool FillByDoers(const RoleRule& rule, Event* event) const;
  bool IsWordFor(uint32_t noun, const Event& deed) const;
  bool FillByCulprit(const RoleRule& rule, Role role, Event* event);
  bool FillByOwners(const RoleRule& rule, Role role, Event* event);
  bool FillWith(const Argument& argument, const RoleRule& rule, Role role, Event* event);
  void AddParticipants(const Argument& argument, const RoleRule& rule, Role role, Event* event);
  bool IsPerson(uint32_t token) const;
  bool IsUndergoing(uint32_t deed, uint32_t token) const;
  bool IsWhoActs(uint32_t token, const Event& event) const;
  bool IsUsable(const Argument& argument, const RoleRule& rule, Role role, const Event& event) const;
  std::vector<uint32_t> Heads(const Argument& argument, const RoleRule& rule) const;
  bool AdmitsPhrase(uint32_t head, const RoleRule& rule) const;
  uint32_t FurtheredBy(uint32_t content, bool any) const;
  void AddExampleThings(uint32_t phrase, std::vector<uint32_t>* heads) const;
  bool IsOfPronoun(uint32_t content) const;
  void AddAddedThings(const Argument& argument, std::vector<uint32_t>* heads) const;
  std::string TextOf(const Argument& argument) const;

  const Reading& reading_;
  const Participants& participants_;
  const Gatherings& gatherings_;
  const std::vector<Argument>& arguments_;
  const std::vector<Event>& told_;
  const bool may_gather_;
  bool mutual_ = false;          // they do it to each other
  std::vector<uint32_t> taken_;  // heads that have a role already
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_ROLES_H_
