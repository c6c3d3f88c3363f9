#include "query/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace entente::query {

namespace {

// The graph's dates span fewer years than openCypher's.
Date NearestDate(const Temporal& date) {
  using Bounds = std::numeric_limits<int32_t>;
  return {static_cast<int32_t>(std::clamp<int64_t>(date.day, Bounds::min(), Bounds::max()))};
}

}  // namespace

bool Matcher::Run(size_t at) {
  if (!evaluator_.limits().Go()) return false;
  Profile* const profile = evaluator_.profile();
  if (profile != nullptr && at > 0) ++profile->Of(&plan_.steps[at - 1]).rows;
  if (at == plan_.steps.size()) return emit_();
  const MatchStep& step = plan_.steps[at];
  const AtWork at_work(profile, &step);
  switch (step.kind) {
    case MatchKind::kArgument:
      return Run(at + 1);
    case MatchKind::kScan:
      return Scan(step, at);
    case MatchKind::kSeek:
      return Seek(step, at);
    case MatchKind::kElements:
      return Elements(step, at);
    case MatchKind::kRelationshipScan:
      return RelationshipScan(step, at);
    case MatchKind::kBound:
      return Bound(step, at);
    case MatchKind::kExpand:
      return Expand(step, at);
    case MatchKind::kExpandFar:
      return ExpandFar(step, at);
    case MatchKind::kShortest:
      return Shortest(step, at);
    case MatchKind::kFilter:
      return evaluator_.Test(*step.expression, row_) ? Run(at + 1) : evaluator_.ok();
    case MatchKind::kPath:
      return MakePath(step, at);
  }
  return false;
}

bool Matcher::Settle(Status status) {
  if (!status.ok()) evaluator_.Fail(std::move(status));
  return evaluator_.ok();
}

NodePtr Matcher::NodeAt(int slot) {
  const Value& value = At(slot);
  if (value.is(Type::kNode)) return value.node();
  if (!value.is_null()) {
    evaluator_.Fail({ErrorCode::kInvalidInput,
                     fmt::format("a pattern needs a node where a variable is {}", TypeName(value.type()))});
  }
  return nullptr;
}

NodePtr Matcher::GetNode(uint64_t id) {
  auto node = evaluator_.graph().GetNode(id);
  if (node.ok()) return std::move(node).value();
  evaluator_.Fail(node.status());
  return nullptr;
}

bool Matcher::BindNode(int slot, const NodePtr& node, size_t at) {
  At(slot) = node;
  return Run(at + 1);
}

bool Matcher::Scan(const MatchStep& step, size_t at) {
  bool go = true;
  const Status status = evaluator_.graph().VisitNodes(
      step.labels, [&](const NodePtr& node) { return go = BindNode(step.from, node, at); });
  return Settle(status) && go;
}

bool Matcher::Seek(const MatchStep& step, size_t at) {
  const Value sought = evaluator_.Evaluate(*step.expression, row_);
  if (sought.is_null()) return evaluator_.ok();
  bool go = true;
  const Status status = evaluator_.graph().VisitNodesWith(
      step.key, sought, [&](const NodePtr& node) { return go = BindNode(step.from, node, at); });
  return Settle(status) && go;
}

bool Matcher::Elements(const MatchStep& step, size_t at) {
  const Value elements = evaluator_.Evaluate(*step.expression, row_);
  if (!elements.is(Type::kList)) return evaluator_.ok();
  std::vector<uint64_t> seen;
  for (const Value& element : elements.list()) {
    if (!element.is(Type::kNode)) continue;
    const uint64_t id = element.node()->id();
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    if (!BindNode(step.from, element.node(), at)) return false;
  }
  return true;
}

bool Matcher::IsUsed(const MatchStep& step, const Relationship& relationship) const {
  const auto same = [&](const Value& value) {
    return value.is(Type::kRelationship) && value.relationship()->id() == relationship.id();
  };
  return std::any_of(step.used.begin(), step.used.end(), [&](int slot) {
    const Value& value = row_[static_cast<size_t>(slot)];
    if (!value.is(Type::kList)) return same(value);
    return std::any_of(value.list().begin(), value.list().end(), same);
  });
}

bool Matcher::RelationshipScan(const MatchStep& step, size_t at) {
  bool go = true;
  const Status status = evaluator_.graph().VisitRelationships(
      FilterOf(step), [&](const RelationshipPtr& relationship) { return go = Orient(step, relationship, at); });
  return Settle(status) && go;
}

bool Matcher::Bound(const MatchStep& step, size_t at) {
  const Value value = At(step.relationship);
  if (!value.is(Type::kRelationship)) return evaluator_.ok();
  const RelationshipPtr& relationship = value.relationship();
  const auto& types = step.types;
  if (!types.empty() && std::find(types.begin(), types.end(), relationship->type()) == types.end()) return true;
  return Orient(step, relationship, at);
}

bool Matcher::Orient(const MatchStep& step, const RelationshipPtr& relationship, size_t at) {
  if (IsUsed(step, *relationship)) return true;
  const bool both = step.direction == Direction::kBoth || relationship->symmetric();
  const bool loop = relationship->start() == relationship->end();
  if ((both || step.direction == Direction::kOut) && !BindRelationship(step, relationship, true, at)) return false;
  const bool also_back = (both && !loop) || (!both && step.direction == Direction::kIn);
  return !also_back || BindRelationship(step, relationship, false, at);
}

bool Matcher::BindRelationship(const MatchStep& step, const RelationshipPtr& relationship, bool forwards, size_t at) {
  const uint64_t start = relationship->start(), end = relationship->end();
  bool agrees = true;
  if (!BindEnd(step.from, step.from_bound, forwards ? start : end, &agrees)) return false;
  // A node that stands at both ends is bound by the first.
  const bool to_bound = step.to_bound || step.to == step.from;
  if (agrees && !BindEnd(step.to, to_bound, forwards ? end : start, &agrees)) return false;
  if (!agrees) return true;
  At(step.relationship) = relationship;
  return Run(at + 1);
}

bool Matcher::BindEnd(int slot, bool bound, uint64_t id, bool* agrees) {
  if (bound) {
    const NodePtr node = NodeAt(slot);
    *agrees = node != nullptr && node->id() == id;
    return evaluator_.ok();
  }
  const NodePtr node = GetNode(id);
  if (node != nullptr) At(slot) = node;
  return node != nullptr;
}

RelationshipFilter Matcher::FilterOf(const MatchStep& step) {
  RelationshipFilter filter{step.types, step.direction, std::nullopt, std::nullopt, std::nullopt};
  if (step.window.known) filter.start_from = Date{TimeSpan::kOpenPast};
  const auto bound = [&](const ExpressionPtr& expression, std::optional<Date>* date) {
    if (!expression) return;
    const Value value = evaluator_.Evaluate(*expression, row_);
    if (value.is(Type::kDate)) *date = NearestDate(value.temporal());
  };
  bound(step.window.from, &filter.start_from);
  bound(step.window.until, &filter.start_until);
  return filter;
}

bool Matcher::Expand(const MatchStep& step, size_t at) {
  const NodePtr node = NodeAt(step.from);
  if (node == nullptr) return evaluator_.ok();
  RelationshipFilter filter = FilterOf(step);
  if (step.to_bound) {
    const NodePtr other = NodeAt(step.to);
    if (other == nullptr) return evaluator_.ok();
    filter.other = other->id();
  }
  bool go = true;
  const Status status =
      evaluator_.graph().VisitRelationshipsOf(*node, filter, [&](const RelationshipPtr& relationship) {
        if (IsUsed(step, *relationship)) return true;
        if (!step.to_bound) {
          const NodePtr other = GetNode(OtherEnd(*relationship, node->id()));
          if (other == nullptr) return go = false;
          At(step.to) = other;
        }
        At(step.relationship) = relationship;
        return go = Run(at + 1);
      });
  return Settle(status) && go;
}

bool Matcher::MakePath(const MatchStep& step, size_t at) {
  Path path;
  for (size_t i = 0; i < step.elements.size(); ++i) {
    const Value& value = At(step.elements[i]);
    if (i % 2 == 1) {
      if (value.is(Type::kRelationship)) path.relationships.push_back(value.relationship());
      if (!value.is(Type::kList)) continue;
      for (const Value& relationship : value.list()) {
        // The last node of the stretch comes as the next element.
        if (path.nodes.size() <= path.relationships.size()) {
          const NodePtr node = GetNode(OtherEnd(*path.relationships.back(), path.nodes.back()->id()));
          if (node == nullptr) return false;
          path.nodes.push_back(node);
        }
        path.relationships.push_back(relationship.relationship());
      }
    } else if (value.is(Type::kNode) && path.nodes.size() <= path.relationships.size()) {
      path.nodes.push_back(value.node());
    }
  }
  At(step.path) = std::move(path);
  return Run(at + 1);
}

}  // namespace entente::query
