// Which relations a clause may ask about: its slots fitted to the roles of the frames that its verb triggers.
#ifndef ENTENTE_QUERY_ASK_FIT_H_
#define ENTENTE_QUERY_ASK_FIT_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/events/frames.h"
#include "extract/knowledge/titles.h"
#include "graph/ontology.h"
#include "query/ask/clause.h"
#include "query/ask/question_words.h"

namespace entente::query {

// One way to read the clause.
struct Fit {
  std::vector<std::string> relations;  // that share the roles; in the order of their frames
  std::map<extract::Role, Phrase> roles;
  std::vector<Phrase> places;       // "in Hanoi"
  std::vector<Phrase> topics;       // "about grain", where the frame has no place for it: said of the event somehow
  std::vector<Phrase> namesakes;    // "Hanoi" of "the Hanoi summit": its place or who takes part in it
  std::optional<Phrase> place_ask;  // "in which city"
  std::vector<Phrase> partners;     // who does the same with them: "with Roe" of "discussed grain with Roe"
  std::vector<std::string> frames;  // that must tell the edge; empty where any may
  bool no_person = false;           // "What did Norland attack?"
  bool joint = false;               // several who do it do it together: what they discuss, all of them discuss
  bool by_noun = false;             // a noun with a light verb tells it: "held talks"
  bool events = false;              // the events themselves are asked for: "Which talks did Kim hold?"
  bool either_way = false;          // who does it and to whom is left open

  size_t AskCount() const;
};

// The ways in which the frames of the verb (or of a noun with it as light verb, or of the noun of an event) take all
// slots; those with the same roles are one. Empty where no frame does. Clauses inside the clause are left alone.
std::vector<Fit> FitFrames(const QuestionClause& clause, const extract::Frames& frames, const QuestionWords& words,
                           const Ontology& ontology);

// "Who was in the delegation?"; empty where no form of "to be" is that.
std::vector<Fit> FitCopula(const QuestionClause& clause, const QuestionWords& words);

// "What did Kim do?", "What happened between Kim and Putin?": every relation. Nothing where a slot tells of no role.
std::optional<Fit> FitAny(const QuestionClause& clause, const QuestionWords& words);

// Says which word was not understood and which verbs are near it.
Status NoFit(const QuestionClause& clause, const extract::Frames& frames);

// The node kind that a noun such as "country" or "ministers" names; empty where it names none.
std::string KindOfNoun(const std::string& noun, const extract::Titles& titles, const Ontology& ontology);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_FIT_H_
