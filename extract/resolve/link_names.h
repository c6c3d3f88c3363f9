// Gives the names of countries, organizations, places, groups and occasions their actors.
#ifndef ENTENTE_EXTRACT_RESOLVE_LINK_NAMES_H_
#define ENTENTE_EXTRACT_RESOLVE_LINK_NAMES_H_

#include <algorithm>
#include <string>

#include "extract/resolve/scene.h"

namespace entente::extract {

// Everything that is named and no person, but for what LinkNationalOrganizations links.
void LinkNames(Scene* scene);

// Organizations that every country has its own of and whose country their names do not tell: the article's home
// country, which people tell too and which is therefore known only once they are linked.
void LinkNationalOrganizations(Scene* scene);

// The country of a named span: by name or adjective, or as the capital or seat that stands for it; kNotKnown for none.
KnownIndex CountryNamed(const NamedSpan& named);

// A country that is named within the words of a name: "Security Council of the Russian Federation", "US Navy";
// kNotKnown for none.
KnownIndex CountryWithin(const Scene& scene, TokenSpan name);

// The country or organization that a title or organization belongs to by its phrase; kNoEntity where it does not say.
uint32_t OwnerFigure(Scene* scene, const Description& phrase);

// The article's home country: the one that makes up at least `share` of its mentions of countries or, where none does,
// of all that is named and of a known country, unless another is named more often; kNotKnown where there are too few to
// tell.
constexpr double kDominantShare = 0.6;
// From which it also tells who "the president" is, and that "House of Representatives" is not another country's.
constexpr double kClearlyDominantShare = 0.75;
KnownIndex DominantCountry(const Scene& scene, double share = kDominantShare);

// What `counts`, a map, has at least `times` as often as anything else of it; its end where there is none.
template <class Counts>
typename Counts::const_iterator FarAhead(const Counts& counts, size_t times) {
  const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  const auto most = std::max_element(counts.begin(), counts.end(), fewer);
  const bool ahead = std::all_of(counts.begin(), counts.end(), [&](const auto& other) {
    return other.first == most->first || other.second * times <= most->second;
  });
  return ahead ? most : counts.end();
}

// The country that the article tells of far more often than of any other, however seldom: whose an office is where
// nothing else says so; kNotKnown where there is none.
KnownIndex ForemostCountry(const Scene& scene);

// With a capital at each word: "foreign ministry" as a name.
std::string Capitalised(std::string_view words);

// An organization that every country has its own of ("the Foreign Ministry"): with its country in its canonical name
// where it is known, of a mission also its host. `name` is as written, without article; `head` is its noun.
uint32_t NationalOrganization(Scene* scene, const std::string& name, KnownIndex country, uint32_t head);

// Where an embassy is, or to whom: "in Oslo", "to the League of States" right behind its noun `head`, whatever the tree
// says; empty where it is not said.
std::string HostOf(const Scene& scene, uint32_t head);

// Whether `mission` can be the one that a name of the same country with this host, or without any, means.
bool IsMissionTo(const Figure& mission, const std::string& host);

// True for names such as "Ministry of Defence", "Parliament".
bool IsNationalOrganization(const Scene& scene, TokenSpan name);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_LINK_NAMES_H_
