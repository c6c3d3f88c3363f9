// A question taken apart: its verb or the noun of an event, what is asked, and what stands where around it, with voice
// undone; clauses inside it are clauses themselves.
#ifndef ENTENTE_QUERY_ASK_CLAUSE_H_
#define ENTENTE_QUERY_ASK_CLAUSE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extract/events/frames.h"
#include "extract/language/analysis.h"
#include "graph/status.h"
#include "query/ask/question_words.h"
#include "query/ask/token.h"

namespace entente::query {

// What is asked for. kEvents asks for the events of the clause, whoever takes part. kThose asks for nothing: a clause
// tells which are meant. kGap, in such a clause, is where those stand.
enum class Wh : uint8_t { kNone, kPerson, kThing, kWhich, kPlace, kTime, kCount, kTimes, kEvents, kThose, kGap };

// Whether an answer is wanted for the phrase.
inline bool IsAsk(Wh wh) { return wh != Wh::kNone && wh != Wh::kThose && wh != Wh::kGap; }

// Words around the verb: an ask ("who", "which country") or a description of what is known.
struct Phrase {
  Wh wh = Wh::kNone;
  std::string noun;                 // the noun of an ask: "country" of "which country", lemma
  std::string modifiers;            // what stands before it: "Russian"
  std::vector<std::string> parts;   // "Kim", "Putin" of "Kim and Putin", without determiners; of an ask its choices
  std::string head;                 // lemma of the last word
  std::vector<std::string> except;  // who is left out: "other than Kim"
  bool both = false;                // "both Kim and Putin"
  bool either = false;              // "Kim or Putin"
  bool quoted = false;              // words in quotation marks
  bool pronoun = false;             // "he": whom the clause around is about
  std::shared_ptr<const QuestionClause> relative;  // "who met Lind"

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

struct Slot {
  extract::RoleSource source;
  Phrase phrase;
  size_t begin = 0, end = 0;  // its tokens, the preposition among them
};

enum class Tense : uint8_t { kPast, kPresent, kFuture, kPossible, kCalledFor };
enum class TimeOrder : uint8_t { kWithin, kAfter, kBefore };
enum class Pick : uint8_t { kAll, kFirst, kLast, kMost, kFewest };

// Another event that says when: "before he met Lind".
struct Anchor {
  TimeOrder order = TimeOrder::kWithin;
  std::shared_ptr<QuestionClause> event;
};

struct QuestionClause {
  std::string verb;       // lemma as tagged; empty for a form of "to be" alone and for the noun of an event
  std::string verb_form;  // as written
  std::string particle;   // "off" of "broke off relations"
  std::string noun;       // lemma of the noun of an event: "meeting" of "the meeting between Kim and Putin"
  bool any = false;       // "What happened?": whatever the relation
  bool linked = false;    // "How is Kim connected to Xi?"
  Tense tense = Tense::kPast;
  bool passive = false;
  bool negated = false;
  bool yes_no = false;
  Pick pick = Pick::kAll;
  std::string most_of;      // "countries" of "visited the most countries"
  std::vector<Slot> slots;  // of the verb
  std::vector<Slot> also;   // further asks: ", and where", "and on what"
  TimeSpan time;            // unknown where the question names none
  TimeOrder order = TimeOrder::kWithin;
  std::vector<Anchor> anchors;
  std::string according;  // who must say so: "according to Kim"
};

// How a clause is to be read: by itself; as what tells which are meant, its subject or object left open; as the event
// that says when; as one that states something.
enum class ClausePlace : uint8_t { kQuestion, kRelative, kAnchor };

// kInvalidInput where there is no verb or nothing is asked; the message names the word.
Result<QuestionClause> ReadClause(QuestionTokens tokens, ClausePlace place, const extract::Frames& frames,
                                  const QuestionWords& words);

// The same for tokens that have no other clause in them.
Result<QuestionClause> ReadPlainClause(QuestionTokens tokens, ClausePlace place, const extract::Frames& frames,
                                       const QuestionWords& words);

// The clause of a noun that names an event: "his first meeting with Lind in Oslo". Nothing where no noun does.
std::optional<QuestionClause> ReadEventNoun(const QuestionTokens& tokens, const extract::Frames& frames,
                                            const QuestionWords& words);

// Whether some frame of the verb has a place for what stands behind one of the prepositions.
bool TakesBehind(const std::string& verb, const WordList& prepositions, const extract::Frames& frames);

// Whether the word, a particle, belongs to the verb in some frame: "off" to "break".
bool IsParticleOf(const std::string& verb, const std::string& particle, const extract::Frames& frames);

// Whether the word, by lemma, names an event of some frame as a verb or as a noun by itself.
bool IsEventVerb(const QuestionToken& token, const extract::Frames& frames);
bool IsEventNoun(const QuestionToken& token, const extract::Frames& frames, const QuestionWords& words);

// "meet past who:subject Kim|Putin:object in 2011 also where".
std::string Print(const QuestionClause& clause);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_CLAUSE_H_
