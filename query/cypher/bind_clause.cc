#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/cypher/bind.h"
#include "query/cypher/binder.h"

namespace entente::query {
namespace {

// Replaces each part that repeats the expression of an item by the variable that the item makes.
ExpressionPtr ReferToItems(const ExpressionPtr& expression, const std::map<std::string, std::string>& items) {
  if (!expression) return nullptr;
  const auto found = items.find(Print(*expression));
  auto copy = std::make_shared<Expression>(*expression);
  if (found != items.end()) {
    *copy = Expression{};
    copy->kind = ExpressionKind::kVariable;
    copy->place = expression->place;
    copy->name = found->second;
    return copy;
  }
  for (ExpressionPtr& operand : copy->operands) operand = ReferToItems(operand, items);
  return copy;
}

// openCypher lets a variable or its property stand beside an aggregate, not whatever else an item computes.
bool MayNameAnItem(const Expression& expression) {
  if (expression.kind == ExpressionKind::kProperty) {
    return expression.operands[0]->kind == ExpressionKind::kVariable;
  }
  return expression.kind == ExpressionKind::kVariable || IsAggregate(expression);
}

}  // namespace

Status Bind(std::string_view text, const Ontology* ontology, const Procedures& procedures, Query* query) {
  for (SingleQuery& part : query->parts) {
    Binder binder(text, ontology, procedures);
    if (!binder.BindPart(&part)) return binder.failure();
    if (part.Columns() != query->parts[0].Columns()) {
      return ErrorAt(text, query->union_place.begin, fault::kDifferentColumnsInUnion,
                     "the parts of a UNION return columns of different names");
    }
  }
  return {};
}

bool Binder::Fail(const Place& place, const Fault& fault, std::string_view message) {
  if (failure_.ok()) failure_ = ErrorAt(text_, place.begin, fault, message);
  return false;
}

Variable* Binder::FindVariable(const std::string& name) {
  const auto found = scope_.find(name);
  return found != scope_.end() ? &found->second : nullptr;
}

bool Binder::BindPart(SingleQuery* part) {
  for (Clause& clause : part->clauses) {
    if (!BindClause(&clause)) return false;
  }
  part->slot_count = slots_;
  return true;
}

bool Binder::BindClause(Clause* clause) {
  switch (clause->kind) {
    case ClauseKind::kMatch:
    case ClauseKind::kOptionalMatch:
      return BindPattern(&clause->pattern, true);
    case ClauseKind::kUnwind:
      return BindUnwind(clause);
    case ClauseKind::kWith:
    case ClauseKind::kReturn:
      return BindProjection(clause);
    case ClauseKind::kCall:
      return BindProcedureCall(clause);
    case ClauseKind::kCreate:
      return BindCreate(clause);
    case ClauseKind::kMerge:
      return BindMerge(clause);
    case ClauseKind::kSet:
      return BindChanges(&clause->changes);
    case ClauseKind::kDelete:
      return BindDelete(clause);
  }
  return false;
}

bool Binder::BindUnwind(Clause* clause) {
  if (!BindExpression(clause->list)) return false;
  if (FindVariable(clause->variable) != nullptr) {
    return Fail(clause->variable_place, fault::kVariableAlreadyBound,
                fmt::format("the variable '{}' is bound already", clause->variable));
  }
  clause->slot = NewSlot();
  scope_[clause->variable] = {clause->slot, {TypeOf(*clause->list).element}};
  return true;
}

bool Binder::ExpandStar(const Clause& clause, Projection* projection) {
  std::vector<ProjectionItem> all;
  for (const auto& [name, variable] : scope_) {
    auto expression = std::make_shared<Expression>();
    expression->kind = ExpressionKind::kVariable;
    expression->place = clause.place;
    expression->name = name;
    all.push_back({expression, name, false, kNoSlot});
  }
  if (all.empty() && clause.kind == ClauseKind::kReturn) {
    return Fail(clause.place, fault::kNoVariablesInScope, "there are no variables that RETURN * could give");
  }
  projection->items.insert(projection->items.begin(), all.begin(), all.end());
  projection->star = false;
  return true;
}

// A plain variable keeps its slot: what stands there never changes within a row.
bool Binder::BindItems(Projection* projection) {
  std::set<std::string> names;
  for (ProjectionItem& item : projection->items) {
    aggregates_allowed_ = true;
    const bool bound = BindExpression(item.expression);
    aggregates_allowed_ = false;
    if (!bound) return false;
    if (!names.insert(item.name).second) {
      return Fail(item.expression->place, fault::kColumnNameConflict,
                  fmt::format("two columns have the name '{}'", item.name));
    }
    const bool variable = item.expression->kind == ExpressionKind::kVariable;
    item.slot = variable ? item.expression->slot : NewSlot();
  }
  return true;
}

bool Binder::BindProjection(Clause* clause) {
  Projection& projection = clause->projection;
  if (projection.star && !ExpandStar(*clause, &projection)) return false;
  if (!BindItems(&projection)) return false;
  if (!BindConstant("SKIP", projection.skip) || !BindConstant("LIMIT", projection.limit)) return false;
  Scope after;
  bool summed = projection.distinct;
  for (const ProjectionItem& item : projection.items) {
    after[item.name] = {item.slot, TypeOf(*item.expression)};
    summed |= ContainsAggregate(*item.expression);
  }
  Scope visible = after;
  if (!summed) visible.insert(scope_.begin(), scope_.end());
  if (!BindAfter(&projection, visible)) return false;
  scope_ = std::move(after);
  return clause->kind == ClauseKind::kReturn || CheckNames(projection);
}

bool Binder::CheckNames(const Projection& projection) {
  for (const ProjectionItem& item : projection.items) {
    if (item.aliased || item.expression->kind == ExpressionKind::kVariable) continue;
    const size_t end = item.expression->place.end;
    return Fail({end, end}, fault::kNoExpressionAlias, "expected AS and a name: WITH needs one for each expression");
  }
  return true;
}

bool Binder::BindAfter(Projection* projection, const Scope& visible) {
  std::map<std::string, std::string> items;
  for (const ProjectionItem& item : projection->items) {
    if (item.expression->kind != ExpressionKind::kVariable) items.emplace(Print(*item.expression), item.name);
  }
  scope_ = visible;
  for (SortItem& item : projection->order) {
    if (!BindSortItem(items, &item)) return false;
  }
  projection->where = ReferToItems(projection->where, items);
  return BindCondition(projection->where);
}

bool Binder::BindSortItem(const std::map<std::string, std::string>& items, SortItem* item) {
  const bool whole = items.count(Print(*item->expression)) > 0;
  if (!whole && ContainsAggregate(*item->expression)) {
    bool ambiguous = false;
    Walk(*item->expression, [&](const Expression& part) {
      ambiguous |= !MayNameAnItem(part) && items.count(Print(part)) > 0 && !ContainsAggregate(part);
      return !ambiguous && !IsAggregate(part);
    });
    if (ambiguous) {
      return Fail(item->expression->place, fault::kAmbiguousAggregation,
                  "beside an aggregate only variables and their properties can be sorted by; name what is computed");
    }
  }
  item->expression = ReferToItems(item->expression, items);
  return BindExpression(item->expression);
}

bool Binder::BindConstant(std::string_view keyword, const ExpressionPtr& expression) {
  if (!expression) return true;
  bool variable = false;
  Walk(*expression, [&](const Expression& part) {
    variable |= part.kind == ExpressionKind::kVariable || part.body != nullptr;
    return !variable;
  });
  if (variable) {
    return Fail(expression->place, fault::kNonConstantExpression,
                fmt::format("{} cannot depend on variables", keyword));
  }
  const Value& value = expression->value;
  if (expression->kind == ExpressionKind::kLiteral && (!value.is(Type::kInteger) || value.integer() < 0)) {
    return Fail(expression->place, value.is(Type::kInteger) ? fault::kNegativeInteger : fault::kInvalidArgumentType,
                fmt::format("{} takes a whole number, 0 or more", keyword));
  }
  return BindExpression(expression);
}

}  // namespace entente::query
