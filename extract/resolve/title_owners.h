// Whose office a title in front of a name is, where the phrase itself does not say.
#ifndef ENTENTE_EXTRACT_RESOLVE_TITLE_OWNERS_H_
#define ENTENTE_EXTRACT_RESOLVE_TITLE_OWNERS_H_

#include "extract/resolve/scene.h"

namespace entente::extract {

// Fills `title_of` of the drafts of people's names, and the country of people whose office tells it.
void FindTitleOwners(Scene* scene);

// The same where a description or pronoun tells it ("its president"), once those have their figures.
void FindReferredOwners(Scene* scene);

// Fills `title_of` where a pronoun's bearer is said to have an office ("he served as minister"), by whom it stands for.
void FindPredicateOwners(Scene* scene);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_TITLE_OWNERS_H_
