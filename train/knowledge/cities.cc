#include <algorithm>
#include <set>

#include "graph/name.h"
#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"

namespace entente::train {
namespace {

using NameInCountry = std::pair<std::string, std::string>;  // country, folded name

// "REGION:AU-new-south-wales".
std::string RegionId(const NameInCountry& region) {
  std::string id = "REGION:" + region.first.substr(region.first.find(':') + 1) + "-" + region.second;
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

}  // namespace

Result<std::vector<extract::PlaceRow>> ReadCities(const SourceContext& context) {
  Result<SourceTable> table = SourceTable::Load(context.folder + "/world-cities/world-cities.csv");
  if (!table.ok()) return table.status();
  const SourceTable& source = table.value();
  std::vector<extract::PlaceRow> rows;
  std::set<NameInCountry> taken;
  for (size_t i = 0; i < source.size(); ++i) {
    const std::string& name = source.Get(i, "name");
    const std::string country = context.countries.Find(source.Get(i, "country"));
    if (FoldName(name).empty() || source.Get(i, "geonameid").empty()) continue;
    rows.push_back({"CITY:" + source.Get(i, "geonameid"), name, {}, country});
    taken.emplace(country, FoldName(name));
  }
  for (size_t i = 0; i < source.size(); ++i) {
    const std::string& name = source.Get(i, "subcountry");
    const std::string country = context.countries.Find(source.Get(i, "country"));
    const NameInCountry region(country, FoldName(name));
    // A region called like its city is not told apart from it; "N/A" stands for none.
    if (country.empty() || region.second.size() < 3 || !taken.insert(region).second) continue;
    rows.push_back({RegionId(region), name, {}, country});
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  rows.erase(std::unique(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id == b.id; }),
             rows.end());
  return rows;
}

}  // namespace entente::train
