#include "extract/knowledge/person_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

namespace entente::extract {
namespace {

struct Row {
  const char* name;
  FamilyName custom;
  const char* full;
  const char* family;
};

TEST(PersonNames, FollowTheCustomOfTheCountry) {
  const Row rows[] = {
      {"Ada Lund", FamilyName::kLast, "Ada Lund", "Lund"},
      {"Ada Maria Lund", FamilyName::kLast, "Ada Maria Lund; Ada Lund", "Lund"},
      {"Ada J. Lund Jr.", FamilyName::kLast, "Ada J. Lund; Ada J. Lund Jr.; Ada Lund", "Lund"},
      {"Jan van der Meer", FamilyName::kLast, "Jan van der Meer; Jan Meer", "van der Meer; Meer"},
      {"Omar al-Harbi", FamilyName::kLast, "Omar al-Harbi", "al-Harbi; Harbi"},
      {"Omar Al Harbi", FamilyName::kLast, "Omar Al Harbi; Omar Harbi", "Al Harbi; Harbi"},
      {"Pak Min-ji", FamilyName::kFirst, "Pak Min-ji; Min-ji Pak", "Pak"},
      {"Ken Mori", FamilyName::kEither, "Ken Mori; Mori Ken", "Mori"},
      {"Luz Maria Soto Vega", FamilyName::kBoth, "Luz Maria Soto Vega", "Vega; Soto Vega"},
      {"Abel Tesfaye", FamilyName::kNone, "Abel Tesfaye", "Abel; Tesfaye"},
      {"Sukarto", FamilyName::kLast, "Sukarto", ""},
      {"", FamilyName::kLast, "", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(fmt::format("{}", fmt::join(FullForms(row.name, row.custom), "; ")), row.full) << row.name;
    EXPECT_EQ(fmt::format("{}", fmt::join(FamilyForms(row.name, row.custom), "; ")), row.family) << row.name;
  }
}

}  // namespace
}  // namespace entente::extract
