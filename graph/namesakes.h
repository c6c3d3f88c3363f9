// Which actors bear names that may be names of one.
#ifndef ENTENTE_GRAPH_NAMESAKES_H_
#define ENTENTE_GRAPH_NAMESAKES_H_

#include <string>
#include <vector>

#include "graph/name_likeness.h"
#include "graph/ontology.h"
#include "graph/types.h"

namespace entente {

struct Namesakes {
  size_t shorter = 0, longer = 0;  // places among the actors
  NameLikeness likeness = NameLikeness::kNone;
  size_t rivals = 0;   // other actors whom the shorter name fits as well, and who are not called like the longer
  std::string word;    // the rarest of the shorter name, folded
  size_t bearers = 0;  // actors of their kind in whose names it is, these two included
};

// Pairs of one kind whose canonical names are alike, by place. Looks only among names that share a word, a beginning or
// initials, and passes over what more than 200 have in common and names that fit more than 20 others, which say too
// little: so it takes time proportional to the number of actors.
std::vector<Namesakes> FindNamesakes(const std::vector<Actor>& actors, const Ontology& ontology);

}  // namespace entente

#endif  // ENTENTE_GRAPH_NAMESAKES_H_
