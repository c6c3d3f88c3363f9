// Actors that a researcher adds or corrects in one plain table of their own; schemas/knowledge/README.md says what the
// columns hold. They win over those shipped.
#ifndef ENTENTE_EXTRACT_KNOWLEDGE_OWN_ACTORS_H_
#define ENTENTE_EXTRACT_KNOWLEDGE_OWN_ACTORS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/knowledge/knowledge.h"
#include "extract/knowledge/knowledge_tables.h"
#include "extract/knowledge/titles.h"
#include "graph/status.h"

namespace entente::extract {

// What stands before the id of an actor that the table gives none. It is known within one run alone: in a graph such an
// actor is what it would be without a table, its kind and name.
inline constexpr std::string_view kWithoutId = "OWN:";

// Adds the rows of `text` to `tables`, each of which may name actors of `tables` and of earlier rows. A row that cannot
// be read is left out, as is a table without the columns it needs: "FILE:LINE: what was expected" for each.
std::vector<Status> AddOwnActors(std::string_view text, std::string_view file, const Titles& titles,
                                 KnowledgeTables* tables);

struct OwnKnowledge {
  std::unique_ptr<Knowledge> knowledge;
  std::vector<Status> refused;
};

// The tables of `folder` with the researcher's `file`, compiled anew: takes about a second. Fails where a file cannot
// be read.
Result<OwnKnowledge> LoadWithOwnActors(const std::string& folder, const std::string& file, const Titles& titles);

}  // namespace entente::extract

#endif  // ENTENTE_EXTRACT_KNOWLEDGE_OWN_ACTORS_H_
