// When and where an event took place, and who says so, from the clause around its trigger.
#ifndef ENTENTE_EXTRACT_EVENTS_CIRCUMSTANCE_H_
#define ENTENTE_EXTRACT_EVENTS_CIRCUMSTANCE_H_

#include <string>
#include <utility>
#include <vector>

#include "extract/events/cues.h"
#include "extract/events/mention_index.h"
#include "extract/events/tree.h"
#include "extract/resolve/resolved.h"

namespace entente::extract {

class Circumstances {
 public:
  Circumstances(const Resolved& resolved, const Tree& tree, const Cues& cues, const MentionIndex& mentions);

  // The time expression that hangs on the trigger, else on its clause, else on the clause that this one continues.
  TimeSpan Time(uint32_t trigger) const;
  // The top of that expression; Tree::kNone for none.
  uint32_t TimeToken(uint32_t trigger) const;
  // When the occasion is that `noun` names: by the time that hangs on it ("the summit on Friday") or on a verb that
  // says when it takes place ("the summit, which opens on Friday").
  TimeSpan OccasionTime(uint32_t noun) const;
  // When that held which lasts and which the verb tells, or the noun behind "was", "has been", "became" or "served as":
  // an office, a membership. Of a noun also by the years in brackets behind the holder's name, where that ends at
  // `name_end`.
  TimeSpan Tenure(uint32_t word, uint32_t name_end = UINT32_MAX) const;
  // Whether the time that Time gives says which thing is meant: "rejected the 2019 deal".
  bool IsOfObject(uint32_t trigger) const;
  // The one recent day that the article names; unknown where it names several.
  TimeSpan OnlyNewsDay() const;
  // The day that the story has reached: the last one named in the sentence or shortly before it in the paragraph, where
  // it is recent news. For what is told in the past tense without a date of its own.
  TimeSpan StoryDay(uint32_t sentence) const;
  // Clauses that a day hangs on, in text order: heads and days.
  std::vector<std::pair<uint32_t, TimeSpan>> DatedClauses() const;
  // A day and no longer time.
  static bool IsDay(const TimeSpan& span);
  // Known to be before the days that the article brings news of.
  bool IsBackground(const TimeSpan& span) const;
  // The place that hangs on the trigger or its clause, by its name; tokens in `taken` are participants already.
  std::string Place(uint32_t trigger, const std::vector<uint32_t>& taken) const;
  // The head of the phrase that names it; Tree::kNone for none.
  uint32_t PlaceToken(uint32_t trigger, const std::vector<uint32_t>& taken) const;
  // The place that a phrase behind the noun names: "the forum in Oslo"; empty for none.
  std::string PlaceBehind(uint32_t noun) const;
  // The place that the dateline of this sentence or of those right before names ("OSLO, 3 May (Agency) -"), by its
  // name; empty for none.
  std::string DatelinePlace(uint32_t sentence) const;
  // "according to X", as a phrase beside its clause.
  bool IsAttribution(uint32_t token) const;
  // Whose words the clause reports: "according to X", "X said that ...". Empty where the article itself says
  // it.
  std::string Attribution(uint32_t trigger) const;

 private:
  struct Hanging {
    uint32_t token;   // top of the expression
    uint32_t clause;  // that it hangs on
    bool bracketed;   // right behind an opening bracket
    bool direct;      // on the clause, or on a word that does; never in brackets
    TimeSpan span;
  };

  TimeSpan WithNextDay(const Hanging& time) const;
  const Hanging* FindTime(uint32_t trigger) const;  // nullptr for none
  const Hanging* NearestOf(uint32_t clause, uint32_t trigger) const;
  // "the election in May, in which Ann won": the occasion that the relative clause of the trigger is about.
  TimeSpan TimeOfAntecedent(uint32_t trigger) const;
  // A day of the last days before the article was published.
  bool IsNews(const TimeSpan& span) const;
  bool SameParagraph(uint32_t sentence, uint32_t next) const;
  std::string NameOf(uint32_t token) const;
  // The place that a prepositional phrase names; nullptr where it names none.
  const Actor* PlaceAt(uint32_t token, const std::vector<uint32_t>& taken) const;
  template <class Tokens>
  uint32_t PlaceAmong(const Tokens& tokens, const std::vector<uint32_t>& taken) const;
  std::string HouseOf(uint32_t trigger, const std::vector<uint32_t>& taken) const;
  uint32_t PlaceOfDoers(uint32_t clause, const std::vector<uint32_t>& taken) const;
  // The place that a dateline at the begin of the sentence names; nullptr where there is none.
  const Actor* DatelineAt(TokenSpan sentence) const;
  std::string SpeakerOf(uint32_t verb) const;

  const Resolved& resolved_;
  const Tree& tree_;
  const Cues& cues_;
  const MentionIndex& mentions_;
  std::vector<std::vector<Hanging>> times_;  // by sentence
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_CIRCUMSTANCE_H_
