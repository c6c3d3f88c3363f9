// Words that say how an event is meant, where and on whose word: read from schemas/words/modality.toml and
// schemas/words/circumstance.toml.
#ifndef ENTENTE_EXTRACT_EVENTS_CUES_H_
#define ENTENTE_EXTRACT_EVENTS_CUES_H_

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "graph/ontology.h"
#include "graph/status.h"

namespace entente::extract {

// Where a word stands that colours an event.
enum class CuePlace : uint8_t {
  kAuxiliary,  // "will meet"
  kGovernor,   // "plans to meet", "a plan for a meeting"
  kGerund,     // "is thinking of meeting", "misgivings about meeting"
  kModifier,   // "planned meeting", "reportedly met"
  kMark,       // "if they meet"
  kNegation,   // "did not meet", "no meeting"
};
constexpr size_t kCuePlaces = 6;

// Rank of a modality: its index in Ontology::modalities(). 0 is what an event has when nothing is said.
using ModalityRank = size_t;

class Cues {
 public:
  // Reads the TOML texts of both files; `file` is named in errors, with line and what was expected.
  Status ReadModality(std::string_view toml, std::string_view file, const Ontology& ontology);
  Status ReadCircumstance(std::string_view toml, std::string_view file);
  // From modality.toml and circumstance.toml in `folder`.
  static Result<Cues> Load(const std::string& folder, const Ontology& ontology);

  // 0 for words that colour nothing.
  ModalityRank Find(CuePlace place, std::string_view lemma) const;
  ModalityRank infinitive() const { return infinitive_; }  // "Ministers to meet"
  ModalityRank purpose() const { return purpose_; }        // "flew in to meet"

  // Verbs for what becomes of an offer, a demand, an accusation; and nouns for what is there by then: "refused the
  // offer".
  bool IsAnswering(std::string_view lemma) const { return answering_.contains(lemma); }
  bool IsAnswered(std::string_view lemma) const { return answered_.contains(lemma); }
  // Verbs that leave a clause open, but do what is their object: "committed an attack".
  bool IsDoing(std::string_view lemma) const { return doing_.contains(lemma); }
  // Adjectives behind which an infinitive tells what has been: "was happy to meet" (Karttunen 1971).
  bool IsImplicative(std::string_view lemma) const { return implicative_.contains(lemma); }

  bool IsLocative(std::string_view preposition) const { return locative_.contains(preposition); }
  // Of what an event takes place in the course of, or next to: "during".
  bool IsTemporal(std::string_view preposition) const { return temporal_.contains(preposition); }
  // Of what an event is a part: "at the summit".
  bool IsInCourse(std::string_view preposition) const { return course_.contains(preposition); }
  // Nouns for times that have no date: "during the war".
  bool IsEra(std::string_view lemma) const { return eras_.contains(lemma); }
  // Verbs whose time is that of the occasion which is their subject: "the summit opens on Friday".
  bool IsTakingPlace(std::string_view lemma) const { return taking_place_.contains(lemma); }
  // "became" of "became president": whoever did has the office from then on.
  bool IsBecoming(std::string_view lemma) const { return becoming_.contains(lemma); }
  bool IsAttributive(std::string_view preposition) const { return attributive_.contains(preposition); }
  // Nouns for what somebody thinks: "in the view of Lee".
  bool IsOpinion(std::string_view lemma) const { return opinions_.contains(lemma); }
  // In front of who thinks so: "For Lee, the pact is a mistake".
  bool IsOpining(std::string_view preposition) const { return opining_.contains(preposition); }
  bool IsReporting(std::string_view lemma) const { return reporting_.contains(lemma); }
  // Nouns that only introduce what follows: "issue of", "a range of".
  bool IsEmptyHead(std::string_view lemma) const { return empty_heads_.contains(lemma); }
  // Nouns too general to name anything alone: "issue", "thing".
  bool IsVague(std::string_view lemma) const { return vague_.contains(lemma); }
  // Words that set what is spoken about: "regarding", "with regard to", "asked about".
  bool IsTopical(std::string_view words) const { return topical_.contains(words); }
  // Nouns for what goes on somewhere: "the crisis in Norland".
  bool IsStateOfThings(std::string_view lemma) const { return states_of_things_.contains(lemma); }
  // Nouns for what is done in some field: "cooperation in trade".
  bool IsOfFields(std::string_view lemma) const { return of_fields_.contains(lemma); }
  // Adjectives that do not say which such things are meant: "various".
  bool IsVagueAdjective(std::string_view lemma) const { return vague_adjectives_.contains(lemma); }
  // Verbs that leave what they are done to the topic: "enhancing trade".
  bool IsFurthering(std::string_view lemma) const { return furthering_.contains(lemma); }
  // Nouns of a land, which are no people where nobody knows which: "the country".
  bool IsLand(std::string_view lemma) const { return lands_.contains(lemma); }
  // Nouns that only say what kind of place it is: "the city of Norburg".
  bool IsPlaceNoun(std::string_view lemma) const { return place_nouns_.contains(lemma); }
  // Nouns for what is done to those whom an "of" behind them tells: "the questioning of Lee".
  bool IsUndergone(std::string_view lemma) const { return undergone_.contains(lemma); }
  // Nouns that are no people and yet tell: "sources".
  bool IsInformant(std::string_view lemma) const { return informants_.contains(lemma); }
  // Determiners that point back: "the meeting".
  bool IsDefinite(std::string_view lemma) const { return definite_.contains(lemma); }
  // Pronouns for several: "they", "both".
  bool IsCollective(std::string_view lemma) const { return collective_.contains(lemma); }
  // Pronouns for who speaks together with others: "we".
  bool IsInclusive(std::string_view lemma) const { return inclusive_.contains(lemma); }
  // Nouns for those who take part in a meeting: "the two sides".
  bool IsParty(std::string_view lemma) const { return parties_.contains(lemma); }
  // Nouns for what a meeting is about: "the agenda".
  bool IsAgenda(std::string_view lemma) const { return agendas_.contains(lemma); }
  // Nouns for any occasion: "the event".
  bool IsAnyOccasion(std::string_view lemma) const { return any_occasions_.contains(lemma); }
  // Pronouns by which several do it to each other.
  bool IsMutual(std::string_view words) const { return mutual_.contains(words); }
  // Of what a phrase names as an example: "leaders including Lee".
  bool IsExample(std::string_view preposition) const { return examples_.contains(preposition); }
  // Verbs by which a phrase in front of them names examples: "the leaders attending included Lee".
  bool IsNamingExamples(std::string_view lemma) const { return naming_examples_.contains(lemma); }
  // In front of those whom a predicate names some of: "among those arrested was Lee".
  bool IsPicking(std::string_view preposition) const { return picking_.contains(preposition); }
  // Adverbs by which the same ones do it to others: "Lee was also arrested".
  bool IsGoingOn(std::string_view adverb) const { return going_on_.contains(adverb); }
  // In front of who acts too, and of whom or what it is done to as well: "together with Lee", "besides Lee".
  bool IsJoining(std::string_view words) const { return joining_.contains(words); }
  bool IsAdding(std::string_view words) const { return adding_.contains(words); }
  // Prepositions in front of what a noun that says nothing itself is about: "the issue of workers".
  bool IsOfContent(std::string_view preposition) const { return content_.contains(preposition); }
  // Prepositions in front of a gerund that tells what a verb is about: "warned Ann against going".
  bool IsOfAct(std::string_view preposition) const { return act_.contains(preposition); }
  // Prepositions in front of what is only spoken of: "will speak about the visit".
  bool IsOfSubject(std::string_view preposition) const { return subject_.contains(preposition); }
  // Verbs and nouns that leave the act told behind them to whom they address: "invited Lee to visit", "an invitation to
  // Lee to visit".
  bool IsAddressing(std::string_view lemma) const { return addressing_.contains(lemma); }

 private:
  using Words = std::set<std::string, std::less<>>;

  std::array<std::map<std::string, ModalityRank, std::less<>>, kCuePlaces> cues_;
  ModalityRank infinitive_ = 0, purpose_ = 0;
  Words answering_, answered_, implicative_, doing_;
  Words locative_, temporal_, course_, eras_, taking_place_, becoming_, attributive_, opinions_, opining_, reporting_,
      empty_heads_, furthering_, vague_, informants_, lands_, definite_, collective_, inclusive_, mutual_, examples_,
      joining_, adding_, parties_, agendas_, vague_adjectives_, states_of_things_, of_fields_, addressing_,
      naming_examples_, place_nouns_, undergone_, topical_, picking_, going_on_, any_occasions_, content_, act_,
      subject_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_CUES_H_
