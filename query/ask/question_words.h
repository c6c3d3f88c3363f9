// How English asks, read from schemas/words/questions.toml.
#ifndef ENTENTE_QUERY_ASK_QUESTION_WORDS_H_
#define ENTENTE_QUERY_ASK_QUESTION_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/events/frames.h"
#include "graph/ontology.h"
#include "graph/status.h"

namespace entente::query {

using WordList = std::vector<std::string>;  // lower case; phrases with one space

// "Who was in the delegation?": the relation that a form of "to be" with a preposition asks for.
struct CopulaForm {
  WordList prepositions;
  std::string relation;
  extract::Role subject = extract::Role::kFrom;
  extract::Role object = extract::Role::kTo;
};

// Events that answer for a relation because who takes part in them is at their place.
struct ImpliedRelation {
  std::string relation;
  WordList by;
};

struct QuestionWords {
  WordList person, thing, which, place, time, count, times;
  WordList opening;
  WordList past, present, future, copula, have, future_phrases, negation;
  WordList person_kinds, thing_kinds;
  WordList past_modalities, present_modalities, future_modalities, negated_modalities;
  WordList determiners, conjunctions, both, possessives, inside, adverbs;
  WordList prepositions, place_prepositions, agent_prepositions, after_prepositions, before_prepositions;
  std::vector<CopulaForm> copula_forms;
  std::string office_relation;
  std::vector<ImpliedRelation> implied;
};

// Reads the TOML text; `file` is named in errors. Refuses unknown relations and modalities, and missing lists.
Result<QuestionWords> ParseQuestionWords(std::string_view toml, std::string_view file, const Ontology& ontology);
Result<QuestionWords> LoadQuestionWords(const std::string& path, const Ontology& ontology);

bool Contains(const WordList& words, std::string_view word);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_QUESTION_WORDS_H_
