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

constexpr std::string_view kStar = "*";

// "when was the last time that" becomes "when last": words at the front of a question, with or without a star for a few
// words between them that are kept.
struct RewriteForm {
  WordList before, after;
  bool star = false;
  WordList becomes;
  bool source = false;  // asks who says what stands behind
};

// Words that mean others wherever they stand: "take part in" is "attend".
struct Wording {
  WordList say;  // lemmas
  WordList as;
};

struct QuestionWords {
  WordList person, thing, which, place, time, count, times, since;
  WordList refused;                   // begin questions about what edges do not tell
  WordList theme_nouns, place_nouns;  // "what topic", "which city": ask for a theme, for where
  WordList opening;
  std::vector<RewriteForm> rewrites;
  std::vector<Wording> wordings;
  WordList examples;  // of questions, for those who asked otherwise
  WordList any_verbs, link_verbs, existential, occur;
  WordList first, last, most, fewest, more_than, fewer_than;
  WordList alternatives, people, pronouns, possessive_pronouns, relatives, idle_modifiers, idle_themes, any_office;
  WordList except, according, belonging, deputies, anything;
  std::string one_of_people, past_copula, comma, goal_preposition;
  WordList narrow_frames;  // whose edges alone answer for them
  WordList standing;       // the relations that hold over time
  WordList past, present, future, copula, have, possible, called_for, future_phrases, planned, negation,
      negation_phrases;
  WordList person_kinds, thing_kinds, place_kinds;
  WordList past_modalities, present_modalities, future_modalities, negated_modalities, possible_modalities,
      called_for_modalities;
  WordList determiners, conjunctions, both, possessives, inside, adverbs;
  WordList prepositions, place_prepositions, topic_prepositions, agent_prepositions, after_prepositions,
      before_prepositions;
  WordList during_prepositions, between_prepositions;
  std::vector<CopulaForm> copula_forms;
  std::string office_relation, kin_relation;
  std::vector<ImpliedRelation> implied;
};

// Reads the TOML text; `file` is named in errors. Refuses unknown relations and modalities, and missing lists.
Result<QuestionWords> ParseQuestionWords(std::string_view toml, std::string_view file, const Ontology& ontology);
Result<QuestionWords> LoadQuestionWords(const std::string& path, const Ontology& ontology);

bool Contains(const WordList& words, std::string_view word);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_ASK_QUESTION_WORDS_H_
