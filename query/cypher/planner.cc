#include "query/cypher/planner.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "query/error.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

ExpressionPtr VariableFor(const Expression& replaced, int slot) {
  auto variable = std::make_shared<Expression>();
  variable->kind = Kind::kVariable;
  variable->place = replaced.place;
  variable->name = Print(replaced);
  variable->slot = slot;
  return variable;
}

// openCypher lets a variable or its property stand beside an aggregate, not whatever else is grouped by.
bool MayStandBesideAggregates(const Expression& expression) {
  if (expression.kind == Kind::kProperty) return expression.operands[0]->kind == Kind::kVariable;
  return expression.kind == Kind::kVariable;
}

// Splits the items of a projection into the keys of groups, aggregates, and what is computed from both.
class Grouping {
 public:
  Grouping(std::string_view text, int* slot_count) : text_(text), slot_count_(slot_count) {}

  Status Split(const Projection& projection, PlanStep* aggregate, PlanStep* project) {
    for (const ProjectionItem& item : projection.items) {
      if (ContainsAggregate(*item.expression)) continue;
      aggregate->columns.push_back({item.expression, item.slot, item.name});
      keys_.emplace(Print(*item.expression), item.slot);
    }
    for (const ProjectionItem& item : projection.items) {
      if (!ContainsAggregate(*item.expression)) continue;
      if (IsAggregate(*item.expression)) {
        aggregate->aggregates.push_back({item.expression, item.slot});
      } else {
        project->columns.push_back({Rewrite(item.expression, {}), item.slot, item.name});
      }
    }
    for (auto& [name, call] : calls_) aggregate->aggregates.push_back(call);
    return failure_;
  }

 private:
  ExpressionPtr Rewrite(const ExpressionPtr& expression, std::set<int> own) {
    if (!expression || !failure_.ok()) return expression;
    const std::string text = Print(*expression);
    if (IsAggregate(*expression)) return VariableFor(*expression, CallSlot(text, expression));
    const auto key = keys_.find(text);
    if (key != keys_.end() && MayStandBesideAggregates(*expression)) return VariableFor(*expression, key->second);
    if (expression->kind == Kind::kVariable && own.count(expression->slot) == 0) {
      failure_ = ErrorAt(text_, expression->place.begin, fault::kAmbiguousAggregation,
                         fmt::format("'{}' stands beside an aggregate but is not grouped by; return it by itself too",
                                     expression->name));
      return expression;
    }
    own.insert({expression->slot, expression->slot2});
    auto copy = std::make_shared<Expression>(*expression);
    for (ExpressionPtr& operand : copy->operands) operand = Rewrite(operand, own);
    return copy;
  }

  int CallSlot(const std::string& text, const ExpressionPtr& call) {
    const auto [entry, fresh] = calls_.try_emplace(text, AggregateCall{call, kNoSlot});
    if (fresh) entry->second.slot = (*slot_count_)++;
    return entry->second.slot;
  }

  std::string_view text_;
  int* slot_count_;
  std::map<std::string, int> keys_;
  std::map<std::string, AggregateCall> calls_;
  Status failure_;
};

class Planner {
 public:
  // New slots are taken from `slot_count`.
  Planner(std::string_view text, const SingleQuery& query, const Estimator& estimator, int* slot_count)
      : text_(text), query_(query), estimator_(estimator), slot_count_(slot_count) {}

  Result<PlanPart> Make() {
    for (size_t at = 0; at < query_.clauses.size();) {
      if (query_.clauses[at].kind == ClauseKind::kCreate) {
        at = PlanCreates(at);
        continue;
      }
      if (const Status status = PlanClause(query_.clauses[at++]); !status.ok()) return status;
    }
    part_.result = query_.ColumnSlots();
    Simplify(estimator_, &part_, slot_count_);
    MarkHeads(query_, &part_);
    MarkRead(*slot_count_, &part_);
    part_.slot_count = static_cast<size_t>(*slot_count_);
    estimator_.Enter(&part_);
    return std::move(part_);
  }

 private:
  PlanStep& Push(StepKind kind) {
    part_.steps.emplace_back().kind = kind;
    return part_.steps.back();
  }

  void PushExpression(StepKind kind, const ExpressionPtr& expression) {
    if (!expression) return;
    PlanBodies(expression, estimator_, slot_count_);
    Push(kind).expression = expression;
  }

  Status PlanClause(const Clause& clause) {
    if (clause.kind == ClauseKind::kUnwind) {
      PushExpression(StepKind::kUnwind, clause.list);
      part_.steps.back().slot = clause.slot;
      return {};
    }
    if (clause.kind == ClauseKind::kWith || clause.kind == ClauseKind::kReturn) {
      return PlanProjection(clause.projection);
    }
    if (clause.kind == ClauseKind::kCall) {
      PlanCall(clause);
    } else if (Writes(clause.kind)) {
      PlanWrite(clause);
    } else {
      PlanPattern(clause);
    }
    return {};
  }

  void PlanCall(const Clause& clause) {
    PlanStep& step = Push(StepKind::kCall);
    step.expressions = clause.expressions;
    step.procedure = clause.call.procedure;
    for (const Yield& yield : clause.call.yields) step.outputs.push_back({yield.index, yield.slot});
    for (const ExpressionPtr& argument : clause.expressions) PlanBodies(argument, estimator_, slot_count_);
    PushExpression(StepKind::kFilter, clause.pattern.where);
  }

  // One step for all CREATE clauses that follow each other from `begin` on; gives where they end.
  size_t PlanCreates(size_t begin) {
    auto pattern = std::make_shared<PatternBody>();
    size_t at = begin;
    for (; at < query_.clauses.size() && query_.clauses[at].kind == ClauseKind::kCreate; ++at) {
      const PatternBody& body = query_.clauses[at].pattern;
      PlanBodiesIn(body);
      pattern->paths.insert(pattern->paths.end(), body.paths.begin(), body.paths.end());
      pattern->introduced.insert(pattern->introduced.end(), body.introduced.begin(), body.introduced.end());
    }
    PlanStep& step = Push(StepKind::kCreate);
    step.slots = pattern->introduced;
    step.pattern = std::move(pattern);
    return at;
  }

  void PlanWrite(const Clause& clause) {
    PlanStep step;
    step.kind = clause.kind == ClauseKind::kMerge ? StepKind::kMerge
                : clause.kind == ClauseKind::kSet ? StepKind::kChange
                                                  : StepKind::kDelete;
    step.changes = clause.changes;
    step.on_create = clause.on_create;
    step.expressions = clause.expressions;
    step.detach = clause.detach;
    step.slots = clause.pattern.introduced;
    PlanBodiesIn(clause.pattern);
    for (const auto* changes : {&step.changes, &step.on_create}) {
      for (const Change& change : *changes) {
        PlanBodies(change.target, estimator_, slot_count_);
        PlanBodies(change.value, estimator_, slot_count_);
      }
    }
    for (const ExpressionPtr& expression : step.expressions) PlanBodies(expression, estimator_, slot_count_);
    if (clause.kind == ClauseKind::kMerge) step.match = PlanMatch(clause.pattern, estimator_, slot_count_);
    step.pattern = std::make_shared<const PatternBody>(clause.pattern);
    part_.steps.push_back(std::move(step));
  }

  void PlanBodiesIn(const PatternBody& body) {
    Walk(body, [&](const Expression& part) {
      PlanBodies(std::make_shared<Expression>(part), estimator_, slot_count_);  // bodies are shared with the copy
      return false;
    });
  }

  void PlanPattern(const Clause& clause) {
    const PatternBody& body = clause.pattern;
    PlanBodiesIn(body);
    PlanStep& step = Push(StepKind::kMatch);
    step.optional = clause.kind == ClauseKind::kOptionalMatch;
    step.match = PlanMatch(body, estimator_, slot_count_);
    step.slots = body.introduced;
  }

  Status PlanProjection(const Projection& projection) {
    PlanStep aggregate, project;
    aggregate.kind = StepKind::kAggregate;
    project.kind = StepKind::kProject;
    bool summed = false;
    for (const ProjectionItem& item : projection.items) {
      PlanBodies(item.expression, estimator_, slot_count_);
      summed |= ContainsAggregate(*item.expression);
      if (item.expression->kind != Kind::kVariable) project.columns.push_back({item.expression, item.slot, item.name});
    }
    if (summed) {
      project.columns.clear();
      const Status status = Grouping(text_, slot_count_).Split(projection, &aggregate, &project);
      if (!status.ok()) return status;
      part_.steps.push_back(std::move(aggregate));
    }
    if (!project.columns.empty()) part_.steps.push_back(std::move(project));
    PlanAfter(projection);
    return {};
  }

  void PlanAfter(const Projection& projection) {
    if (projection.distinct) {
      PlanStep& step = Push(StepKind::kDistinct);
      for (const ProjectionItem& item : projection.items) step.slots.push_back(item.slot);
    }
    if (!projection.order.empty()) {
      std::vector<SortKey> keys;
      for (const SortItem& item : projection.order) {
        PlanBodies(item.expression, estimator_, slot_count_);
        keys.push_back({item.expression, item.descending});
      }
      Push(StepKind::kSort).order = std::move(keys);
    }
    PushExpression(StepKind::kSkip, projection.skip);
    PushExpression(StepKind::kLimit, projection.limit);
    PushExpression(StepKind::kFilter, projection.where);
  }

  std::string_view text_;
  const SingleQuery& query_;
  const Estimator& estimator_;
  int* slot_count_;
  PlanPart part_;
};

// Plans the subqueries inside expressions, the innermost first.
Status PlanSubqueries(std::string_view text, const SingleQuery& query, const Estimator& estimator, int* slot_count) {
  Status failure;
  Walk(query, [&](const Expression& part) {
    if (!part.subquery || !failure.ok()) return failure.ok();
    failure = PlanSubqueries(text, *part.subquery->query, estimator, slot_count);
    if (!failure.ok()) return false;
    auto plan = Planner(text, *part.subquery->query, estimator, slot_count).Make();
    failure = plan.status();
    if (plan.ok()) part.subquery->plan = std::make_shared<const PlanPart>(std::move(plan).value());
    return failure.ok();
  });
  return failure;
}

void CollectParameters(const SingleQuery& query, std::map<std::string, Place>* parameters) {
  Walk(query, [&](const Expression& part) {
    if (part.kind == Kind::kParameter) parameters->emplace(part.name, part.place);
    if (part.subquery) CollectParameters(*part.subquery->query, parameters);
    return true;
  });
}

}  // namespace

Result<Plan> MakePlan(std::string_view text, const Query& query, const Statistics& statistics) {
  const Estimator estimator(statistics);
  Plan plan;
  plan.text = std::string(text);
  plan.show = query.show;
  plan.distinct = query.parts.size() > 1 && !query.union_all;
  std::map<std::string, Place> parameters;
  for (const SingleQuery& single : query.parts) {
    int slot_count = single.slot_count;
    const Status planned = PlanSubqueries(text, single, estimator, &slot_count);
    if (!planned.ok()) return planned;
    auto part = Planner(text, single, estimator, &slot_count).Make();
    if (!part.ok()) return part.status();
    plan.parts.push_back(std::move(part).value());
    CollectParameters(single, &parameters);
    for (const Clause& clause : single.clauses) plan.writes |= Writes(clause.kind);
  }
  for (const auto& [name, place] : parameters) plan.parameters.push_back({name, place});
  if (plan.show == Show::kRows) {
    plan.columns = query.parts[0].Columns();
  } else {
    plan.columns = {"plan"};
  }
  return plan;
}

}  // namespace entente::query
