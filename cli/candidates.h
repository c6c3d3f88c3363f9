// Whom a name may mean, and what speaks for each.
#ifndef ENTENTE_CLI_CANDIDATES_H_
#define ENTENTE_CLI_CANDIDATES_H_

#include <optional>
#include <string>
#include <vector>

#include "extract/knowledge/knowledge.h"
#include "graph/graph_view.h"

namespace entente::cli {

struct Candidate {
  Actor actor;
  std::vector<std::string> reasons;  // its name, its office on that day, what the graph tells of it
  size_t edges = 0;                  // 0 for one whom the graph does not know
};

// The actors of the graph and those known that bear the name, or of the graph a longer one: who has most edges first,
// then the best known. Offices are those held on `day`, or where there is none the latest.
Result<std::vector<Candidate>> FindCandidates(const GraphView& graph, const extract::Knowledge& knowledge,
                                              const std::string& name, std::optional<Date> day);

// "President of Norland 2013-01-01/", of a known person; empty where none is known for that day.
std::string OfficeText(const extract::Knowledge& knowledge, const std::string& known_id, std::optional<Date> day);

}  // namespace entente::cli

#endif  // ENTENTE_CLI_CANDIDATES_H_
