#include "extract/language/tag_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace entente::extract {

Result<TagLexicon> TagLexicon::Read(std::string_view section, std::string_view name) {
  TagLexicon lexicon;
  lexicon.entries_ = {reinterpret_cast<const Entry*>(section.data()), section.size() / sizeof(Entry)};
  const auto unordered = [](const Entry& a, const Entry& b) { return a.word >= b.word; };
  const std::span<const Entry> entries = lexicon.entries_;
  if (section.size() % sizeof(Entry) != 0 ||
      std::adjacent_find(entries.begin(), entries.end(), unordered) != entries.end()) {
    return Status(ErrorCode::kCorrupt, fmt::format("{}: the words are out of order or cut off", name));
  }
  return lexicon;
}

std::string TagLexicon::Write(std::span<const Entry> entries) {
  std::string section(entries.size() * sizeof(Entry), '\0');
  if (!entries.empty()) std::memcpy(section.data(), entries.data(), section.size());
  return section;
}

uint32_t TagLexicon::Find(uint32_t word) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), word,
                                      [](const Entry& entry, uint32_t value) { return entry.word < value; });
  return found != entries_.end() && found->word == word ? found->tags : 0;
}

}  // namespace entente::extract
