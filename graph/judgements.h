// What analysts decided about actors, that two are one or that two are not, and what articles tell under it.
#ifndef ENTENTE_GRAPH_JUDGEMENTS_H_
#define ENTENTE_GRAPH_JUDGEMENTS_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/ontology.h"
#include "graph/status.h"
#include "graph/types.h"

namespace entente {

struct Judgement {
  // As they were known when it was made. Of a negative one, the names of `source` are those that mean it and not
  // `target`.
  Actor target, source;
  bool positive = true;  // they are one, and called as `target` is; else they are two
  std::string user;
  std::string created_at;  // ISO 8601

  friend bool operator==(const Judgement&, const Judgement&) = default;
};

// A line of JSON in the form of OpenSanctions' nomenklatura (target, source, judgement, score, user, created_at), with
// what is known of the two under `entities`. Actors are named by their known id where they have one.
std::string ToJsonLine(const Judgement& judgement);
// Also reads the lists that nomenklatura writes. Actors of which the line tells nothing have an id alone. kInvalidInput
// says what was expected; nullopt is a line that decides nothing yet (`unsure`, `no_judgement`).
Result<std::optional<Judgement>> ParseJudgement(std::string_view line);

// The known id, or the id in sixteen digits.
std::string PublicId(const Actor& actor);

// Of each pair the lesser id first.
using ActorPairs = std::set<std::pair<ActorId, ActorId>>;

class Judgements {
 public:
  // Takes the place of an earlier judgement on the same two.
  void Add(const Judgement& judgement);
  bool empty() const { return all_.empty(); }
  const std::vector<Judgement>& all() const { return all_; }  // by the ids of the two
  // The pairs that were decided about, and the pairs of those who stand for them.
  ActorPairs DecidedPairs() const;

  // The actor that stands for `id`, perhaps itself.
  ActorId CanonicalOf(ActorId id) const;
  // The positive judgement by which `name` (a name or id, folded) is one with the actor `target`; nullptr for none.
  const Judgement* FindMerged(ActorId target, std::string_view name) const;

  // What an article tells when merged actors are one and those kept apart are two. Mentions by a name of the one kept
  // apart are its own, and where the article knows no other name, all are. What was applied already changes nothing.
  Report Apply(const Report& report, const Ontology& ontology) const;

 private:
  std::vector<Judgement> all_;
};

}  // namespace entente

#endif  // ENTENTE_GRAPH_JUDGEMENTS_H_
