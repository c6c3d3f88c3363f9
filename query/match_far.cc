// Patterns of many steps: those of variable length, and shortest paths.
#include <algorithm>
#include <map>

#include "query/match.h"

namespace entente::query {
namespace {

Status Neighbours(Evaluator& evaluator, const MatchStep& step, const Node& node, std::vector<RelationshipPtr>* found) {
  const RelationshipFilter filter{step.types, step.direction, std::nullopt, std::nullopt, std::nullopt};
  return evaluator.graph().VisitRelationshipsOf(node, filter, [&](const RelationshipPtr& relationship) {
    found->push_back(relationship);
    return evaluator.limits().Go();
  });
}

// A node on the way and what may come next from it.
struct Frame {
  NodePtr node;
  std::vector<RelationshipPtr> relationships;
  size_t next = 0;
};

// Breadth first from one node: how far each node is, and the relationships by which it is reached soonest.
class Search {
 public:
  Search(Evaluator& evaluator, const MatchStep& step, NodePtr from) : evaluator_(evaluator), step_(step), from_(from) {
    reached_[from->id()].distance = 0;
    front_.push_back(std::move(from));
  }

  // False where `to`, which is not where the search began, is not within reach.
  bool Reach(uint64_t to) {
    for (int64_t distance = 1; distance <= step_.max && !front_.empty(); ++distance) {
      std::vector<NodePtr> next;
      for (const NodePtr& node : front_) {
        if (!Spread(*node, distance, &next)) return false;
        if (!step_.all && reached_.count(to) > 0) return true;
      }
      if (reached_.count(to) > 0) return true;
      front_ = std::move(next);
    }
    return false;
  }

  // Calls `emit` with each way, from the first relationship to the last; only one where `step.all` is not set.
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
    std::vector<RelationshipPtr> relationships;
    if (const Status status = Neighbours(evaluator_, step_, node, &relationships); !status.ok()) {
      evaluator_.Fail(status);
    }
    for (const RelationshipPtr& relationship : relationships) {
      if (!evaluator_.limits().Go()) return false;
      const uint64_t other = OtherEnd(*relationship, node.id());
      const auto [entry, fresh] = reached_.try_emplace(other, Reached{distance, {}});
      if (entry->second.distance == distance && (fresh || step_.all)) entry->second.by.push_back(relationship);
      if (!fresh) continue;
      auto reached = evaluator_.graph().GetNode(other);
      if (!reached.ok()) return evaluator_.Fail(reached.status()), false;
      next->push_back(std::move(reached).value());
    }
    return evaluator_.ok();
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
  std::map<uint64_t, Reached> reached_;
  std::vector<NodePtr> front_;
  std::vector<RelationshipPtr> way_;
};

}  // namespace

bool Matcher::EmitFar(const MatchStep& step, size_t at, const NodePtr& end, const std::vector<RelationshipPtr>& way) {
  if (step.to_bound) {
    const NodePtr expected = NodeAt(step.to);
    if (expected == nullptr || expected->id() != end->id()) return evaluator_.ok();
  } else {
    At(step.to) = end;
  }
  List list(way.begin(), way.end());
  if (step.backwards) std::reverse(list.begin(), list.end());
  At(step.relationship) = std::move(list);
  return Run(at + 1);
}

// Depth first, without recursion by length: a way may be as long as the graph has relationships.
bool Matcher::ExpandFar(const MatchStep& step, size_t at) {
  const NodePtr start = NodeAt(step.from);
  if (start == nullptr) return evaluator_.ok();
  std::vector<RelationshipPtr> way;
  std::vector<Frame> frames;
  const auto enter = [&](const NodePtr& node) {
    const auto length = static_cast<int64_t>(way.size());
    if (length >= step.min && length <= step.max && !EmitFar(step, at, node, way)) return false;
    frames.push_back({node, {}, 0});
    return length >= step.max || Settle(Neighbours(evaluator_, step, *node, &frames.back().relationships));
  };
  if (!enter(start)) return false;
  while (!frames.empty()) {
    if (!evaluator_.limits().Go()) return false;
    Frame& frame = frames.back();
    if (frame.next == frame.relationships.size()) {
      frames.pop_back();
      if (!way.empty()) way.pop_back();
      continue;
    }
    const RelationshipPtr relationship = frame.relationships[frame.next++];
    const bool again = std::any_of(way.begin(), way.end(),
                                   [&](const RelationshipPtr& one) { return one->id() == relationship->id(); });
    if (again || IsUsed(step, *relationship)) continue;
    const NodePtr next = GetNode(OtherEnd(*relationship, frame.node->id()));
    if (next == nullptr) return false;
    way.push_back(relationship);
    if (!enter(next)) return false;
  }
  return true;
}

bool Matcher::Shortest(const MatchStep& step, size_t at) {
  const NodePtr from = NodeAt(step.from), to = NodeAt(step.to);
  if (from == nullptr || to == nullptr) return evaluator_.ok();
  const auto emit = [&](const std::vector<RelationshipPtr>& way) {
    if (static_cast<int64_t>(way.size()) < step.min) return true;
    At(step.relationship) = List(way.begin(), way.end());
    return Run(at + 1);
  };
  if (from->id() == to->id()) return step.min > 0 || emit({});
  Search search(evaluator_, step, from);
  if (!search.Reach(to->id())) return evaluator_.ok();
  return search.Emit(to->id(), emit);
}

}  // namespace entente::query
