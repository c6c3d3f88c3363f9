// The relations and modalities that a store has, by the small numbers that stand for them in its records.
#ifndef ENTENTE_STORE_NAMES_H_
#define ENTENTE_STORE_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/ontology.h"

namespace entente::store {

// Stands for no name.
inline constexpr uint16_t kNoName = UINT16_MAX;

class Names {
 public:
  Names() = default;
  // Numbers count from 0 in the order of the names.
  explicit Names(std::vector<std::string> names);
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;
  Names(Names&&) = default;
  Names& operator=(Names&&) = default;

  // kNoName where it is not among them.
  uint16_t NumberOf(std::string_view name) const;
  // nullptr where none has this number; it lives as long as these names.
  const std::string* NameOf(uint64_t number) const { return number < names_.size() ? &names_[number] : nullptr; }
  const std::vector<std::string>& all() const { return names_; }
  // All of these under the numbers that they have, then what else the ontology has.
  std::vector<std::string> With(const Ontology& ontology) const;

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string_view, uint16_t> numbers_;
};

}  // namespace entente::store

#endif  // ENTENTE_STORE_NAMES_H_
