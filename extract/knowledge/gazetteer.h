// The classes of words that the knowledge gives the name model, as bits.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_GAZETTEER_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_GAZETTEER_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace entente::extract {

// In the order of their bits; schemas/knowledge/README.md says what each means.
constexpr std::array<std::string_view, 14> kGazetteerClasses = {
    "country", "demonym", "capital",           "place",         "organization", "person", "given-name", "family-name",
    "seat",    "city",    "organization-word", "facility-word", "event-word",   "people"};

constexpr uint32_t GazetteerBit(std::string_view name) {
  for (size_t i = 0; i < kGazetteerClasses.size(); ++i) {
    if (kGazetteerClasses[i] == name) return uint32_t{1} << i;
  }
  return 0;
}

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_GAZETTEER_H_
