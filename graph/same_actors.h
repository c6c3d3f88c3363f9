// Which actors of a graph may be one, for an analyst to judge.
#ifndef ENTENTE_GRAPH_SAME_ACTORS_H_
#define ENTENTE_GRAPH_SAME_ACTORS_H_

#include <string>
#include <vector>

#include "graph/graph_view.h"
#include "graph/judgements.h"

namespace entente {

struct SameActors {
  // As in a Judgement. The target is the one that is known, else the one whose name says more, else who is told of by
  // more articles.
  Actor target, source;
  double score = 0;                  // 0 to 1, in hundredths
  std::vector<std::string> reasons;  // for it and against it; their names first
};

// Whether nothing that is known of the two forbids it: they are of one kind, at most one of them is known by an id,
// their countries do not differ, and they are none of the `decided` pairs (Judgements::DecidedPairs).
bool MayBeOne(const Actor& a, const Actor& b, const ActorPairs& decided);

// Pairs of actors that may be one and whose names are alike (graph/namesakes.h), the highest score first. None is among
// them that an edge joins or one sentence tells of. Takes time about proportional to the number of actors: of an actor
// with more than a hundred edges the newest are looked at. Fails as reading the graph fails.
Result<std::vector<SameActors>> FindSameActors(const GraphView& graph, const Judgements& judgements);

// A line of JSON as ToJsonLine of a Judgement, with `no_judgement`, the score and the reasons: to be changed to
// positive or negative by who decides.
std::string ToJsonLine(const SameActors& pair);

}  // namespace entente

#endif  // ENTENTE_GRAPH_SAME_ACTORS_H_
