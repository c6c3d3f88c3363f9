// Which tokens an argument stands for: each of a list, those whom a phrase names, what a clause is about.
#ifndef ENTENTE_EXTRACT_EVENTS_ARGUMENT_HEADS_H_
#define ENTENTE_EXTRACT_EVENTS_ARGUMENT_HEADS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/reading.h"

namespace entente::extract {

class ArgumentHeads {
 public:
  explicit ArgumentHeads(const Reading& reading) : reading_(reading) {}

  // The tokens that the argument of the event's trigger stands for, where the rule wants what it says.
  std::vector<uint32_t> Of(const Argument& argument, const RoleRule& rule, const Event& event) const;
  // Whether the clause says who those of the phrase are: "Among those arrested was Ann".
  bool IsIdentified(uint32_t phrase) const { return IdentifiedAs(phrase) != Tree::kNone; }

 private:
  std::vector<uint32_t> OwnOf(const Argument& argument, const RoleRule& rule) const;
  std::vector<uint32_t> ThingsOf(const Argument& argument, uint32_t content) const;
  void AddPeopleOf(const Argument& argument, std::vector<uint32_t>* heads) const;
  uint32_t FurtheredBy(uint32_t content, bool any) const;
  bool IsOfPronoun(uint32_t content) const;
  void AddAddedThings(const Argument& argument, std::vector<uint32_t>* heads) const;
  void AddExampleThings(uint32_t phrase, std::vector<uint32_t>* heads) const;
  uint32_t PredicateOf(uint32_t phrase) const;
  bool IsNamed(uint32_t token) const;
  uint32_t IdentifiedAs(uint32_t phrase) const;
  void AddIdentified(std::vector<uint32_t>* heads) const;
  bool IsJoined(uint32_t phrase, uint32_t child) const;
  void AddExamples(std::vector<uint32_t>* heads) const;
  bool IsExampleBehind(uint32_t child, uint32_t plural) const;
  void AddExamplesBehind(const Argument& argument, std::vector<uint32_t>* heads) const;
  bool IsLedBy(uint32_t phrase, uint32_t clause) const;
  void AddLeadersOf(uint32_t phrase, uint32_t noun, std::vector<uint32_t>* heads) const;
  void AddLeaders(std::vector<uint32_t>* heads) const;
  bool JoinsTo(const Argument& argument, std::string_view words, const Event& event) const;
  void AddJoined(const Argument& argument, const Event& event, std::vector<uint32_t>* heads) const;
  void DropWithinOthers(std::vector<uint32_t>* heads) const;

  const Reading& reading_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_ARGUMENT_HEADS_H_
