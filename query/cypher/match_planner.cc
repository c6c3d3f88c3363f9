#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "query/cypher/lookup.h"
#include "query/cypher/planner.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

ExpressionPtr MakeExpression(Kind kind, const Place& place, std::vector<ExpressionPtr> operands) {
  auto expression = std::make_shared<Expression>();
  expression->kind = kind;
  expression->place = place;
  expression->operands = std::move(operands);
  return expression;
}

ExpressionPtr MakeVariable(std::string name, int slot, const Place& place) {
  auto variable = MakeExpression(Kind::kVariable, place, {});
  variable->name = std::move(name);
  variable->slot = slot;
  return variable;
}

ExpressionPtr MakePropertyTest(const ExpressionPtr& of, const std::string& key, const ExpressionPtr& value) {
  auto property = MakeExpression(Kind::kProperty, value->place, {of});
  property->name = key;
  return MakeExpression(Kind::kEqual, value->place, {property, value});
}

std::string Show(const NodePattern& node) {
  PathPattern path;
  path.nodes = {node};
  return Print(path);
}

struct Hop {
  const RelationshipPattern* relationship;
  const NodePattern *left, *right;
  Shortest shortest;
  bool done = false;
};

std::string Show(const Hop& hop) {
  PathPattern path;
  path.shortest = hop.shortest;
  path.nodes = {*hop.left, *hop.right};
  path.relationships = {*hop.relationship};
  return Print(path);
}

class MatchPlanner {
 public:
  MatchPlanner(const PatternBody& body, int* slot_count)
      : body_(body), slot_count_(slot_count), pending_(body.introduced.begin(), body.introduced.end()) {}

  MatchPlan Make() {
    Gather();
    Flush();
    while (Advance()) Flush();
    Flush();
    return std::move(plan_);
  }

 private:
  bool IsBound(int slot) const { return pending_.count(slot) == 0; }
  bool IsReady(const Expression& expression) const {
    const auto slots = SlotsOf(expression);
    return std::none_of(slots.begin(), slots.end(), [&](int slot) { return pending_.count(slot) > 0; });
  }

  void Gather() {
    for (const PathPattern& path : body_.paths) {
      for (const NodePattern& node : path.nodes) GatherNode(node);
      for (size_t i = 0; i < path.relationships.size(); ++i) {
        hops_.push_back({&path.relationships[i], &path.nodes[i], &path.nodes[i + 1], path.shortest});
        GatherRelationship(path.relationships[i]);
      }
    }
    if (body_.where) Split(body_.where);
  }

  void GatherNode(const NodePattern& node) {
    nodes_.push_back(&node);
    const auto variable = MakeVariable(node.variable, node.slot, node.place);
    if (!node.labels.empty()) {
      conditions_.push_back(MakeExpression(Kind::kHasLabels, node.place, {variable}));
      conditions_.back()->keys = node.labels;
    }
    GatherProperties(variable, node.properties);
  }

  void GatherProperties(const ExpressionPtr& variable, const ExpressionPtr& properties) {
    if (!properties) return;
    for (size_t i = 0; i < properties->keys.size(); ++i) {
      conditions_.push_back(MakePropertyTest(variable, properties->keys[i], properties->operands[i]));
    }
  }

  void GatherRelationship(const RelationshipPattern& relationship) {
    if (!relationship.properties) return;
    const auto variable = MakeVariable(relationship.variable, relationship.slot, relationship.place);
    if (!relationship.variable_length) return GatherProperties(variable, relationship.properties);
    const int slot = (*slot_count_)++;
    const auto element = MakeVariable("step", slot, relationship.place);
    for (size_t i = 0; i < relationship.properties->keys.size(); ++i) {
      const auto test =
          MakePropertyTest(element, relationship.properties->keys[i], relationship.properties->operands[i]);
      conditions_.push_back(MakeExpression(Kind::kAll, relationship.place, {variable, test}));
      conditions_.back()->name = "step";
      conditions_.back()->slot = slot;
    }
  }

  void Split(const ExpressionPtr& condition) {
    if (condition->kind != Kind::kAnd) return conditions_.push_back(condition);
    for (const ExpressionPtr& operand : condition->operands) Split(operand);
  }

  // Tests what can be tested by now, and makes the paths whose parts are there.
  void Flush() {
    FlushConditions();
    for (const PathPattern& path : body_.paths) {
      if (path.slot != kNoSlot && !IsBound(path.slot) && FlushPath(path)) FlushConditions();
    }
  }

  void FlushConditions() {
    std::vector<ExpressionPtr> left;
    for (const ExpressionPtr& condition : conditions_) {
      if (!IsReady(*condition)) {
        left.push_back(condition);
        continue;
      }
      MatchStep step;
      step.kind = MatchKind::kFilter;
      step.expression = condition;
      plan_.steps.push_back(std::move(step));
    }
    conditions_ = std::move(left);
  }

  bool FlushPath(const PathPattern& path) {
    MatchStep step;
    step.kind = MatchKind::kPath;
    step.path = path.slot;
    step.shown = path.variable;
    for (size_t i = 0; i < path.nodes.size(); ++i) {
      step.elements.push_back(path.nodes[i].slot);
      if (i < path.relationships.size()) step.elements.push_back(path.relationships[i].slot);
    }
    const bool ready = std::all_of(step.elements.begin(), step.elements.end(), [&](int slot) { return IsBound(slot); });
    const bool walked = std::all_of(hops_.begin(), hops_.end(), [&](const Hop& hop) {
      return hop.done ||
             std::find(step.elements.begin(), step.elements.end(), hop.relationship->slot) == step.elements.end();
    });
    if (!ready || !walked) return false;
    plan_.steps.push_back(std::move(step));
    pending_.erase(path.slot);
    return true;
  }

  bool Advance() {
    if (TakeBoundRelationship()) return true;
    if (LookUp(true)) return true;
    if (ExpandBest()) return true;
    if (LookUp(false)) return true;
    return StartSomewhere();
  }

  bool TakeBoundRelationship() {
    for (Hop& hop : hops_) {
      if (hop.done || !IsBound(hop.relationship->slot)) continue;
      PushWalk(MatchKind::kBound, &hop);
      return true;
    }
    return false;
  }

  // Looks up a node by what its conditions say; `constant` asks that they name no variable at all, so that it pays to
  // do so before any walk.
  bool LookUp(bool constant) {
    const NodePattern* best = nullptr;
    std::optional<Lookup> best_lookup;
    for (const NodePattern* node : nodes_) {
      if (IsBound(node->slot)) continue;
      auto lookup = FindLookup(node->slot, constant);
      if (!lookup || (best_lookup && Rank(*lookup) >= Rank(*best_lookup))) continue;
      best = node;
      best_lookup = std::move(lookup);
    }
    if (best == nullptr) return false;
    MatchStep step;
    step.kind = best_lookup->kind;
    step.from = best->slot;
    step.shown = Show(*best);
    step.key = best_lookup->key;
    step.expression = best_lookup->expression;
    Drop([&](const Expression& condition) { return &condition == best_lookup->fulfilled; });
    plan_.steps.push_back(std::move(step));
    pending_.erase(best->slot);
    return true;
  }

  template <class Predicate>
  void Drop(Predicate predicate) {
    conditions_.erase(std::remove_if(conditions_.begin(), conditions_.end(),
                                     [&](const ExpressionPtr& condition) { return predicate(*condition); }),
                      conditions_.end());
  }

  std::optional<Lookup> FindLookup(int slot, bool constant) const {
    std::optional<Lookup> best;
    for (const ExpressionPtr& condition : conditions_) {
      auto lookup = LookupFrom(*condition, slot);
      if (!lookup || !IsReady(*lookup->expression)) continue;
      if (constant && !SlotsOf(*lookup->expression).empty()) continue;
      if (!best || Rank(*lookup) < Rank(*best)) best = std::move(lookup);
    }
    return best;
  }

  // Between two bound nodes first, then single steps, then steps of variable length.
  bool ExpandBest() {
    Hop* best = nullptr;
    int best_rank = 0;
    for (Hop& hop : hops_) {
      const int rank = hop.done ? 0 : RankHop(hop);
      if (rank > best_rank) {
        best = &hop;
        best_rank = rank;
      }
    }
    if (best == nullptr) return false;
    PushWalk(best->shortest != Shortest::kNo       ? MatchKind::kShortest
             : best->relationship->variable_length ? MatchKind::kExpandFar
                                                   : MatchKind::kExpand,
             best);
    return true;
  }

  int RankHop(const Hop& hop) const {
    const int ends = IsBound(hop.left->slot) + IsBound(hop.right->slot);
    if (hop.shortest != Shortest::kNo) return ends == 2 ? 1 : 0;
    return ends == 0 ? 0 : 2 * ends + !hop.relationship->variable_length;
  }

  void PushWalk(MatchKind kind, Hop* hop) {
    const RelationshipPattern& relationship = *hop->relationship;
    MatchStep step;
    step.kind = kind;
    step.relationship = relationship.slot;
    step.shown = Show(*hop);
    step.types = relationship.types;
    step.direction = relationship.direction;
    step.all = hop->shortest == Shortest::kAll;
    step.min = relationship.min.value_or(1);
    step.max = relationship.variable_length ? relationship.max.value_or(std::numeric_limits<int64_t>::max()) : 1;
    step.used = used_;
    step.not_before = FindNotBefore(relationship.slot);
    const bool walks = kind == MatchKind::kExpand || kind == MatchKind::kExpandFar;
    step.backwards = walks && !IsBound(hop->left->slot);
    if (step.backwards) Turn(&step.direction);
    step.from = step.backwards ? hop->right->slot : hop->left->slot;
    step.to = step.backwards ? hop->left->slot : hop->right->slot;
    step.from_bound = IsBound(step.from);
    step.to_bound = IsBound(step.to);
    for (int slot : {step.from, step.to, step.relationship}) pending_.erase(slot);
    used_.push_back(relationship.slot);
    hop->done = true;
    plan_.steps.push_back(std::move(step));
  }

  static void Turn(Direction* direction) {
    if (*direction == Direction::kBoth) return;
    *direction = *direction == Direction::kOut ? Direction::kIn : Direction::kOut;
  }

  // What `start` of the relationship is at least, from conditions like r.start >= x; the condition stays.
  ExpressionPtr FindNotBefore(int slot) const {
    for (const ExpressionPtr& condition : conditions_) {
      const bool greater = condition->kind == Kind::kGreater || condition->kind == Kind::kGreaterEqual;
      const bool less = condition->kind == Kind::kLess || condition->kind == Kind::kLessEqual;
      if (!greater && !less) continue;
      const ExpressionPtr& start = condition->operands[greater ? 0 : 1];
      const ExpressionPtr& bound = condition->operands[greater ? 1 : 0];
      if (IsKey(*start, slot, "start") && IsReady(*bound)) return bound;
    }
    return nullptr;
  }

  // Nothing is known: a label if there is one, else every relationship, else every node.
  bool StartSomewhere() {
    const NodePattern* start = nullptr;
    for (const NodePattern* node : nodes_) {
      if (IsBound(node->slot)) continue;
      if (start == nullptr || (start->labels.empty() && !node->labels.empty())) start = node;
    }
    if (start == nullptr) return false;
    if (start->labels.empty()) {
      for (Hop& hop : hops_) {
        if (hop.done || hop.relationship->variable_length) continue;
        PushWalk(MatchKind::kRelationshipScan, &hop);
        return true;
      }
    }
    MatchStep step;
    step.kind = MatchKind::kScan;
    step.from = start->slot;
    step.labels = start->labels;
    Drop([&](const Expression& condition) {
      return condition.kind == Kind::kHasLabels && IsVariable(*condition.operands[0], start->slot) &&
             condition.keys == start->labels;
    });
    step.shown = Show(*start);
    pending_.erase(start->slot);
    plan_.steps.push_back(std::move(step));
    return true;
  }

  const PatternBody& body_;
  int* slot_count_;
  std::set<int> pending_;  // slots of the pattern that no step has bound yet
  std::vector<const NodePattern*> nodes_;
  std::vector<Hop> hops_;
  std::vector<ExpressionPtr> conditions_;
  std::vector<int> used_;
  MatchPlan plan_;
};

}  // namespace

std::set<int> SlotsOf(const Expression& expression) {
  std::set<int> slots;
  Walk(expression, [&](const Expression& part) {
    if (part.kind == Kind::kVariable) slots.insert(part.slot);
    if (part.subquery) slots.insert(part.subquery->reads.begin(), part.subquery->reads.end());
    if (!part.body) return true;
    for (const PathPattern& path : part.body->paths) {
      for (const NodePattern& node : path.nodes) slots.insert(node.slot);
      for (const RelationshipPattern& relationship : path.relationships) slots.insert(relationship.slot);
    }
    return true;
  });
  return slots;
}

MatchPlan PlanMatch(const PatternBody& body, int* slot_count) { return MatchPlanner(body, slot_count).Make(); }

void PlanBodies(const ExpressionPtr& expression, int* slot_count) {
  if (!expression) return;
  Walk(*expression, [&](const Expression& part) {
    if (part.body) part.body->plan = std::make_shared<const MatchPlan>(PlanMatch(*part.body, slot_count));
    return true;
  });
}

}  // namespace entente::query
