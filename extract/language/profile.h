// How much time an analysis may take.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PROFILE_H_
#define ENTENTE_EXTRACT_LANGUAGE_PROFILE_H_

#include <cstdint>

namespace entente::extract {

// kDefault: trees by a beam search. kAccurate: trees by a graph-based parser, better and several times slower.
enum class Profile : uint8_t { kDefault, kAccurate };

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PROFILE_H_
