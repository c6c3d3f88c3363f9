// A few countries, people and offices to resolve against in tests.
#ifndef ENTENTE_TESTS_RESOLVE_SMALL_WORLD_H_
#define ENTENTE_TESTS_RESOLVE_SMALL_WORLD_H_

#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/titles.h"
#include "extract/resolve/coreference_model.h"
#include "extract/resolve/coreference_words.h"

namespace entente::extract {

// Compiled once; abort where the tables or the shipped words cannot be read.
const Knowledge& SmallWorld();
const Titles& ShippedTitles();
const CoreferenceWords& ShippedCoreferenceWords();
const CoreferenceModel& ShippedCoreferenceModel();

}  // namespace entente::extract

#endif  // ENTENTE_TESTS_RESOLVE_SMALL_WORLD_H_
