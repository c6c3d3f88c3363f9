#include "store/names.h"

#include <algorithm>

namespace entente::store {

Names::Names(std::vector<std::string> names) : names_(std::move(names)) {
  const size_t count = std::min<size_t>(names_.size(), kNoName);
  for (size_t i = 0; i < count; ++i) numbers_.emplace(names_[i], static_cast<uint16_t>(i));
}

uint16_t Names::NumberOf(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? kNoName : found->second;
}

std::vector<std::string> Names::With(const Ontology& ontology) const {
  std::vector<std::string> names = names_;
  const auto add = [&](const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const Relation& relation : ontology.relations()) add(relation.name);
  for (const Modality& modality : ontology.modalities()) add(modality.name);
  return names;
}

}  // namespace entente::store
