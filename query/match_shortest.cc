// Shortest paths between two nodes.
#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <unordered_map>

#include "query/match.h"

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

// One shortest way, breadth first from both ends, a step at a time from the side that has fewer nodes to go on from.
class OneWay {
 public:
  OneWay(Evaluator& evaluator, const MatchStep& step, uint64_t from, uint64_t to) : evaluator_(evaluator), step_(step) {
    sides_[0].filter = sides_[1].filter = FilterOf(step);
    if (step.direction != Direction::kBoth) {
      sides_[1].filter.direction = step.direction == Direction::kOut ? Direction::kIn : Direction::kOut;
    }
    Begin(from, &sides_[0]);
    Begin(to, &sides_[1]);
  }

  // False where there is none, or after a failure.
  bool Find() {
    for (int64_t length = 0; length < step_.max; ++length) {
      if (sides_[0].front.empty() || sides_[1].front.empty()) return false;
      const bool backwards = length == 0 ? BeginsBackwards() : sides_[1].front.size() < sides_[0].front.size();
      if (Spread(&sides_[backwards], sides_[!backwards])) return true;
      if (!evaluator_.ok()) return false;
    }
    return false;
  }

  // From the first relationship to the last; empty after a failure.
  Way Found() {
    Way way = WayTo(meeting_, sides_[0]);
    std::reverse(way.begin(), way.end());
    const Way rest = WayTo(meeting_, sides_[1]);
    way.insert(way.end(), rest.begin(), rest.end());
    return evaluator_.ok() ? way : Way();
  }

 private:
  // How a node was reached; from itself where the side began.
  struct Reached {
    uint64_t relationship = 0, from = 0;
  };
  struct Side {
    RelationshipFilter filter;
    absl::flat_hash_map<uint64_t, Reached> reached;
    std::vector<uint64_t> front;
  };

  static void Begin(uint64_t node, Side* side) {
    side->reached.emplace(node, Reached{0, node});
    side->front = {node};
  }

  // How many relationships the node has where the side begins, as far as `most`.
  size_t DegreeUpTo(size_t most, const Side& side) {
    size_t degree = 0;
    const Status status = evaluator_.graph().VisitEndsOf(side.front[0], side.filter, [&](const RelationshipEnds&) {
      return ++degree < most && evaluator_.limits().Go();
    });
    if (!status.ok()) evaluator_.Fail(status);
    return degree;
  }

  // Whether the last node has fewer relationships than the first. Of those that have very many any will do.
  bool BeginsBackwards() {
    for (size_t most = 16; most <= kMostCounted && evaluator_.ok(); most *= 4) {
      if (DegreeUpTo(most, sides_[0]) < most) return false;
      if (DegreeUpTo(most, sides_[1]) < most) return true;
    }
    return false;
  }

  // Goes one step from all of the front; true as soon as it meets the other side. As both have gone all shorter ways,
  // the first meeting is by a shortest one.
  bool Spread(Side* side, const Side& other) {
    std::vector<uint64_t> next;
    bool met = false;
    for (const uint64_t id : side->front) {
      const auto spread = [&](const RelationshipEnds& relationship) {
        const uint64_t reached = relationship.start == id ? relationship.end : relationship.start;
        if (!side->reached.try_emplace(reached, Reached{relationship.id, id}).second) return evaluator_.limits().Go();
        next.push_back(reached);
        met = other.reached.contains(reached);
        if (met) meeting_ = reached;
        return !met && evaluator_.limits().Keep(kBytesOfEnds) && evaluator_.limits().Go();
      };
      const Status status = evaluator_.graph().VisitEndsOf(id, side->filter, spread);
      if (!status.ok()) evaluator_.Fail(status);
      if (met || !evaluator_.ok()) return met && evaluator_.ok();
    }
    side->front = std::move(next);
    return false;
  }

  Way WayTo(uint64_t node, const Side& side) {
    Way way;
    for (Reached by = side.reached.at(node); by.from != node; by = side.reached.at(node)) {
      RelationshipPtr relationship = Fetch(by, node, side.filter);
      if (relationship == nullptr) break;
      way.push_back(std::move(relationship));
      node = by.from;
    }
    return way;
  }

  // Null after a failure.
  RelationshipPtr Fetch(const Reached& by, uint64_t to, RelationshipFilter filter) {
    RelationshipPtr found;
    filter.other = to;
    const auto node = evaluator_.graph().GetNode(by.from);
    if (!node.ok()) return evaluator_.Fail(node.status()), nullptr;
    Status status = evaluator_.graph().VisitRelationshipsOf(*node.value(), filter, [&](const RelationshipPtr& one) {
      if (one->id() == by.relationship) found = one;
      return found == nullptr;
    });
    if (status.ok() && found == nullptr) status = {ErrorCode::kNotFound, "the graph changed during the query"};
    if (!status.ok()) evaluator_.Fail(std::move(status));
    return found;
  }

  static constexpr size_t kMostCounted = 1024;

  Evaluator& evaluator_;
  const MatchStep& step_;
  Side sides_[2];
  uint64_t meeting_ = 0;
};

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
  const size_t kept = evaluator_.limits().kept();
  bool go = true;
  if (!step.all) {
    OneWay search(evaluator_, step, from->id(), to->id());
    const bool found = search.Find();
    evaluator_.limits().Restore(kept);
    const Way way = found ? search.Found() : Way();
    go = way.empty() || emit(way);
  } else {
    AllWays search(evaluator_, step, from);
    go = !search.Reach(to->id()) || search.Emit(to->id(), emit);
    evaluator_.limits().Restore(kept);
  }
  return go && evaluator_.ok();
}

}  // namespace entente::query
