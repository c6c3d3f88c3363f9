#include "store/remainder.h"

#include <algorithm>

#include "graph/merge.h"
#include "store/read.h"

namespace entente::store {
namespace {

const GivenEdge* FindGiven(const Contribution& contribution, EdgeId id) {
  const auto found = std::lower_bound(contribution.edges.begin(), contribution.edges.end(), id,
                                      [](const GivenEdge& given, EdgeId wanted) { return given.edge.id < wanted; });
  return found == contribution.edges.end() || found->edge.id != id ? nullptr : &*found;
}

// The time of an edge as the documents of this evidence tell it: of those that know one, all tell the same.
Result<TimeSpan> TimeTold(const Database& database, EdgeId edge, const std::vector<Evidence>& evidence) {
  std::optional<DocumentId> last;
  for (const Evidence& piece : evidence) {
    if (last == piece.document) continue;
    last = piece.document;
    auto contribution = database.Find<Contribution>(Family::kContribution, Key(piece.document));
    if (!contribution.ok()) return contribution.status();
    const GivenEdge* given = contribution.value() ? FindGiven(*contribution.value(), edge) : nullptr;
    if (given && given->edge.time.known()) return given->edge.time;
  }
  return TimeSpan::Unknown();
}

}  // namespace

Result<std::optional<ReportedEdge>> EdgeWithout(const Database& database, const Edge& edge, const DocumentSet& hidden) {
  Result<std::vector<Evidence>> evidence = ReadEvidence(database, edge.id);
  if (!evidence.ok()) return evidence.status();
  ReportedEdge remainder{edge, std::move(evidence).value()};
  const size_t taken =
      std::erase_if(remainder.evidence, [&](const Evidence& e) { return hidden.contains(e.document); });
  if (taken == 0) return std::optional(std::move(remainder));
  if (remainder.evidence.empty()) return std::optional<ReportedEdge>();
  if (edge.time.known()) {
    const Result<TimeSpan> time = TimeTold(database, edge.id, remainder.evidence);
    if (!time.ok()) return time.status();
    remainder.edge.time = time.value();
  }
  SettleEdge(&remainder.evidence, &remainder.edge);
  return std::optional(std::move(remainder));
}

Result<std::optional<Actor>> ActorWithout(const Database& database, const Actor& actor, const DocumentSet& hidden) {
  if (hidden.size() == 0) return std::optional(actor);
  Result<std::vector<uint32_t>> heads = HeadsOfDocuments(database, actor.id);
  if (!heads.ok()) return heads.status();
  const bool untouched = std::none_of(heads.value().begin(), heads.value().end(),
                                      [&](uint32_t head) { return hidden.ContainsHead(head); });
  if (untouched) return std::optional(actor);
  std::optional<Actor> known;
  const auto join = [&](DocumentId document, const Contribution& contribution) {
    for (const Actor& given : contribution.actors) {
      if (given.id == actor.id && !hidden.contains(document)) known = MergeActors(known.value_or(given), given);
    }
    return true;
  };
  for (const uint32_t head : heads.value()) {
    if (Status joined = VisitContributions(database, head, join); !joined.ok()) return joined;
    if (known == actor) break;  // what more documents say can only be less
  }
  return known;
}

}  // namespace entente::store
