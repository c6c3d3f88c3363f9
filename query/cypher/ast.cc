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
  }
  return "";
}

}  // namespace

std::string Print(const Query& query) {
  std::string text = query.explain ? "EXPLAIN\n" : "";
  for (size_t i = 0; i < query.parts.size(); ++i) {
    if (i > 0) text += query.union_all ? "UNION ALL\n" : "UNION\n";
    for (const Clause& clause : query.parts[i].clauses) text += Print(clause) + "\n";
  }
  return text;
}

}  // namespace entente::query
