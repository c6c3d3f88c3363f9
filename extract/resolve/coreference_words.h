// Words that stand for actors named elsewhere, and words that tell a place from an actor, read from
// schemas/words/coreference.toml.
#ifndef ENTENTE_EXTRACT_RESOLVE_COREFERENCE_WORDS_H_
#define ENTENTE_EXTRACT_RESOLVE_COREFERENCE_WORDS_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/status.h"

namespace entente::extract {

struct Pronoun {
  int person = 3;      // 1 speaks, 2 is spoken to, 3 is spoken of
  std::string gender;  // "male", "female" or empty
  bool plural = false;
  bool possessive = false;
  bool reflexive = false;
  std::vector<std::string> stands_for;  // node kinds
};

using WordSet = std::set<std::string, std::less<>>;

// All words are folded.
struct CoreferenceWords {
  std::map<std::string, Pronoun, std::less<>> pronouns;
  WordSet relative_pronouns;
  WordSet definite, demonstrative, indefinite, whole;  // determiners
  std::map<std::string, int, std::less<>> number;      // how many a collective mention stands for
  WordSet together_verbs, together_nouns;              // with whom they name as partners
  WordSet together_people;                             // nouns that several may be called by, whatever their office
  WordSet together_sides;                              // nouns for people or countries that have to do with each other
  WordSet together_countries;                          // nouns that several countries may be called by without a number
  std::map<std::string, std::string, std::less<>> compass;  // a point of the compass and its opposite
  std::map<std::string, WordSet, std::less<>> offices;      // classes that an office class may mean
  WordSet top_offices, lone_offices, high_offices, shared_offices, local_offices, regional_offices, offices_abroad,
      offices_of_any_body, offices_by_family;
  WordSet offices_of_state;
  WordSet chief_nouns;  // titles for whoever heads an organization
  std::map<std::string, std::string, std::less<>>
      foremost_offices;         // a country's id -> the class of its leader's office
  std::string foremost_office;  // that of other countries' leaders
  WordSet state_nouns, government_nouns, side_nouns, force_nouns, own_nouns;  // nouns for countries
  WordSet governing_nouns;  // that with a country's name mean the country
  WordSet irregular_nouns, disowned_nouns,
      irregular_governments;  // nouns, and words in front, for who rules beside the regular one
  WordSet local_governments, central_governments, earlier_governments;  // words in front of nouns for governments
  WordSet self_governing;  // capitals whose names mean their own government, not the country's
  WordSet descent;         // in front of an adjective of a country that tells people's descent, not where they belong
  WordSet organization_tails;                                          // end names that are told without them
  WordSet organization_sorts;                                          // say what a name in front of them is
  std::map<std::string, WordSet, std::less<>> sort_nouns;              // a sort of known organizations -> nouns for one
  WordSet party_nouns;                                                 // end the names of parties
  WordSet parliament_nouns, parliament_titles;                         // of parliaments and those who sit in them
  WordSet personal_organizations;                                      // that a person may have
  WordSet named_occasions;                                             // end the name of an occasion
  WordSet mission_nouns;                                               // of which a country has many abroad
  WordSet national_organizations;                                      // every country has its own
  std::map<std::string, std::string, std::less<>> organization_names;  // another name -> the name kept
  WordSet venue_prepositions, movement_prepositions, movement, venue_objects, venue_owned, venue_sorts, aimed, messages;
  WordSet counterpart_nouns, another_holder, name_suffixes, settlement_nouns;
  WordSet company_verbs, office_verbs, acting_nouns, empty_it, acting_it, acted_on_it;

  // Reads a TOML text; `file` is named in errors, with line and what was expected.
  static Result<CoreferenceWords> Parse(std::string_view toml, std::string_view file);
  static Result<CoreferenceWords> Load(const std::string& path);

  // The class of the office whose holder is meant first by "the leader" of the country.
  std::string_view ForemostOffice(std::string_view country_id) const;
  // True where an office of class `held` may be called by one of class `said`.
  bool OfficesAgree(std::string_view said, std::string_view held) const;
};

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_COREFERENCE_WORDS_H_
