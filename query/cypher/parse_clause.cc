#include <array>

#include <fmt/format.h>

#include "query/cypher/parser.h"

namespace entente::query {
namespace {

// Bounds the stack of the executor, which nests by clause; CREATE clauses that follow each other are one to it.
constexpr size_t kMaxClauses = 200;

}  // namespace

bool Parser::ParseQuery(Query* query) {
  query->show = TakeKeyword("EXPLAIN") ? Show::kPlan : TakeKeyword("PROFILE") ? Show::kProfile : Show::kRows;
  do {
    query->parts.emplace_back();
    if (!ParseSingleQuery(&query->parts.back())) return false;
    if (!AtKeyword("UNION")) break;
    query->union_place = Take().place;
    const bool all = TakeKeyword("ALL");
    if (query->parts.size() > 1 && all != query->union_all) {
      return FailAt(query->union_place.begin, fault::kInvalidClauseComposition, "UNION and UNION ALL cannot be mixed");
    }
    if (query->parts.size() >= kMaxClauses) return Fail("too many parts in one query");
    query->union_all = all;
  } while (true);
  TakeSymbol(";");
  return AtEnd() ? failure_.ok() : FailAtClause();
}

bool Parser::ParseSingleQuery(SingleQuery* part) {
  size_t count = 0;
  do {
    const bool more = AtKeyword("CREATE") && !part->clauses.empty() && part->clauses.back().kind == ClauseKind::kCreate;
    if (!more && ++count > kMaxClauses) return Fail("too many clauses in one query");
    if (!ParseClause(part) || !CheckOrder(*part)) return false;
    if (part->clauses.back().kind == ClauseKind::kReturn) return true;
  } while (!AtEnd() && !AtSymbol(";") && !AtSymbol("}") && !AtKeyword("UNION"));
  Clause& last = part->clauses.back();
  last.call.standalone = last.kind == ClauseKind::kCall && part->clauses.size() == 1;
  if (Writes(last.kind) || last.kind == ClauseKind::kCall) return true;
  FailExpected("RETURN");
  failure_ = Status(failure_.code(), failure_.message(), DetailOf(fault::kInvalidClauseComposition));
  return false;
}

// What reads after something has been written would see the graph half changed: WITH must stand between.
bool Parser::CheckOrder(const SingleQuery& part) {
  const size_t count = part.clauses.size();
  if (count < 2 || !Writes(part.clauses[count - 2].kind)) return true;
  const Clause& clause = part.clauses[count - 1];
  const bool separated = Writes(clause.kind) || clause.kind == ClauseKind::kWith || clause.kind == ClauseKind::kReturn;
  return separated || FailAt(clause.place.begin, fault::kInvalidClauseComposition,
                             "WITH must stand between a clause that writes and one that reads");
}

bool Parser::ParseClause(SingleQuery* part) {
  Clause& clause = part->clauses.emplace_back();
  clause.place = Peek().place;
  if (TakeKeyword("MATCH")) return ParseMatch(&clause);
  if (TakeKeyword("OPTIONAL")) {
    clause.kind = ClauseKind::kOptionalMatch;
    return ExpectKeyword("MATCH") && ParseMatch(&clause);
  }
  if (TakeKeyword("UNWIND")) return ParseUnwind(&clause);
  if (TakeKeyword("WITH")) {
    clause.kind = ClauseKind::kWith;
    return ParseProjection(&clause);
  }
  if (TakeKeyword("RETURN")) {
    clause.kind = ClauseKind::kReturn;
    return ParseProjection(&clause);
  }
  return ParseClauseWord(&clause);
}

bool Parser::ParseClauseWord(Clause* clause) {
  if (TakeKeyword("CREATE")) return ParseCreate(clause);
  if (TakeKeyword("MERGE")) return ParseMerge(clause);
  if (TakeKeyword("SET")) return ParseSet(clause);
  if (TakeKeyword("REMOVE")) return ParseRemove(clause);
  if (TakeKeyword("CALL")) return ParseProcedureCall(clause);
  clause->detach = TakeKeyword("DETACH");
  if (clause->detach && !AtKeyword("DELETE")) return FailExpected("DELETE");
  if (TakeKeyword("DELETE")) return ParseDelete(clause);
  return FailAtClause();
}

bool Parser::FailAtClause() {
  constexpr std::array<std::string_view, 3> kOthers = {"FOREACH", "LOAD", "DROP"};
  for (std::string_view word : kOthers) {
    if (AtKeyword(word)) return Fail(fmt::format("{} is no part of openCypher", word));
  }
  return FailExpected("MATCH, OPTIONAL MATCH, UNWIND, CALL, WITH, RETURN, UNION, CREATE, MERGE, SET, REMOVE or DELETE");
}

bool Parser::ParseMatch(Clause* clause) {
  return ParsePattern(&clause->pattern) && ParseSubclause("WHERE", &clause->pattern.where);
}

bool Parser::ParseUnwind(Clause* clause) {
  clause->kind = ClauseKind::kUnwind;
  clause->list = ParseExpression();
  if (!clause->list || !ExpectKeyword("AS")) return false;
  clause->variable_place = Peek().place;
  return ExpectVariable(&clause->variable);
}

bool Parser::ParseProjection(Clause* clause) {
  Projection& projection = clause->projection;
  const bool with = clause->kind == ClauseKind::kWith;
  projection.distinct = TakeKeyword("DISTINCT");
  if (!ParseItems(&projection) || !ParseOrder(&projection)) return false;
  if (!ParseSubclause("SKIP", &projection.skip) || !ParseSubclause("LIMIT", &projection.limit)) return false;
  return !with || ParseSubclause("WHERE", &projection.where);
}

bool Parser::ParseItems(Projection* projection) {
  projection->star = TakeSymbol("*");
  if (projection->star && !TakeSymbol(",")) return true;
  do {
    if (!ParseItem(projection)) return false;
  } while (TakeSymbol(","));
  return failure_.ok();
}

bool Parser::ParseItem(Projection* projection) {
  ProjectionItem item;
  const size_t begin = Begin();
  item.expression = ParseExpression();
  if (!item.expression) return false;
  const bool variable = item.expression->kind == ExpressionKind::kVariable;
  item.name = variable ? item.expression->name : std::string(text_.substr(begin, End() - begin));
  item.aliased = TakeKeyword("AS");
  if (item.aliased && !ExpectVariable(&item.name)) return false;
  projection->items.push_back(std::move(item));
  return true;
}

bool Parser::ParseOrder(Projection* projection) {
  if (!TakeKeyword("ORDER")) return failure_.ok();
  if (!ExpectKeyword("BY")) return false;
  do {
    if (!ParseSortItem(projection)) return false;
  } while (TakeSymbol(","));
  return failure_.ok();
}

bool Parser::ParseSortItem(Projection* projection) {
  SortItem item;
  item.expression = ParseExpression();
  if (!item.expression) return false;
  item.descending = TakeKeyword("DESC") || TakeKeyword("DESCENDING");
  if (!item.descending && !TakeKeyword("ASC")) TakeKeyword("ASCENDING");
  projection->order.push_back(std::move(item));
  return failure_.ok();
}

bool Parser::ParseSubclause(std::string_view keyword, ExpressionPtr* expression) {
  if (!TakeKeyword(keyword)) return failure_.ok();
  *expression = ParseExpression();
  return *expression != nullptr;
}

}  // namespace entente::query
