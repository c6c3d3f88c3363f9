// Mentions of several actors at once: "the leaders", "both sides", "they" after a coordination.
#ifndef ENTENTE_EXTRACT_RESOLVE_COLLECTIVES_H_
#define ENTENTE_EXTRACT_RESOLVE_COLLECTIVES_H_

#include <algorithm>
#include <vector>

#include "extract/resolve/history.h"

namespace entente::extract {

// Of lists of figures.
inline bool Contains(const std::vector<uint32_t>& figures, uint32_t figure) {
  return std::find(figures.begin(), figures.end(), figure) != figures.end();
}

// The figure that stands for these members together, made where it is met first. Expects two or more.
uint32_t CollectiveFigure(Scene* scene, std::vector<uint32_t> members);

// Whom "the two leaders", "the ministers", "both countries", "the two sides" mean; kNoEntity where it is not clear.
uint32_t ResolveCollective(Scene* scene, const History& history, uint32_t draft);

// Whom "they", "their", "both" mean: the last coordination, plural or pair that met; kNoEntity where it is not clear.
uint32_t ResolvePluralPronoun(Scene* scene, const History& history, uint32_t draft);

// True where the person is called by an office of that class in the article, or holds one on its day.
bool HoldsOffice(const Scene& scene, const Figure& person, std::string_view office);

// True also where the person is called by a vaguer office that may be that one ("leader" for a president).
bool MayHoldOffice(const Scene& scene, const Figure& person, std::string_view office);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_COLLECTIVES_H_
