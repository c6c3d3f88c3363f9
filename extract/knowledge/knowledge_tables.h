// The tables of schemas/knowledge/ as values; schemas/knowledge/README.md says what each column holds.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_KNOWLEDGE_TABLES_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_KNOWLEDGE_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "graph/date.h"
#include "graph/status.h"

namespace entente::extract {

// Which part of a person's name newspapers use alone.
enum class FamilyName { kLast, kFirst, kEither, kBoth, kNone };

struct CountryRow {
  std::string id, iso3, status, name;
  std::vector<std::string> names, demonyms, capitals;
  FamilyName family_name = FamilyName::kLast;
};

struct SeatRow {
  std::string name;
  std::vector<std::string> names;
  std::string country;
};

struct OrganizationRow {
  std::string id, name;
  std::vector<std::string> names;
  std::string sort;     // "alliance", "news-agency", "party" ...
  std::string country;  // empty for an international one
};

// What every state has; in the names, "{country}" and "{demonym}" stand for the state's own words.
struct InstitutionRow {
  std::string id, name;
  std::vector<std::string> names;
  std::string sort;
};

struct PlaceRow {
  std::string id, name;
  std::vector<std::string> names;
  std::string country;  // empty where it belongs to none
};

struct PersonRow {
  std::string id, name;
  std::vector<std::string> names;   // other spellings
  std::vector<std::string> family;  // what stands for the person alone
  std::string gender, born, died;
  std::string country;
};

struct OfficeRow {
  std::string person, of, title;
  std::string office;    // class of office, as in schemas/words/titles.toml
  TimeSpan first, last;  // unknown where the table says nothing
  TimeSpan seen;         // a time at which it was held
};

struct GazetteerRow {
  std::string words;
  std::vector<std::string> classes;
};

// A name that a researcher gave to an actor (own_actors.h).
struct OwnName {
  std::string id, name;
};

struct KnowledgeTables {
  std::vector<CountryRow> countries;
  std::vector<SeatRow> seats;
  std::vector<OrganizationRow> organizations;
  std::vector<InstitutionRow> institutions;
  std::vector<PlaceRow> places;  // places.tsv, then cities.tsv
  std::vector<PersonRow> people;
  std::vector<OfficeRow> offices;
  std::vector<GazetteerRow> gazetteer;  // words.tsv, then given_names.tsv
  std::vector<OwnName> own_names;       // of a researcher's table; none in those shipped
};

// A table's text; `file` is named in errors, with line and what was expected.
Result<std::vector<CountryRow>> ParseCountries(std::string_view text, std::string_view file);
Result<std::vector<SeatRow>> ParseSeats(std::string_view text, std::string_view file);
Result<std::vector<OrganizationRow>> ParseOrganizations(std::string_view text, std::string_view file);
Result<std::vector<InstitutionRow>> ParseInstitutions(std::string_view text, std::string_view file);
Result<std::vector<PlaceRow>> ParsePlaces(std::string_view text, std::string_view file);
Result<std::vector<PersonRow>> ParsePeople(std::string_view text, std::string_view file);
Result<std::vector<OfficeRow>> ParseOffices(std::string_view text, std::string_view file);
Result<std::vector<GazetteerRow>> ParseGazetteer(std::string_view text, std::string_view file);

// Reads every table of a folder and checks that ids are unique and that each id referred to is there.
Result<KnowledgeTables> ReadKnowledgeTables(const std::string& folder);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_KNOWLEDGE_TABLES_H_
