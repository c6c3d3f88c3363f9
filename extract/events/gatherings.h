// The meetings, visits and receptions that an article has told of so far: later words speak of "the meeting", leave out
// who "discussed", or tell what those who met did there.
#ifndef ENTENTE_EXTRACT_EVENTS_GATHERINGS_H_
#define ENTENTE_EXTRACT_EVENTS_GATHERINGS_H_

#include <optional>
#include <vector>

#include "extract/events/arguments.h"
#include "extract/events/reading.h"

namespace entente::extract {

class Gatherings {
 public:
  explicit Gatherings(const Reading& reading) : reading_(reading) {}

  // Those who met last, as far as `rule` admits them, where the words around the event's trigger speak of their meeting
  // or leave out who acts. A frame that several do with each other gets its two sides. They have no words of their own.
  bool Fill(const std::vector<Argument>& arguments, const RoleRule& rule, Role role, Event* event) const;
  // Those two who met last, where the subject at `token` is a description of two that is found nowhere: "the two
  // sides".
  bool FillFor(uint32_t token, const RoleRule& rule, Role role, Event* event) const;
  // Fills a role with the one whom the one in the other role met last, where it was those two who did.
  bool FillPartner(const RoleRule& rule, Role role, Event* event) const;
  // Fills a role with the occasion that was attended last, if that was told not long before. It has no words of its
  // own.
  bool FillOccasion(Role role, Event* event) const;
  // "the meeting", where it is the last one.
  bool IsLast(uint32_t token) const;
  // Gives an event of those who met last the day and place of their meeting, where it has none of its own.
  void Complete(Event* event) const;

  // Leaves behind the background gatherings that sentences before this one told of in passing.
  void MoveTo(uint32_t sentence);
  // Remembers which gathering the event (the next one of the article) is told of, and the event itself where it is one.
  // `is_news` tells whether it may be what later words speak of, and not only those close behind.
  void Note(const Event& event, bool is_news);
  // Dates `events`, those noted, by gatherings that were dated only after what was done there was told.
  void ShareTimes(std::vector<Event>* events) const;

  // Gives "the workshop" and "the event" that the event leads to the name of the occasion told of last, where they
  // speak of that one.
  void NameOccasion(Event* event) const;
  // Remembers the occasion of the event, even where nobody is told to have attended it.
  void NoteOccasion(const Event& event);

 private:
  bool IsNear(const Event& event) const;
  bool IsAt(const Event& event) const;
  bool AllAt(const std::vector<Participant>& participants) const;
  // "the Lee-Moss summit" where neither was at the last gathering.
  bool NamesOthers(uint32_t noun) const;
  // "they" that stands for nobody found, "the two sides".
  bool IsOpen(uint32_t token) const;
  // "the two sides" that are the countries of the people who met last.
  bool AreLandsOfLast(uint32_t token) const;
  // "the agenda", of no others than those who met last.
  bool IsAgenda(uint32_t token) const;
  // "at their meeting", "during Ann's talks with Ben": of those who met last.
  bool IsThere(const Argument& argument) const;
  // Those who met last, as far as the rule admits them.
  bool TakeLast(const RoleRule& rule, Role role, Event* event) const;
  bool AreSpokenOf(const std::vector<Argument>& arguments, const Event& event) const;

  const Reading& reading_;
  std::vector<Event> gatherings_;
  const Event& Last() const { return gatherings_[open_.back()]; }

  std::vector<size_t> open_;             // what later words may speak of, the last one first
  std::vector<bool> in_passing_;         // of each gathering
  uint32_t last_told_ = 0;               // the last sentence that speaks of the last gathering
  std::optional<Participant> occasion_;  // the one attended last, told of in
  uint32_t occasion_sentence_ = 0;
  std::vector<size_t> gathering_of_;  // of each event noted; kNone for none
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_GATHERINGS_H_
