// What speaks for and against an antecedent: salience, place in the tree, gender, speech, how often it is spoken of.
#ifndef ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_
#define ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_

#include <initializer_list>
#include <vector>

#include "extract/resolve/antecedents.h"

namespace entente::extract {

struct Draft;

// The token that speaks the last quotation in front of the pronoun that it neither speaks nor stands in; -1 for none.
int32_t LastSpeaker(const Scene& scene, const Draft& pronoun);

// Appends the feature of that template, alone and with the value `beside`.
void AddFeature(uint32_t name, std::initializer_list<uint32_t> values, uint32_t beside,
                std::vector<FeatureHash>* features);

// Fills `features` of each. The last is nobody.
void AddAntecedentFeatures(const Scene& scene, uint32_t pronoun, std::vector<Antecedent>* antecedents);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_
