// An order in which to match the parts of a pattern, as it grows: what has been bound by now, what may come next, and
// what all of it is likely to cost.
#ifndef ENTENTE_QUERY_CYPHER_MATCH_ORDER_H_
#define ENTENTE_QUERY_CYPHER_MATCH_ORDER_H_

#include <optional>
#include <set>
#include <vector>

#include "query/cypher/estimate.h"
#include "query/cypher/lookup.h"
#include "query/cypher/pattern_parts.h"

namespace entente::query {

// A step that could come next.
struct Move {
  MatchKind kind{};
  const NodePattern* node = nullptr;  // that is looked up or scanned for
  size_t hop = 0;                     // that is walked
  std::optional<Lookup> lookup;
};

// The pattern, its parts and the estimator must outlive it.
class MatchOrder {
 public:
  MatchOrder(const PatternBody& body, const PatternParts& parts, const Estimator& estimator);

  // What may come next, as it is written in the pattern; empty where all is matched.
  std::vector<Move> Moves() const;
  // The one that comes next from left to right, without lookups; nullopt where all is matched.
  std::optional<Move> MoveAsWritten() const;
  // How many rows there would be afterwards, and what the step would cost.
  Estimate Peek(const Move& move) const;
  void Take(const Move& move);

  double cost() const { return cost_; }
  MatchPlan Plan() && { return std::move(plan_); }

 private:
  bool IsBound(int slot) const { return pending_.count(slot) == 0; }
  bool IsReady(const std::set<int>& slots) const;
  bool IsReady(const Expression& expression) const { return IsReady(SlotsOf(expression)); }
  bool Walks(const Hop& hop) const;
  static MatchKind WalkOf(const Hop& hop);
  std::optional<Lookup> FindLookup(int slot) const;
  void AddLookups(std::vector<Move>* moves) const;
  void AddWalks(std::vector<Move>* moves) const;
  void AddScans(std::vector<Move>* moves) const;

  MatchStep StepOf(const Move& move) const;
  MatchStep LookupStep(const Move& move) const;
  MatchStep WalkStep(const Move& move) const;
  // What `start` of a relationship is at least and at most, by the conditions.
  StartWindow WindowOf(int slot) const;
  // Whether a step by itself fulfils a condition; the condition may have to be tested all the same.
  bool Fulfils(const MatchStep& step, const Expression& condition) const;
  // Whether a condition that a step fulfils holds by its window alone, where that is one of dates.
  static bool HoldsInWindow(const MatchStep& step, const Expression& condition);
  // Whether it needs not even be tested.
  bool Settles(const Move& move, const Expression& condition) const;

  void Push(MatchStep step);
  // Tests what can be tested by now, and makes the paths whose parts are there.
  void Flush();
  void FlushConditions();
  void Test(size_t condition);
  bool FlushPath(const PathPattern& path);

  const PatternBody* body_;
  const PatternParts* parts_;
  const Estimator* estimator_;
  std::set<int> pending_;                  // slots of the pattern that no step has bound yet
  std::vector<bool> walked_;               // hops
  std::vector<bool> tested_;               // conditions
  std::set<const Expression*> fulfilled_;  // conditions, by steps that were taken
  std::vector<int> used_;                  // relationships
  double rows_ = 1, cost_ = 0;
  MatchPlan plan_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_MATCH_ORDER_H_
