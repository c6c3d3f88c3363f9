#include <map>

#include "graph/name.h"
#include "train/knowledge/source_table.h"
#include "train/knowledge/sources.h"
#include "train/knowledge/spelling.h"

namespace entente::train {
namespace {

constexpr int kFewest = 2;
constexpr size_t kShortest = 3;  // letters: initials and particles are no given names

void Count(const std::string& word, std::map<std::string, int>* counts) {
  const std::string folded = FoldName(word);
  const bool one_word = folded.find(' ') == std::string::npos;
  if (one_word && folded.size() >= kShortest && HasLatinLetters(folded)) ++(*counts)[folded];
}

}  // namespace

Result<std::vector<std::string>> ReadGivenNames(const SourceContext& context) {
  std::map<std::string, int> counts;
  Result<SourceTable> lives = SourceTable::Load(context.folder + "/every-politician/bio.tsv");
  if (!lives.ok()) return lives.status();
  for (size_t i = 0; i < lives.value().size(); ++i) {
    const std::vector<std::string> words = Words(lives.value().Get(i, "name"));
    if (words.size() > 1) Count(words.front(), &counts);
  }
  Result<SourceTable> officials = SourceTable::Load(context.folder + "/cia-world-leaders-2019/officials_2019.tsv");
  if (!officials.ok()) return officials.status();
  for (size_t i = 0; i < officials.value().size(); ++i) {
    // Words in capitals are the family name, wherever it stands.
    for (const std::string& word : Words(officials.value().Get(i, "person"))) {
      if (ReadMarkedName(word).family.empty()) Count(word, &counts);
    }
  }
  std::vector<std::string> names;
  for (const auto& [name, count] : counts) {
    if (count >= kFewest) names.push_back(name);
  }
  return names;
}

}  // namespace entente::train
