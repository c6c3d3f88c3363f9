// How much time an analysis may take.
#ifndef ENTENTE_EXTRACT_LANGUAGE_PROFILE_H_
#define ENTENTE_EXTRACT_LANGUAGE_PROFILE_H_

#include <cstdint>
#include <string>

namespace entente::extract {

// kDefault: a small parser. kAccurate: a large one, better and several times slower.
enum class Profile : uint8_t { kDefault, kAccurate };

// The parser's file in a folder of models.
inline std::string ParserPath(const std::string& models, Profile profile) {
  return models + (profile == Profile::kAccurate ? "/accurate.model" : "/parser.model");
}

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_LANGUAGE_PROFILE_H_
