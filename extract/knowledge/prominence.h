// How well known actors are: among those of one name the higher comes first.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_PROMINENCE_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_PROMINENCE_H_

#include <cstdint>
#include <string_view>
#include <utility>

namespace entente::extract {

constexpr uint32_t kCountryProminence = 200;
constexpr uint32_t kOrganizationProminence = 150;
constexpr uint32_t kInstitutionProminence = 140;
constexpr uint32_t kPlaceProminence = 120;
constexpr uint32_t kCapitalCityProminence = 110;
constexpr uint32_t kRegionProminence = 20;
constexpr uint32_t kCityProminence = 10;
constexpr uint32_t kPersonProminence = 25;
constexpr uint32_t kHeadOfOrganization = 90;
inline constexpr std::pair<std::string_view, uint32_t> kOfficeProminence[] = {{"head-of-state", 100},
                                                                              {"head-of-government", 100},
                                                                              {"leader", 95},
                                                                              {"royal", 85},
                                                                              {"foreign-minister", 80},
                                                                              {"deputy-head-of-state", 75},
                                                                              {"organization", 42},
                                                                              {"security-adviser", 70},
                                                                              {"defence-minister", 70},
                                                                              {"deputy-head-of-government", 65},
                                                                              {"finance-minister", 62},
                                                                              {"minister", 60},
                                                                              {"deputy-foreign-minister", 55},
                                                                              {"speaker", 55},
                                                                              {"party", 50},
                                                                              {"military", 45},
                                                                              {"envoy", 45},
                                                                              {"intelligence", 45},
                                                                              {"governor", 40},
                                                                              {"legislator", 35}};

// Of a person, by the class of an office held (schemas/words/titles.toml).
constexpr uint32_t OfficeProminence(std::string_view office) {
  for (const auto& [name, prominence] : kOfficeProminence) {
    if (name == office) return prominence;
  }
  if (office.starts_with("deputy-")) return 40;
  return office.ends_with("-minister") ? 58 : 38;
}

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_PROMINENCE_H_
