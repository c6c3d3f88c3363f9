// Which country a source means by a name.
#ifndef ENTENTE_TRAIN_KNOWLEDGE_COUNTRY_FINDER_H_
#define ENTENTE_TRAIN_KNOWLEDGE_COUNTRY_FINDER_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge/knowledge_tables.h"

namespace entente::train {

class CountryFinder {
 public:
  explicit CountryFinder(const std::vector<extract::CountryRow>& countries);

  // The id of the country of that name, official name or demonym ("Korea, North" included); empty where there is none.
  std::string Find(std::string_view name) const;
  // Of the longest beginning of the words that names one: "czech-ministers".
  std::string FindAtBegin(std::string_view words) const;
  extract::FamilyName CustomOf(std::string_view country) const;
  bool IsState(std::string_view country) const;

 private:
  const std::vector<extract::CountryRow>& countries_;
  std::map<std::string, const extract::CountryRow*, std::less<>> by_name_;
  std::map<std::string, const extract::CountryRow*, std::less<>> by_id_;
};

}  // namespace entente::train

#endif  // ENTENTE_TRAIN_KNOWLEDGE_COUNTRY_FINDER_H_
