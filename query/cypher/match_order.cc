#include "query/cypher/match_order.h"

#include <algorithm>
#include <limits>

namespace entente::query {
namespace {

using Kind = ExpressionKind;

void Turn(Direction* direction) {
  if (*direction == Direction::kBoth) return;
  *direction = *direction == Direction::kOut ? Direction::kIn : Direction::kOut;
}

bool IsLookup(MatchKind kind) { return kind == MatchKind::kSeek || kind == MatchKind::kElements; }

// One side of a condition on `start` of the relationship in `slot`: start >= bound, bound >= start, start = bound.
struct Border {
  ExpressionPtr from, until;
};

std::optional<Border> BorderOf(const Expression& condition, int slot) {
  const bool greater = condition.kind == Kind::kGreater || condition.kind == Kind::kGreaterEqual;
  const bool less = condition.kind == Kind::kLess || condition.kind == Kind::kLessEqual;
  const bool equal = condition.kind == Kind::kEqual;
  if (!greater && !less && !equal) return std::nullopt;
  const ExpressionPtr &left = condition.operands[0], &right = condition.operands[1];
  const bool on_left = IsKey(*left, slot, "start");
  if (!on_left && !IsKey(*right, slot, "start")) return std::nullopt;
  const ExpressionPtr& bound = on_left ? right : left;
  if (equal) return Border{bound, bound};
  return greater == on_left ? Border{bound, nullptr} : Border{nullptr, bound};
}

bool IsPresence(const Expression& condition, int slot) {
  return condition.kind == Kind::kIsNotNull && IsKey(*condition.operands[0], slot, "start");
}

}  // namespace

MatchOrder::MatchOrder(const PatternBody& body, const PatternParts& parts, const Estimator& estimator)
    : body_(&body),
      parts_(&parts),
      estimator_(&estimator),
      pending_(body.introduced.begin(), body.introduced.end()),
      walked_(parts.hops.size()),
      tested_(parts.conditions.size()) {
  Flush();
}

bool MatchOrder::IsReady(const std::set<int>& slots) const {
  return std::none_of(slots.begin(), slots.end(), [&](int slot) { return pending_.count(slot) > 0; });
}

std::vector<Move> MatchOrder::Moves() const {
  std::vector<Move> moves;
  for (size_t i = 0; i < parts_->hops.size(); ++i) {
    if (walked_[i] || !IsBound(parts_->hops[i].relationship->slot)) continue;
    moves.push_back({MatchKind::kBound, nullptr, i, std::nullopt});
    return moves;
  }
  AddLookups(&moves);
  AddWalks(&moves);
  if (moves.empty()) AddScans(&moves);
  return moves;
}

void MatchOrder::AddLookups(std::vector<Move>* moves) const {
  std::set<int> seen;
  for (const NodePattern* node : parts_->nodes) {
    if (IsBound(node->slot) || !seen.insert(node->slot).second) continue;
    auto lookup = FindLookup(node->slot);
    if (!lookup) continue;
    const MatchKind kind = lookup->kind;
    moves->push_back({kind, node, 0, std::move(lookup)});
  }
}

std::optional<Lookup> MatchOrder::FindLookup(int slot) const {
  std::optional<Lookup> best;
  for (size_t i = 0; i < parts_->conditions.size(); ++i) {
    if (tested_[i]) continue;
    auto lookup = LookupFrom(*parts_->conditions[i].expression, slot);
    if (!lookup || !IsReady(*lookup->expression)) continue;
    if (!best || Rank(*lookup) < Rank(*best)) best = std::move(lookup);
  }
  return best;
}

bool MatchOrder::Walks(const Hop& hop) const {
  const int ends = IsBound(hop.left->slot) + IsBound(hop.right->slot);
  return ends >= (hop.shortest == Shortest::kNo ? 1 : 2);
}

MatchKind MatchOrder::WalkOf(const Hop& hop) {
  if (hop.shortest != Shortest::kNo) return MatchKind::kShortest;
  return hop.relationship->variable_length ? MatchKind::kExpandFar : MatchKind::kExpand;
}

std::optional<Move> MatchOrder::MoveAsWritten() const {
  for (size_t i = 0; i < parts_->hops.size(); ++i) {
    const Hop& hop = parts_->hops[i];
    if (walked_[i]) continue;
    if (IsBound(hop.relationship->slot)) return Move{MatchKind::kBound, nullptr, i, std::nullopt};
    if (Walks(hop)) return Move{WalkOf(hop), nullptr, i, std::nullopt};
    return Move{MatchKind::kScan, IsBound(hop.left->slot) ? hop.right : hop.left, 0, std::nullopt};
  }
  for (const NodePattern* node : parts_->nodes) {
    if (!IsBound(node->slot)) return Move{MatchKind::kScan, node, 0, std::nullopt};
  }
  return std::nullopt;
}

void MatchOrder::AddWalks(std::vector<Move>* moves) const {
  for (size_t i = 0; i < parts_->hops.size(); ++i) {
    const Hop& hop = parts_->hops[i];
    if (!walked_[i] && Walks(hop)) moves->push_back({WalkOf(hop), nullptr, i, std::nullopt});
  }
}

void MatchOrder::AddScans(std::vector<Move>* moves) const {
  std::set<int> seen;
  for (const NodePattern* node : parts_->nodes) {
    if (IsBound(node->slot) || !seen.insert(node->slot).second) continue;
    moves->push_back({MatchKind::kScan, node, 0, std::nullopt});
  }
  for (size_t i = 0; i < parts_->hops.size(); ++i) {
    const Hop& hop = parts_->hops[i];
    if (walked_[i] || hop.shortest != Shortest::kNo || hop.relationship->variable_length) continue;
    moves->push_back({MatchKind::kRelationshipScan, nullptr, i, std::nullopt});
  }
}

MatchStep MatchOrder::StepOf(const Move& move) const {
  return move.node != nullptr ? LookupStep(move) : WalkStep(move);
}

MatchStep MatchOrder::LookupStep(const Move& move) const {
  MatchStep step;
  step.kind = move.kind;
  step.from = move.node->slot;
  step.shown = Print(*move.node);
  if (move.lookup) {
    step.key = move.lookup->key;
    step.expression = move.lookup->expression;
  } else {
    step.labels = move.node->labels;
  }
  return step;
}

MatchStep MatchOrder::WalkStep(const Move& move) const {
  const Hop& hop = parts_->hops[move.hop];
  const RelationshipPattern& relationship = *hop.relationship;
  MatchStep step;
  step.kind = move.kind;
  step.relationship = relationship.slot;
  step.shown = Print(hop);
  step.types = relationship.types;
  step.direction = relationship.direction;
  step.all = hop.shortest == Shortest::kAll;
  step.min = relationship.min.value_or(1);
  step.max = relationship.variable_length ? relationship.max.value_or(std::numeric_limits<int64_t>::max()) : 1;
  step.used = used_;
  if (move.kind == MatchKind::kExpand || move.kind == MatchKind::kRelationshipScan) {
    step.window = WindowOf(relationship.slot);
  }
  const bool walks = move.kind == MatchKind::kExpand || move.kind == MatchKind::kExpandFar;
  step.backwards = walks && !IsBound(hop.left->slot);
  if (step.backwards) Turn(&step.direction);
  step.from = step.backwards ? hop.right->slot : hop.left->slot;
  step.to = step.backwards ? hop.left->slot : hop.right->slot;
  step.from_bound = IsBound(step.from);
  step.to_bound = IsBound(step.to);
  return step;
}

StartWindow MatchOrder::WindowOf(int slot) const {
  StartWindow window;
  for (size_t i = 0; i < parts_->conditions.size(); ++i) {
    const Expression& condition = *parts_->conditions[i].expression;
    window.known |= IsPresence(condition, slot);
    const auto border = BorderOf(condition, slot);
    if (!border || !IsReady(border->from ? *border->from : *border->until)) continue;
    window.known = true;
    if (!window.from) window.from = border->from;
    if (!window.until) window.until = border->until;
  }
  return window;
}

bool MatchOrder::Fulfils(const MatchStep& step, const Expression& condition) const {
  if (IsLookup(step.kind)) {
    const auto lookup = LookupFrom(condition, step.from);
    return lookup && lookup->kind == step.kind && lookup->expression == step.expression;
  }
  if (!step.window.known) return false;
  if (IsPresence(condition, step.relationship)) return true;
  const auto border = BorderOf(condition, step.relationship);
  return border && (border->from ? border->from == step.window.from : border->until == step.window.until);
}

bool MatchOrder::HoldsInWindow(const MatchStep& step, const Expression& condition) {
  if (IsPresence(condition, step.relationship)) return true;
  const auto border = BorderOf(condition, step.relationship);
  if (!border || condition.kind == Kind::kLess || condition.kind == Kind::kGreater) return false;
  return (!border->from || border->from == step.window.from) && (!border->until || border->until == step.window.until);
}

bool MatchOrder::Settles(const Move& move, const Expression& condition) const {
  if (move.lookup) return move.lookup->fulfilled == &condition;
  if (move.kind != MatchKind::kScan || condition.kind != Kind::kHasLabels) return false;
  return IsVariable(*condition.operands[0], move.node->slot) && condition.keys == move.node->labels;
}

Estimate MatchOrder::Peek(const Move& move) const {
  const MatchStep step = StepOf(move);
  const Estimate estimate = estimator_->Of(step);
  double rows = rows_ * estimate.rows;
  std::set<int> pending = pending_;
  for (int slot : {step.from, step.to, step.relationship}) pending.erase(slot);
  const auto is_pending = [&](int slot) { return pending.count(slot) > 0; };
  for (size_t i = 0; i < parts_->conditions.size(); ++i) {
    const Condition& condition = parts_->conditions[i];
    if (tested_[i] || std::any_of(condition.slots.begin(), condition.slots.end(), is_pending)) continue;
    if (Fulfils(step, *condition.expression) || Settles(move, *condition.expression)) continue;
    rows *= estimator_->Selectivity(*condition.expression);
  }
  return {rows, rows_ * estimate.cost};
}

void MatchOrder::Push(MatchStep step) {
  const Estimate estimate = estimator_->Of(step);
  cost_ += rows_ * estimate.cost;
  rows_ *= estimate.rows;
  step.rows = rows_;
  plan_.steps.push_back(std::move(step));
}

void MatchOrder::Take(const Move& move) {
  MatchStep step = StepOf(move);
  for (size_t i = 0; i < parts_->conditions.size(); ++i) {
    const ExpressionPtr& condition = parts_->conditions[i].expression;
    if (Settles(move, *condition)) tested_[i] = true;
    if (Fulfils(step, *condition)) fulfilled_.insert(condition.get());
  }
  for (int slot : {step.from, step.to, step.relationship}) pending_.erase(slot);
  if (move.node == nullptr) {
    walked_[move.hop] = true;
    used_.push_back(step.relationship);
  }
  std::vector<size_t> settled;
  for (size_t i = 0; i < parts_->conditions.size() && step.window.known; ++i) {
    const Condition& condition = parts_->conditions[i];
    const bool ready = !tested_[i] && IsReady(condition.slots);
    if (ready && HoldsInWindow(step, *condition.expression)) settled.push_back(i);
  }
  step.settled = settled.size();
  Push(std::move(step));
  for (const size_t condition : settled) Test(condition);
  Flush();
}

void MatchOrder::Flush() {
  FlushConditions();
  for (const PathPattern& path : body_->paths) {
    if (path.slot != kNoSlot && !IsBound(path.slot) && FlushPath(path)) FlushConditions();
  }
}

void MatchOrder::FlushConditions() {
  for (size_t i = 0; i < parts_->conditions.size(); ++i) {
    if (!tested_[i] && IsReady(parts_->conditions[i].slots)) Test(i);
  }
}

void MatchOrder::Test(size_t condition) {
  tested_[condition] = true;
  MatchStep step;
  step.kind = MatchKind::kFilter;
  step.expression = parts_->conditions[condition].expression;
  step.pushed = fulfilled_.count(step.expression.get()) > 0;
  Push(std::move(step));
}

bool MatchOrder::FlushPath(const PathPattern& path) {
  MatchStep step;
  step.kind = MatchKind::kPath;
  step.path = path.slot;
  step.shown = path.variable;
  for (size_t i = 0; i < path.nodes.size(); ++i) {
    step.elements.push_back(path.nodes[i].slot);
    if (i < path.relationships.size()) step.elements.push_back(path.relationships[i].slot);
  }
  bool ready = true;
  for (int slot : step.elements) ready &= IsBound(slot);
  for (size_t i = 0; i < parts_->hops.size(); ++i) {
    const int slot = parts_->hops[i].relationship->slot;
    ready &= walked_[i] || std::find(step.elements.begin(), step.elements.end(), slot) == step.elements.end();
  }
  if (!ready) return false;
  Push(std::move(step));
  pending_.erase(path.slot);
  return true;
}

}  // namespace entente::query
