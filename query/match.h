// Finds the ways in which a pattern lies in a graph.
#ifndef ENTENTE_QUERY_MATCH_H_
#define ENTENTE_QUERY_MATCH_H_

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>
#include <absl/container/inlined_vector.h>

#include <functional>
#include <vector>

#include "query/evaluate.h"
#include "query/plan.h"

namespace entente::query {

// Which rows have come to the steps of a plan that let each pass once. It forgets when it has become large: then rows
// pass again.
class PassedRows {
 public:
  using Ids = absl::InlinedVector<uint64_t, 4>;

  // False where the row has passed before.
  bool Pass(const MatchStep& step, const Ids& ids) {
    auto& passed = passed_[&step];
    if (passed.size() >= kMostRemembered) passed.clear();
    return passed.insert(ids).second;
  }

 private:
  static constexpr size_t kMostRemembered = 100'000;
  absl::flat_hash_map<const MatchStep*, absl::flat_hash_set<Ids>> passed_;
};

// Binds the slots of one plan in one row, once for each way.
class Matcher {
 public:
  // `emit` returns false to stop. `passed` may be null where the plan has no step of kind kOnce. All must outlive the
  // matcher.
  Matcher(Evaluator& evaluator, const MatchPlan& plan, Row& row, const std::function<bool()>& emit,
          PassedRows* passed = nullptr)
      : evaluator_(evaluator), plan_(plan), row_(row), emit_(emit), passed_(passed) {}

  // False where `emit` or a failure stopped it.
  bool Run() { return Run(0); }

 private:
  bool Run(size_t at);
  bool Scan(const MatchStep& step, size_t at);
  bool Seek(const MatchStep& step, size_t at);
  bool Elements(const MatchStep& step, size_t at);
  bool RelationshipScan(const MatchStep& step, size_t at);
  bool Bound(const MatchStep& step, size_t at);
  bool Expand(const MatchStep& step, size_t at);
  bool ExpandFar(const MatchStep& step, size_t at);
  bool EmitFar(const MatchStep& step, size_t at, const NodePtr& end, const std::vector<RelationshipPtr>& way);
  bool Shortest(const MatchStep& step, size_t at);
  bool MakePath(const MatchStep& step, size_t at);
  // Whether no row like this one has passed.
  bool PassesFirst(const MatchStep& step);

  bool BindNode(int slot, const NodePtr& node, size_t at);
  // Binds a relationship and its ends in one orientation, the ends checked where they are bound.
  bool BindRelationship(const MatchStep& step, const RelationshipPtr& relationship, bool forwards, size_t next);
  bool BindEnd(int slot, bool bound, uint64_t id, bool* agrees);
  // Goes on with the step `next`.
  bool Orient(const MatchStep& step, const RelationshipPtr& relationship, size_t next);
  bool IsUsed(const MatchStep& step, const Relationship& relationship) const;
  // Whether relationships that the graph gives after this one are still wanted.
  bool GoesOn(const MatchStep& step, const Relationship& relationship);
  bool VisitNeighbours(const MatchStep& step, const Node& node, const RelationshipFilter& filter, size_t next);
  // Null, after a failure where the value is no node, where there is nothing to go on from.
  NodePtr NodeAt(int slot);
  NodePtr GetNode(uint64_t id);
  bool Settle(Status status);
  Value& At(int slot) { return row_[static_cast<size_t>(slot)]; }

  Evaluator& evaluator_;
  const MatchPlan& plan_;
  Row& row_;
  const std::function<bool()>& emit_;
  PassedRows* passed_;
};

// What a step along relationships asks of the graph, its window aside.
RelationshipFilter FilterOf(const MatchStep& step);
// The same with the window. `settled` is how many of the filters after it hold by that
// alone.
RelationshipFilter FilterOf(const MatchStep& step, Evaluator& evaluator, Row& row, size_t* settled);

// The end of the relationship that is not `node`; `node` itself for a loop.
inline uint64_t OtherEnd(const Relationship& relationship, uint64_t node) {
  return relationship.start() == node ? relationship.end() : relationship.start();
}

}  // namespace entente::query

#endif  // ENTENTE_QUERY_MATCH_H_
