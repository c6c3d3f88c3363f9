#include "query/match.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "query/compare.h"

namespace entente::query {

namespace {

// The graph's dates span fewer years than openCypher's; at both ends theirs stand for what is not known.
std::optional<Date> GraphDate(const Temporal& date) {
  if (date.day <= TimeSpan::kOpenPast || date.day >= TimeSpan::kOpenFuture) return std::nullopt;
  return Date{static_cast<int32_t>(date.day)};
}

// Whether a step from the node in that direction finds the relationship.
bool IsAlong(const Relationship& relationship, uint64_t node, Direction direction) {
  const bool starts = relationship.start() == node, ends = relationship.end() == node;
  if (relationship.symmetric() || direction == Direction::kBoth) return starts || ends;
  return direction == Direction::kOut ? starts : ends;
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
    case MatchKind::kOnce:
      return !PassesFirst(step) || Run(at + 1);
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
    return value.is(Type::kRelationship) && value.relationship()->Is(relationship);
  };
  return std::any_of(step.used.begin(), step.used.end(), [&](int slot) {
    const Value& value = row_[static_cast<size_t>(slot)];
    if (!value.is(Type::kList)) return same(value);
    return std::any_of(value.list().begin(), value.list().end(), same);
  });
}

bool Matcher::RelationshipScan(const MatchStep& step, size_t at) {
  size_t settled = 0;
  const RelationshipFilter filter = FilterOf(step, evaluator_, row_, &settled);
  bool go = true;
  const Status status = evaluator_.graph().VisitRelationships(filter, [&](const RelationshipPtr& relationship) {
    go = Orient(step, relationship, at + 1 + settled);
    return go && GoesOn(step, *relationship);
  });
  return Settle(status) && go;
}

bool Matcher::Bound(const MatchStep& step, size_t at) {
  const Value value = At(step.relationship);
  if (!value.is(Type::kRelationship)) return evaluator_.ok();
  const RelationshipPtr& relationship = value.relationship();
  const auto& types = step.types;
  if (!types.empty() && std::find(types.begin(), types.end(), relationship->type()) == types.end()) return true;
  return Orient(step, relationship, at + 1);
}

bool Matcher::Orient(const MatchStep& step, const RelationshipPtr& relationship, size_t next) {
  if (IsUsed(step, *relationship)) return true;
  const bool both = step.direction == Direction::kBoth || relationship->symmetric();
  const bool loop = relationship->start() == relationship->end();
  if ((both || step.direction == Direction::kOut) && !BindRelationship(step, relationship, true, next)) return false;
  const bool also_back = (both && !loop) || (!both && step.direction == Direction::kIn);
  return !also_back || BindRelationship(step, relationship, false, next);
}

bool Matcher::BindRelationship(const MatchStep& step, const RelationshipPtr& relationship, bool forwards, size_t next) {
  const uint64_t start = relationship->start(), end = relationship->end();
  bool agrees = true;
  if (!BindEnd(step.from, step.from_bound, forwards ? start : end, &agrees)) return false;
  // A node that stands at both ends is bound by the first.
  const bool to_bound = step.to_bound || step.to == step.from;
  if (agrees && !BindEnd(step.to, to_bound, forwards ? end : start, &agrees)) return false;
  if (!agrees) return true;
  At(step.relationship) = relationship;
  return Run(next);
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

RelationshipFilter FilterOf(const MatchStep& step) {
  RelationshipFilter filter{step.types, step.direction, std::nullopt, std::nullopt, std::nullopt};
  filter.heads = step.heads;
  return filter;
}

RelationshipFilter FilterOf(const MatchStep& step, Evaluator& evaluator, Row& row, size_t* settled) {
  RelationshipFilter filter = FilterOf(step);
  if (step.window.known) filter.start_from = Date{TimeSpan::kOpenPast};
  bool dates = true;
  const auto bound = [&](const ExpressionPtr& expression, std::optional<Date>* date) {
    if (!expression) return;
    const Value value = evaluator.Evaluate(*expression, row);
    const auto day = value.is(Type::kDate) ? GraphDate(value.temporal()) : std::nullopt;
    if (day) *date = day;
    dates &= day.has_value();
  };
  bound(step.window.from, &filter.start_from);
  bound(step.window.until, &filter.start_until);
  // A profile tells of every step.
  const bool skips = dates && evaluator.graph().by_start() && evaluator.profile() == nullptr;
  *settled = skips ? step.settled : 0;
  return filter;
}

bool Matcher::GoesOn(const MatchStep& step, const Relationship& relationship) {
  if (step.oldest == kNoSlot || At(step.oldest).is_null() || !evaluator_.graph().by_start()) return true;
  const auto start = relationship.Get("start");
  if (!start.ok()) return Settle(start.status());
  return start.value().is_null() || !(Order(start.value(), At(step.oldest)) < 0);
}

bool Matcher::VisitNeighbours(const MatchStep& step, const Node& node, const RelationshipFilter& filter, size_t next) {
  bool go = true;
  const Status status = evaluator_.graph().VisitRelationshipsOf(node, filter, [&](const RelationshipPtr& relationship) {
    if (IsUsed(step, *relationship)) return true;
    if (!step.to_bound) {
      NodePtr other = GetNode(OtherEnd(*relationship, node.id()));
      if (other == nullptr) return go = false;
      At(step.to) = std::move(other);
    }
    At(step.relationship) = relationship;
    go = Run(next);
    return go && GoesOn(step, *relationship);
  });
  return Settle(status) && go;
}

bool Matcher::Expand(const MatchStep& step, size_t at) {
  const NodePtr node = NodeAt(step.from);
  if (node == nullptr) return evaluator_.ok();
  size_t settled = 0;
  RelationshipFilter filter = FilterOf(step, evaluator_, row_, &settled);
  if (step.to_bound) {
    const NodePtr other = NodeAt(step.to);
    if (other == nullptr) return evaluator_.ok();
    filter.other = other->id();
  }
  const size_t next = at + 1 + settled;
  if (step.oldest == kNoSlot || !evaluator_.graph().by_start()) return VisitNeighbours(step, *node, filter, next);
  // Those without a start are the first of the order that the slot stands for.
  if (!step.window.known) {
    filter.without_start = true;
    if (!VisitNeighbours(step, *node, filter, next)) return false;
    filter.without_start = false;
    filter.start_from = Date{TimeSpan::kOpenPast};
  }
  const Value& oldest = At(step.oldest);
  if (!oldest.is_null()) {
    const auto day = GraphDate(oldest.temporal());
    if (!day) return true;
    filter.start_from = std::max(*filter.start_from, *day);
  }
  return VisitNeighbours(step, *node, filter, next);
}

bool Matcher::PassesFirst(const MatchStep& step) {
  PassedRows::Ids ids;
  for (const int slot : step.elements) {
    const Value& value = At(slot);
    ids.push_back(value.is(Type::kNode) ? value.node()->id() : value.relationship()->id());
  }
  for (const int slot : step.used) {
    const Relationship& used = *At(slot).relationship();
    if (IsAlong(used, At(step.from).node()->id(), step.direction)) ids.push_back(used.id());
  }
  return passed_->Pass(step, ids);
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
