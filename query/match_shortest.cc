// Shortest paths between two nodes.
#include <optional>
#include <unordered_map>

#include "query/match.h"
#include "query/way_search.h"

namespace entente::query {
namespace {

// What a search holds for each node that it has reached, with the relationship that led there.
constexpr size_t kBytesOfReached = 512;
// The same where it holds no more than their ids.
constexpr size_t kBytesOfEnds = 64;

using Way = std::vector<RelationshipPtr>;

// All shortest ways, breadth first from one node: how far each node is, and the relationships by which it is reached
// soonest.
class AllWays {
 public:
  AllWays(Evaluator& evaluator, const MatchStep& step, NodePtr from) : evaluator_(evaluator), step_(step), from_(from) {
    reached_[from->id()].distance = 0;
    front_.push_back(std::move(from));
  }

  // False where `to`, which is not where the search began, is not within reach.
  bool Reach(uint64_t to) {
    for (int64_t distance = 1; distance <= step_.max && !front_.empty(); ++distance) {
      std::vector<NodePtr> next;
      for (const NodePtr& node : front_) {
        if (!Spread(*node, distance, &next)) return false;
      }
      if (reached_.count(to) > 0) return true;
      front_ = std::move(next);
    }
    return false;
  }

  // Calls `emit` with each way, from the first relationship to the last.
  bool Emit(uint64_t to, const std::function<bool(const std::vector<RelationshipPtr>&)>& emit) {
    way_.clear();
    return EmitFrom(to, emit);
  }

 private:
  struct Reached {
    int64_t distance = 0;
    std::vector<RelationshipPtr> by;
  };

  bool Spread(const Node& node, int64_t distance, std::vector<NodePtr>* next) {
    const auto spread = [&](const RelationshipPtr& relationship) {
      const uint64_t other = OtherEnd(*relationship, node.id());
      const auto [entry, fresh] = reached_.try_emplace(other, Reached{distance, {}});
      if (entry->second.distance == distance) entry->second.by.push_back(relationship);
      if (fresh && !evaluator_.limits().Keep(kBytesOfReached)) return false;
      return (!fresh || Enter(other, next)) && evaluator_.limits().Go();
    };
    const Status status = evaluator_.graph().VisitRelationshipsOf(node, FilterOf(step_), spread);
    if (!status.ok()) evaluator_.Fail(status);
    return evaluator_.ok();
  }

  bool Enter(uint64_t node, std::vector<NodePtr>* next) {
    auto reached = evaluator_.graph().GetNode(node);
    if (!reached.ok()) return evaluator_.Fail(reached.status()), false;
    next->push_back(std::move(reached).value());
    return true;
  }

  // Backwards along the relationships, with a stack of our own: ways may be long.
  bool EmitFrom(uint64_t to, const std::function<bool(const std::vector<RelationshipPtr>&)>& emit) {
    struct Place {
      uint64_t node;
      size_t next;
    };
    std::vector<Place> places = {{to, 0}};
    while (!places.empty()) {
      if (!evaluator_.limits().Go()) return false;
      Place& place = places.back();
      const auto& by = reached_[place.node].by;
      if (place.next == by.size()) {
        places.pop_back();
        if (!way_.empty()) way_.pop_back();
        continue;
      }
      const RelationshipPtr& relationship = by[place.next++];
      const uint64_t before = OtherEnd(*relationship, place.node);
      way_.push_back(relationship);
      if (before != from_->id()) {
        places.push_back({before, 0});
        continue;
      }
      if (!emit({way_.rbegin(), way_.rend()})) return false;
      way_.pop_back();
    }
    return true;
  }

  Evaluator& evaluator_;
  const MatchStep& step_;
  NodePtr from_;
  std::unordered_map<uint64_t, Reached> reached_;
  std::vector<NodePtr> front_;
  std::vector<RelationshipPtr> way_;
};

// What a search for one way reads of the graph. Nodes are known by their ids.
class LinksOfStep {
 public:
  using Node = uint64_t;

  LinksOfStep(Evaluator& evaluator, const MatchStep& step) : evaluator_(evaluator) {
    filters_[0] = filters_[1] = FilterOf(step);
    if (step.direction != Direction::kBoth) {
      filters_[1].direction = step.direction == Direction::kOut ? Direction::kIn : Direction::kOut;
    }
  }

  template <class VisitLink>
  void Visit(WayEnd end, uint64_t node, std::optional<uint64_t> other, const VisitLink& visit) {
    RelationshipFilter& filter = FilterFrom(end);
    filter.other = other;
    const Status status = evaluator_.graph().VisitEndsOf(node, filter, [&](const RelationshipEnds& one) {
      return evaluator_.limits().Go() && visit(one.start == node ? one.end : one.start);
    });
    if (!status.ok()) evaluator_.Fail(status);
  }

  bool Keep() { return evaluator_.limits().Keep(kBytesOfEnds); }
  bool ok() const { return evaluator_.ok(); }

  // The first of the relationships that a hop may be. Null after a failure.
  RelationshipPtr Fetch(const WaySearch<LinksOfStep>::Hop& hop) {
    RelationshipPtr found;
    RelationshipFilter& filter = FilterFrom(hop.end);
    filter.other = hop.to;
    const auto node = evaluator_.graph().GetNode(hop.from);
    if (!node.ok()) return evaluator_.Fail(node.status()), nullptr;
    Status status = evaluator_.graph().VisitRelationshipsOf(*node.value(), filter, [&](const RelationshipPtr& one) {
      found = one;
      return false;
    });
    if (status.ok() && found == nullptr) status = {ErrorCode::kNotFound, "the graph changed during the query"};
    if (!status.ok()) evaluator_.Fail(std::move(status));
    return found;
  }

 private:
  RelationshipFilter& FilterFrom(WayEnd end) { return filters_[end == WayEnd::kFirst ? 0 : 1]; }

  Evaluator& evaluator_;
  RelationshipFilter filters_[2];
};

// From the first relationship to the last; empty where there is none, and after a failure.
Way FindOneWay(Evaluator& evaluator, const MatchStep& step, uint64_t from, uint64_t to) {
  const size_t kept = evaluator.limits().kept();
  LinksOfStep links(evaluator, step);
  WaySearch<LinksOfStep> search(links, from, to);
  const bool found = search.Find(step.max);
  evaluator.limits().Restore(kept);
  Way way;
  if (!found) return way;
  for (const auto& hop : search.Way()) {
    way.push_back(links.Fetch(hop));
    if (way.back() == nullptr) return {};
  }
  return way;
}

}  // namespace

bool Matcher::Shortest(const MatchStep& step, size_t at) {
  const NodePtr from = NodeAt(step.from), to = NodeAt(step.to);
  if (from == nullptr || to == nullptr) return evaluator_.ok();
  const auto emit = [&](const std::vector<RelationshipPtr>& way) {
    if (static_cast<int64_t>(way.size()) < step.min) return true;
    At(step.relationship) = List(way.begin(), way.end());
    return Run(at + 1);
  };
  if (from->id() == to->id()) return step.min > 0 || emit({});
  if (!step.all) {
    const Way way = FindOneWay(evaluator_, step, from->id(), to->id());
    return (way.empty() || emit(way)) && evaluator_.ok();
  }
  const size_t kept = evaluator_.limits().kept();
  AllWays search(evaluator_, step, from);
  const bool go = !search.Reach(to->id()) || search.Emit(to->id(), emit);
  evaluator_.limits().Restore(kept);
  return go && evaluator_.ok();
}

}  // namespace entente::query
