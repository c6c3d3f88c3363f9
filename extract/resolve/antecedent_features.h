// What speaks for and against an antecedent: salience, place in the tree, gender, speech, how often it is spoken of.
#ifndef ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_
#define ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "extract/resolve/antecedents.h"

namespace entente::extract {

struct Draft;

// The token that speaks the last quotation in front of the pronoun that it neither speaks nor stands in; -1 for none.
int32_t LastSpeaker(const Scene& scene, const Draft& pronoun);

// Counts and ranks from here on are one feature.
constexpr uint32_t kFew = 3;
inline uint32_t Few(size_t count) { return static_cast<uint32_t>(std::min<size_t>(count, kFew)); }

// Of the drafts, which are not empty, the one with the last head.
uint32_t NearestOf(const Scene& scene, const std::vector<uint32_t>& drafts);

// Appends the feature of that template, alone and with the value `beside`.
void AddFeature(uint32_t name, std::initializer_list<uint32_t> values, uint32_t beside,
                std::vector<FeatureHash>* features);

// Fills `features` of each. The last is nobody.
void AddAntecedentFeatures(const Scene& scene, uint32_t pronoun, std::vector<Antecedent>* antecedents);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_RESOLVE_ANTECEDENT_FEATURES_H_
