// Patterns of variable length.
#include <algorithm>

#include "query/match.h"

namespace entente::query {
namespace {

Status Neighbours(Evaluator& evaluator, const MatchStep& step, const Node& node, std::vector<RelationshipPtr>* found) {
  return evaluator.graph().VisitRelationshipsOf(node, FilterOf(step), [&](const RelationshipPtr& relationship) {
    found->push_back(relationship);
    return evaluator.limits().Go();
  });
}

// A node on the way and what may come next from it.
struct SearchFrame {
  NodePtr node;
  std::vector<RelationshipPtr> relationships;
  size_t next = 0;
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
  std::vector<SearchFrame> frames;
  const auto enter = [&](const NodePtr& node) {
    const auto length = static_cast<int64_t>(way.size());
    if (length >= step.min && length <= step.max && !EmitFar(step, at, node, way)) return false;
    frames.push_back({node, {}, 0});
    return length >= step.max || Settle(Neighbours(evaluator_, step, *node, &frames.back().relationships));
  };
  if (!enter(start)) return false;
  while (!frames.empty()) {
    if (!evaluator_.limits().Go()) return false;
    SearchFrame& frame = frames.back();
    if (frame.next == frame.relationships.size()) {
      frames.pop_back();
      if (!way.empty()) way.pop_back();
      continue;
    }
    const RelationshipPtr relationship = frame.relationships[frame.next++];
    const bool again =
        std::any_of(way.begin(), way.end(), [&](const RelationshipPtr& one) { return one->Is(*relationship); });
    if (again || IsUsed(step, *relationship)) continue;
    const NodePtr next = GetNode(OtherEnd(*relationship, frame.node->id()));
    if (next == nullptr) return false;
    way.push_back(relationship);
    if (!enter(next)) return false;
  }
  return true;
}

}  // namespace entente::query
