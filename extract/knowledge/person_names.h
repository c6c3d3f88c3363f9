// The forms under which a person may be met, made from the names that a table gives.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_PERSON_NAMES_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_PERSON_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge/knowledge_tables.h"

namespace entente::extract {

// Full forms of one written name: itself, without its middle names, and in the other order where the country's custom
// allows both ("Kim Jong-un", "Jong-un Kim").
std::vector<std::string> FullForms(std::string_view name, FamilyName custom);

// What may stand for the person alone by the custom of the country: "Putin", "Kim", "von der Leyen" and "Leyen".
std::vector<std::string> FamilyForms(std::string_view name, FamilyName custom);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_PERSON_NAMES_H_
