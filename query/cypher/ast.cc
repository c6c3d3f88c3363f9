#include "query/cypher/ast.h"

namespace entente::query {
namespace {

std::string PrintItems(const Projection& projection) {
  std::string text = projection.star ? "*" : "";
  for (const ProjectionItem& item : projection.items) {
    text += (text.empty() ? "" : ", ") + Print(*item.expression);
    if (item.aliased) text += " AS " + item.name;
  }
  return text;
}

std::string PrintOrder(const std::vector<SortItem>& order) {
  std::string text;
  for (const SortItem& item : order) {
    text += (text.empty() ? " ORDER BY " : ", ") + Print(*item.expression) + (item.descending ? " DESC" : "");
  }
  return text;
}

std::string PrintPart(std::string_view before, const ExpressionPtr& expression) {
  return expression ? std::string(before) + Print(*expression) : "";
}

std::string Print(const Projection& projection) {
  return (projection.distinct ? "DISTINCT " : "") + PrintItems(projection) + PrintOrder(projection.order) +
         PrintPart(" SKIP ", projection.skip) + PrintPart(" LIMIT ", projection.limit) +
         PrintPart(" WHERE ", projection.where);
}

std::string Print(const Change& change) {
  const std::string target = Print(*change.target);
  const auto labels = [&] {
    std::string text = target;
    for (const std::string& label : change.labels) text += ":" + label;
    return text;
  };
  switch (change.kind) {
    case ChangeKind::kProperty:
      return (change.value ? "SET " : "REMOVE ") + target + "." + change.key + PrintPart(" = ", change.value);
    case ChangeKind::kAllProperties:
      return "SET " + target + PrintPart(" = ", change.value);
    case ChangeKind::kMoreProperties:
      return "SET " + target + PrintPart(" += ", change.value);
    case ChangeKind::kLabels:
      return "SET " + labels();
    case ChangeKind::kRemoveLabels:
      return "REMOVE " + labels();
  }
  return "";
}

std::string PrintChanges(std::string_view before, const std::vector<Change>& changes) {
  std::string text;
  for (const Change& change : changes) text += (text.empty() ? "" : " ") + std::string(before) + Print(change);
  return text;
}

std::string PrintMerge(const Clause& clause) {
  const std::string created = PrintChanges("ON CREATE ", clause.on_create);
  const std::string matched = PrintChanges("ON MATCH ", clause.changes);
  return "MERGE " + Print(clause.pattern) + (created.empty() ? "" : " " + created) +
         (matched.empty() ? "" : " " + matched);
}

std::string PrintExpressions(const std::vector<ExpressionPtr>& expressions) {
  std::string text;
  for (const ExpressionPtr& expression : expressions) text += (text.empty() ? "" : ", ") + Print(*expression);
  return text;
}

std::string PrintCall(const Clause& clause) {
  const ProcedureCall& call = clause.call;
  std::string text = "CALL " + call.name;
  if (call.explicit_arguments) text += "(" + PrintExpressions(clause.expressions) + ")";
  if (call.star) text += " YIELD *";
  for (size_t i = 0; i < call.yields.size() && call.yields_given && !call.star; ++i) {
    text += (i == 0 ? " YIELD " : ", ") + call.yields[i].output;
    if (call.yields[i].output != call.yields[i].variable) text += " AS " + call.yields[i].variable;
  }
  return text + PrintPart(" WHERE ", clause.pattern.where);
}

std::string Print(const Clause& clause) {
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return "MATCH " + Print(clause.pattern);
    case ClauseKind::kOptionalMatch:
      return "OPTIONAL MATCH " + Print(clause.pattern);
    case ClauseKind::kUnwind:
      return "UNWIND " + Print(*clause.list) + " AS " + clause.variable;
    case ClauseKind::kWith:
      return "WITH " + Print(clause.projection);
    case ClauseKind::kReturn:
      return "RETURN " + Print(clause.projection);
    case ClauseKind::kCall:
      return PrintCall(clause);
    case ClauseKind::kCreate:
      return "CREATE " + Print(clause.pattern);
    case ClauseKind::kMerge:
      return PrintMerge(clause);
    case ClauseKind::kSet:
      return PrintChanges("", clause.changes);
    case ClauseKind::kDelete:
      return (clause.detach ? "DETACH DELETE " : "DELETE ") + PrintExpressions(clause.expressions);
  }
  return "";
}

void WalkProjection(const Projection& projection, const std::function<bool(const Expression&)>& visit) {
  for (const ProjectionItem& item : projection.items) Walk(*item.expression, visit);
  for (const SortItem& item : projection.order) Walk(*item.expression, visit);
  for (const ExpressionPtr& part : {projection.skip, projection.limit, projection.where}) WalkOptional(part, visit);
}

}  // namespace

void Walk(const SingleQuery& query, const std::function<bool(const Expression&)>& visit) {
  for (const Clause& clause : query.clauses) {
    Walk(clause.pattern, visit);
    WalkOptional(clause.list, visit);
    WalkProjection(clause.projection, visit);
    for (const auto* changes : {&clause.changes, &clause.on_create}) {
      for (const Change& change : *changes) {
        Walk(*change.target, visit);
        WalkOptional(change.value, visit);
      }
    }
    for (const ExpressionPtr& expression : clause.expressions) Walk(*expression, visit);
  }
}

std::vector<std::string> SingleQuery::Columns() const {
  std::vector<std::string> columns;
  const Clause& last = clauses.back();
  for (const ProjectionItem& item : last.projection.items) columns.push_back(item.name);
  if (!last.call.standalone) return columns;
  for (const Yield& yield : last.call.yields) columns.push_back(yield.variable);
  return columns;
}

std::vector<int> SingleQuery::ColumnSlots() const {
  std::vector<int> slots;
  const Clause& last = clauses.back();
  for (const ProjectionItem& item : last.projection.items) slots.push_back(item.slot);
  if (!last.call.standalone) return slots;
  for (const Yield& yield : last.call.yields) slots.push_back(yield.slot);
  return slots;
}

std::string Print(const Query& query) {
  std::string text = query.show == Show::kRows ? "" : query.show == Show::kPlan ? "EXPLAIN\n" : "PROFILE\n";
  for (size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) text += query.union_all ? "UNION ALL\n" : "UNION\n";
    for (const Clause& clause : query.parts[i].clauses) text += Print(clause) + "\n";
  }
  return text;
}

}  // namespace entente::query
