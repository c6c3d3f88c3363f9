// Chooses the order in which to match a pattern: of all orders the one that is likely to cost least, or of large
// patterns the best of those that were looked at.
#include <algorithm>
#include <optional>

#include "query/cypher/match_order.h"
#include "query/cypher/planner.h"

namespace entente::query {
namespace {

// Steps that may be tried before the likeliest order is followed to its end.
constexpr int kMostTries = 400;

class OrderSearch {
 public:
  MatchOrder Best(const MatchOrder& empty) && {
    Follow(empty);
    return std::move(*best_);
  }

 private:
  struct Ranked {
    Move move;
    Estimate estimate;
  };

  // What leaves the fewest rows comes first; of equals the cheaper, then what is written first.
  static std::vector<Ranked> RankedMoves(const MatchOrder& order) {
    std::vector<Ranked> ranked;
    for (Move& move : order.Moves()) {
      const Estimate estimate = order.Peek(move);
      ranked.push_back({std::move(move), estimate});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
      if (a.estimate.rows != b.estimate.rows) return a.estimate.rows < b.estimate.rows;
      return a.estimate.cost < b.estimate.cost;
    });
    return ranked;
  }

  void Follow(const MatchOrder& order) {
    if (best_ && order.cost() >= best_->cost()) return;
    const auto ranked = RankedMoves(order);
    if (ranked.empty()) best_.emplace(order);
    for (const Ranked& next : ranked) {
      if (best_ && tries_ >= kMostTries) return;
      ++tries_;
      MatchOrder longer = order;
      longer.Take(next.move);
      Follow(longer);
    }
  }

  int tries_ = 0;
  std::optional<MatchOrder> best_;
};

}  // namespace

MatchPlan PlanMatch(const PatternBody& body, const Estimator& estimator, int* slot_count) {
  const PatternParts parts = TakeApart(body, slot_count);
  MatchOrder order(body, parts, estimator);
  if (estimator.statistics().planned) return OrderSearch().Best(order).Plan();
  while (const auto move = order.MoveAsWritten()) order.Take(*move);
  return std::move(order).Plan();
}

void PlanBodies(const ExpressionPtr& expression, const Estimator& estimator, int* slot_count) {
  if (!expression) return;
  Walk(*expression, [&](const Expression& part) {
    if (part.body) part.body->plan = std::make_shared<const MatchPlan>(PlanMatch(*part.body, estimator, slot_count));
    return true;
  });
}

}  // namespace entente::query
