// A question taken apart: its verb, what is asked, and what stands where around the verb, with voice undone.
#ifndef ENTENTE_QUERY_ASK_CLAUSE_H_
#define ENTENTE_QUERY_ASK_CLAUSE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/events/frames.h"
#include "extract/language/analysis.h"
#include "graph/status.h"
#include "query/ask/question_words.h"

namespace entente::query {

enum class Wh : uint8_t { kNone, kPerson, kThing, kWhich, kPlace, kTime, kCount, kTimes };

// Words around the verb: an ask ("who", "which country") or a description of what is known.
struct Phrase {
  Wh wh = Wh::kNone;
  std::string noun;                // the noun of an ask: "country" of "which country", lemma
  std::vector<std::string> parts;  // "Kim", "Putin" of "Kim and Putin", without determiners
  std::string head;                // lemma of the last word
  bool both = false;               // "both Kim and Putin"
  bool quoted = false;             // words in quotation marks

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

struct Slot {
  extract::RoleSource source;
  Phrase phrase;
};

enum class Tense : uint8_t { kPast, kPresent, kFuture };
enum class TimeOrder : uint8_t { kWithin, kAfter, kBefore };

struct Clause {
  std::string verb;       // lemma as tagged; empty for a form of "to be" alone
  std::string verb_form;  // as written
  Tense tense = Tense::kPast;
  bool passive = false;
  bool negated = false;
  bool yes_no = false;
  std::vector<Slot> slots;  // of the verb
  std::vector<Slot> also;   // further asks: ", and where", "and on what"
  TimeSpan time;            // unknown where the question names none
  TimeOrder order = TimeOrder::kWithin;
};

// Reads the first sentence. kInvalidInput where there is no verb or nothing is asked; the message names the word.
Result<Clause> ReadClause(const extract::Analysis& question, const extract::Frames& frames, const QuestionWords& words);

// "meet past who:subject Kim|Putin:object in 2011 also where".
std::string Print(const Clause& clause);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_CLAUSE_H_
