#include "train/knowledge/country_finder.h"

#include "graph/name.h"

namespace entente::train {

CountryFinder::CountryFinder(const std::vector<extract::CountryRow>& countries) : countries_(countries) {
  for (const extract::CountryRow& row : countries_) by_name_.emplace(FoldName(row.name), &row);
  for (const extract::CountryRow& row : countries_) {
    by_id_.emplace(row.id, &row);
    for (const std::string& name : row.names) by_name_.emplace(FoldName(name), &row);
    for (const std::string& name : row.demonyms) by_name_.emplace(FoldName(name), &row);
  }
}

std::string CountryFinder::Find(std::string_view name) const {
  if (name.starts_with("the ")) name.remove_prefix(4);
  const size_t comma = name.find(", ");
  const std::string turned = comma == std::string_view::npos
                                 ? std::string(name)
                                 : std::string(name.substr(comma + 2)) + " " + std::string(name.substr(0, comma));
  for (const std::string_view form : {name, std::string_view(turned), name.substr(0, name.find(" ("))}) {
    const auto found = by_name_.find(FoldName(form));
    if (found != by_name_.end()) return found->second->id;
  }
  return "";
}

std::string CountryFinder::FindAtBegin(std::string_view words) const {
  const std::string folded = FoldName(words);
  for (size_t end = folded.size(); end != std::string::npos && end > 0; end = folded.rfind(' ', end - 1)) {
    const auto found = by_name_.find(std::string_view(folded).substr(0, end));
    if (found != by_name_.end()) return found->second->id;
  }
  return "";
}

extract::FamilyName CountryFinder::CustomOf(std::string_view country) const {
  const auto found = by_id_.find(country);
  return found == by_id_.end() ? extract::FamilyName::kLast : found->second->family_name;
}

bool CountryFinder::IsState(std::string_view country) const {
  const auto found = by_id_.find(country);
  return found != by_id_.end() && found->second->status == "state";
}

}  // namespace entente::train
