// One function for each source of people, offices and places: what it tells goes into the roster or comes back as rows.
#ifndef ENTENTE_TRAIN_KNOWLEDGE_SOURCES_H_
#define ENTENTE_TRAIN_KNOWLEDGE_SOURCES_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge/knowledge_tables.h"
#include "extract/knowledge/titles.h"
#include "graph/status.h"
#include "train/knowledge/country_finder.h"
#include "train/knowledge/roster.h"

namespace entente::train {

struct SourceContext {
  std::string folder;  // of the sources
  const CountryFinder& countries;
  const std::vector<extract::OrganizationRow>& organizations;
  const extract::Titles& titles;
};

// Wikidata extracts: dated offices, heads of state and government, foreign ministers, lives.
Status ReadEveryPolitician(const SourceContext& context, Roster* roster);
// Officials of one month, undated.
Status ReadOfficials2019(const SourceContext& context, Roster* roster);
// Who is head of state and of government now, and since when.
Status ReadFactbookLeaders(const SourceContext& context, Roster* roster);
// Members of the two chambers, presidents and vice presidents.
Status ReadCongress(const SourceContext& context, Roster* roster);
// Leaders since 1990 by family name, where nothing better is known.
Status ReadReign(const SourceContext& context, Roster* roster);
// The project's own list, which takes the place of what the sources say.
Status ReadLeaders(const std::string& path, const SourceContext& context, Roster* roster);

Result<std::vector<extract::PlaceRow>> ReadCities(const SourceContext& context);
// Given names that at least two people of the sources bear, folded.
Result<std::vector<std::string>> ReadGivenNames(const SourceContext& context);

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_KNOWLEDGE_SOURCES_H_
