#include "extract/language/tokenizer_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "extract/language/characters.h"

namespace entente::extract {
namespace {

constexpr std::array<std::string_view, 11> kListNames = {
    "abbreviations", "before_number", "final_words",  "prefixes",        "contractions", "small_contractions",
    "units",         "domains",       "file_endings", "given_name_ends", "reporting"};

}  // namespace

std::span<const std::string_view> TokenizerWords::ListNames() { return kListNames; }

Result<TokenizerWords> TokenizerWords::Read(const ModelFile& file) {
  TokenizerWords words;
  for (std::string_view list : kListNames) {
    Result<std::string_view> section = file.Section(list);
    if (!section.ok()) return section.status();
    for (std::string_view word : SplitLines(section.value())) words.Add(list, std::string(word));
  }
  return words;
}

void TokenizerWords::Add(std::string_view list, std::string word) {
  std::vector<std::string>& words = lists_[std::string(list)];
  words.insert(std::lower_bound(words.begin(), words.end(), word), std::move(word));
}

bool TokenizerWords::Has(std::string_view list, std::string_view word) const {
  const auto found = lists_.find(list);
  return found != lists_.end() && word.size() <= kLongestListedWord &&
         std::binary_search(found->second.begin(), found->second.end(), word, std::less<>());
}

bool TokenizerWords::HasFolded(std::string_view list, std::string_view word) const {
  return word.size() <= kLongestListedWord && Has(list, FoldWord(word));
}

std::string TokenizerWords::ListText(std::string_view list) const {
  const auto found = lists_.find(list);
  return found == lists_.end() ? std::string() : JoinLines(found->second);
}

}  // namespace entente::extract
