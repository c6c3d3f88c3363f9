// Joins the names of people and finds who of them is known.
#ifndef ENTENTE_EXTRACT_RESOLVE_LINK_PEOPLE_H_
#define ENTENTE_EXTRACT_RESOLVE_LINK_PEOPLE_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// Needs the figures of countries and organizations (LinkNames).
void LinkPeople(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_LINK_PEOPLE_H_
