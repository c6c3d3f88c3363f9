// What speaks for and against an antecedent: salience, place in the tree, gender, speech, how often it is spoken of.
#ifndef ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_
#define ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_

#include <vector>

#include "extract/resolve/antecedents.h"

namespace entente::extract {

// Fills `features` of each. The last is nobody.
void AddAntecedentFeatures(const Scene& scene, uint32_t pronoun, std::vector<Antecedent>* antecedents);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_
