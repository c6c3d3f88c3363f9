// Turns tokens of the tree into participants: entities of the article, or descriptions where a frame allows them.
#ifndef ENTENTE_EXTRACT_EVENTS_PARTICIPANTS_H_
#define ENTENTE_EXTRACT_EVENTS_PARTICIPANTS_H_

#include <string>
#include <vector>

#include "extract/events/cues.h"
#include "extract/events/description.h"
#include "extract/events/event.h"
#include "extract/events/mention_index.h"
#include "extract/events/tree.h"

namespace entente::extract {

class Participants {
 public:
  Participants(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions)
      : resolved_(resolved), tree_(tree), cues_(cues), mentions_(mentions) {}

  // What `token` stands for, as far as `rule` admits it; a collective gives its members. Appends to `participants`.
  void Add(uint32_t token, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  // Entity `entity` as `mention` names it.
  void AddEntity(uint32_t entity, const Mention& mention, double certainty, const RoleRule& rule,
                 std::vector<Participant>* participants) const;

 private:
  void AddFirst(uint32_t token, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  bool IsCounted(uint32_t people) const;
  void AddOthersOf(uint32_t head, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  void AddNamed(const Description& description, uint32_t head, double certainty, const std::string& kind,
                std::vector<Participant>* participants) const;
  std::string CountryOf(uint32_t head) const;
  // "Member of the Upper House Ann Lee": a name that ends a phrase whose head is a title.
  bool AddTitled(uint32_t token, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  // "the NATO alliance", "members of the OPEC cartel": the organization that a common noun says the sort of.
  bool AddModifying(uint32_t token, double certainty, const RoleRule& rule,
                    std::vector<Participant>* participants) const;
  // "the city of Norburg", "the towns of Norburg and Arcville": the places whose kind a common noun says.
  bool AddPlacesOf(uint32_t token, double certainty, const RoleRule& rule,
                   std::vector<Participant>* participants) const;
  // "Norland's north", "Norlandic territory": the country whose it is.
  void AddLandOf(uint32_t token, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  std::vector<uint32_t> PlacesBehind(uint32_t noun) const;
  // "The capital Arcville", "the minister, Ann Lee": the name in apposition to a noun.
  bool AddApposed(uint32_t token, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  // Whether words beside a noun too general to name anything say which is meant.
  bool IsSpecified(uint32_t head) const;
  bool IsNamedBehind(uint32_t head) const;
  // The head of the description that a pronoun goes back to; `token` itself where it is none or goes back to a name.
  uint32_t Followed(uint32_t token) const;
  // "The comptroller, Ann Lee": the person named right behind the comma that ends the phrase of one.
  bool AddNamedBehind(uint32_t comma, uint32_t noun, double certainty, const RoleRule& rule,
                      std::vector<Participant>* participants) const;
  bool MayBePeople(uint32_t noun, const RoleRule& rule) const;
  void AddPeople(uint32_t token, double certainty, const RoleRule& rule, std::vector<Participant>* participants) const;
  bool StandsForPeople(const Mention* mention) const;
  bool IsOfTwo(uint32_t occasion) const;
  void AddDescribed(uint32_t token, double certainty, const RoleRule& rule,
                    std::vector<Participant>* participants) const;

  const Resolved& resolved_;
  const Tree& tree_;
  const Cues& cues_;
  const MentionIndex& mentions_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_PARTICIPANTS_H_
