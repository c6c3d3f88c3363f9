// What articles told, as stores of formats 2 and 3 keep it: Repair brings it into a store of this format.
#ifndef ENTENTE_STORE_EARLIER_FORMATS_H_
#define ENTENTE_STORE_EARLIER_FORMATS_H_

#include "store/codec.h"

namespace entente::store {

// nullopt for bytes that are none.
std::optional<Contribution> DecodeEarlierContribution(std::string_view bytes);
std::optional<std::vector<Evidence>> DecodeEarlierEvidence(std::string_view key, std::string_view bytes);

}  // namespace entente::store

#endif  // ENTENTE_STORE_EARLIER_FORMATS_H_
