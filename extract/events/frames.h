// Frames: which words tell which relation, and where in the sentence its participants stand. Read from
// schemas/frames/*.toml, the one place that names verbs.
#ifndef ENTENTE_EXTRACT_EVENTS_FRAMES_H_
#define ENTENTE_EXTRACT_EVENTS_FRAMES_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/ontology.h"
#include "graph/status.h"

namespace entente::extract {

// The principal of a delegation is never in the sentence: it is found in the article.
enum class Role : uint8_t { kFrom, kTo, kTheme, kPlace, kPrincipal };
constexpr size_t kRoles = 5;

// Where a participant stands, seen from the trigger and with voice, control and coordination already undone.
enum class Source : uint8_t {
  kSubject,      // who does it; of a noun: of its light verb, its possessor, or "by"
  kObject,       // to whom it is done; of a noun: "of"
  kIndirect,     // to whom it is given
  kPossessor,    // "their summit"
  kModifier,     // a name in front of the trigger noun: "China talks", "Kim-Putin summit"
  kClause,       // the clause that completes it: "said that ..."
  kInfinitive,   // such a clause with an infinitive: "told Ann to leave"
  kStatement,    // such a clause with a subject of its own: not "promised to leave"
  kTrigger,      // the trigger's own noun phrase
  kName,         // the name that stands beside the trigger noun: "his wife Anna"
  kContext,      // the subject of the clause that the trigger noun stands in
  kOwner,        // who has or does the object: Ben in "praised Ben's plan", "a plan drawn up by Ben"
  kDoer,         // the subject of that clause: Ben in "called for Ben to leave"
  kComplement,   // the object of the clause that completes it: Ben in "agreed to help Ben"
  kAffected,     // whoever else that clause touches: Ben in "threatened to break relations with Ben"
  kLemma,        // the trigger itself, as a word
  kCompany,      // with or to whom that is done which this goes along with: Ben in "met Ben to discuss trade"
  kSetting,      // what the trigger noun goes with: the forum in "held a forum with participation from Ben"
  kOffice,       // where the one in the other role holds office: Norland of "the Norlandic minister Lee resigned"
  kHomeland,     // the country of the one in the other role, where the article names it
  kAbove,        // the verb or noun that the trigger noun completes, of `unless` alone
  kAdverb,       // an adverb or particle beside it, of `unless` alone
  kSpeaker,      // who is told to say the words in which the trigger stands
  kGathering,    // those who met last: "the meeting discussed", "trade was discussed"
  kCalled,       // what the object is called or seen as, where the tree takes it for no clause: "called it unjust"
  kCulprit,      // who was told before to do what stands in the other places: "condemned the attack"
  kAnswered,     // who was told to do to the one in the other role what the frame answers
  kTold,         // who had the role in the event of the relation that was told last
  kFront,        // what words in front of a verb of saying set as its topic: "Regarding trade, Ann said"
  kPartner,      // whom the one in the other role met last: Ben in "Ann met Ben. She expressed her thanks"
  kOccasion,     // the occasion told of last: "Also present were the ministers"
  kPreposition,  // what follows a certain preposition
};

struct RoleSource {
  Source source = Source::kSubject;
  std::string preposition;  // kPreposition alone

  friend bool operator==(const RoleSource&, const RoleSource&) = default;
};

// The place as frames write it: "subject", "prep:with", "prep:in_front_of". Nothing for what is no place.
std::optional<RoleSource> ReadRoleSource(std::string_view text);
std::string Print(const RoleSource& source);

struct RoleRule {
  std::vector<std::vector<RoleSource>> sources;  // tried in order; each the union of its parts
  bool required = false;
  std::vector<std::string> kinds;        // node kinds allowed; of from and to never more than the relation allows
  std::vector<std::string> namable;      // all kinds that the relation allows
  std::string open;                      // node kind for a description that names no known actor, or empty
  std::string calls;                     // what goes in front of such a description: "inauguration of" a port
  bool people = false;                   // such a description must be one of people
  bool specified = false;                // it must say more than what they are: not "analysts", "a meeting with Ann"
  std::vector<std::string> apart;        // prepositions of the theme, which is no part of the description
  bool whole = false;                    // a list of things is one description: "called for peace and aid"
  bool no_gathering = false;             // not the gathering that was told of last
  bool silent = false;                   // must be there, but is no theme: "views were exchanged"
  std::vector<std::string> only, never;  // lemmas that the head must be, must not be one of
};

// The first group of places of the rule that names this one; the number of groups where none does.
size_t GroupOf(const RoleSource& source, const RoleRule& rule);

// Whether a head of that lemma may fill the role.
bool Admits(const std::string& lemma, const RoleRule& rule);

// An edge that the frame gives beside its own.
struct FurtherEdge {
  std::string relation;
  Role from = Role::kFrom, to = Role::kTo;
  std::optional<Role> theme;
  std::string modality;  // empty: that of the event
};

// What makes a frame fire: words of the text, or the way a name is built into its phrase.
enum class TriggerKind : uint8_t {
  kVerb,
  kNoun,  // a noun, or a light verb and a noun
  kAdjective,
  kAuxiliary,    // "Ann should leave"
  kTitle,        // a title in front of a name
  kWithin,       // a place named inside another: "Lyon, France"
  kQuotation,    // direct speech with a known speaker
  kAttribution,  // "according to Lee"
};

struct Frame {
  std::string name;   // "contact:meet": the file and its own
  uint32_t line = 0;  // of the file
  std::string relation;
  std::vector<std::string> light;  // verbs that give a trigger noun their subject
  bool light_required = false;     // the noun is a trigger with a light verb alone
  bool reciprocal = false;         // several in `from` do it with each other
  bool compatriots = false;        // pairs only those who belong to one country
  bool performed = false;          // its purpose is reached by the act itself: "blocked a road to protest"
  bool otherwise = false;          // counts where the word tells nothing else: a demand of nobody is but said
  bool several = false;            // counts only where several do it: "Ann and Ben spoke about trade"
  bool unasked = false;            // its words mean other frames where a question has them
  bool mutual = false;             // several in `from`, where nobody is in `to`, do it to each other
  bool gathering = false;          // brings its participants together: later words may speak of "the meeting"
  bool lingering = false;          // what it answers may be told long before: an accusation stands until it is denied
  bool leads = false;              // who is in `from` leads those in `to`: whose delegation it is
  std::array<RoleRule, kRoles> roles;
  std::array<RoleRule, kRoles> known_roles;  // the same, for known actors alone
  RoleRule unless;                           // with such a word at one of these places the frame does not fire
  std::string modality;                      // of the event itself, beside what the sentence says
  std::string complement;                    // modality of the events told in its complement clause, or empty
  std::string told;    // modality that the auxiliary of its complement clause must have, or empty for any
  std::string stated;  // modality that its words must have, where to say so is the event itself; or empty for any
  std::vector<std::string> answers;  // relations told before that it answers: who accused, where somebody denies
  std::vector<FurtherEdge> further;
  double confidence = 0;  // how often a match is right, before anything else is known

  const RoleRule& rule(Role role) const { return roles[static_cast<size_t>(role)]; }
  const RoleRule& known_rule(Role role) const { return known_roles[static_cast<size_t>(role)]; }
  // Whether it is done to occasions alone.
  bool IsOfOccasion() const {
    const std::vector<std::string>& kinds = rule(Role::kTo).kinds;
    return kinds.size() == 1 && kinds.front() == "occasion";
  }
};

struct Trigger {
  uint32_t frame = 0;
  TriggerKind kind = TriggerKind::kVerb;
  std::string companion;  // a particle or preposition that must stand with it: "on" of "call on"; or empty
};

// Of the lists of words and kinds that frames hold.
inline bool Contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Frames {
 public:
  // Reads a TOML text and adds its frames, which use its lists of words; `file` is named in errors, with line and what
  // was expected.
  Status Read(std::string_view toml, std::string_view file, const Ontology& ontology);
  // Reads every *.toml of a folder, by name; each may use the lists of all.
  static Result<Frames> Load(const std::string& folder, const Ontology& ontology);

  const std::vector<Frame>& all() const { return frames_; }
  // Triggers by verb, noun or adjective lemma; by frame.
  std::span<const Trigger> Find(std::string_view lemma) const;
  // Every verb that triggers a frame which questions ask by; sorted.
  std::vector<std::string> VerbLemmas() const;
  // Frames that fire on a construction instead of a word.
  std::span<const uint32_t> Constructions(TriggerKind kind) const;

 private:
  friend class FrameReader;
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  std::vector<Frame> frames_;
  std::unordered_map<std::string, std::vector<Trigger>, Hash, std::equal_to<>> triggers_;
  std::vector<uint32_t> titles_, within_, quotations_, attributions_;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_EVENTS_FRAMES_H_
