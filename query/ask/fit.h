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
  std::vector<Phrase> places;  // "in Hanoi"

  size_t AskCount() const;
};

// The ways in which the frames of the verb (or of a noun with it as light verb) take all slots; those with the same
// roles are one. Empty where no frame does.
std::vector<Fit> FitFrames(const Clause& clause, const extract::Frames& frames, const QuestionWords& words,
                           const Ontology& ontology);

// "Who was in the delegation?"
std::optional<Fit> FitCopula(const Clause& clause, const QuestionWords& words);

// Says which word was not understood and which verbs are near it.
Status NoFit(const Clause& clause, const extract::Frames& frames);

// The node kind that a noun such as "country" or "ministers" names; empty where it names none.
std::string KindOfNoun(const std::string& noun, const extract::Titles& titles);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_FIT_H_
