// Which known person is meant, from names, offices, dates and countries.
#ifndef ENTENTE_EXTRACT_RESOLVE_KNOWN_PEOPLE_H_
#define ENTENTE_EXTRACT_RESOLVE_KNOWN_PEOPLE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/resolve/person_names.h"
#include "extract/resolve/scene.h"

namespace entente::extract {

// What the article says of a person's office in one place.
struct OfficeClaim {
  std::string office;         // class
  KnownIndex of = kNotKnown;  // country or organization, where told
  bool former = false;
};

// What the article tells of a person.
struct PersonEvidence {
  std::vector<std::string> names;  // folded; full names first
  std::string gender;
  std::vector<OfficeClaim> claims;
};

// The known person that the evidence points to without doubt; kNotKnown where there is none.
KnownIndex FindKnownPerson(const Scene& scene, const PersonEvidence& evidence);

// The one person known to hold an office of that class in the country on the article's day, of several "leaders" the
// foremost; kNotKnown where the day is not known or several or none do.
KnownIndex HolderOfOffice(const Scene& scene, std::string_view office, KnownIndex country);

// The same for the very title, of which organizations have many in one class ("Secretary General").
KnownIndex HolderOfTitle(const Scene& scene, std::string_view title, KnownIndex organization);

// The country or organization of the known person's office of that class on the article's day, on any day where the
// article's is not known; kNotKnown where none.
KnownIndex OfficeOwner(const Scene& scene, KnownIndex person, std::string_view office);

// Whether the known person has held, by the day of the article, an office of that class.
bool EverHeldOffice(const Scene& scene, KnownIndex person, std::string_view office);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_KNOWN_PEOPLE_H_
