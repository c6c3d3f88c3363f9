// The clauses that change the graph, and CALL.
#include <fmt/format.h>

#include "query/cypher/parser.h"

namespace entente::query {

bool Parser::ParseCreate(Clause* clause) {
  clause->kind = ClauseKind::kCreate;
  return ParsePattern(&clause->pattern);
}

bool Parser::ParseMerge(Clause* clause) {
  clause->kind = ClauseKind::kMerge;
  if (!ParsePath(&clause->pattern.paths.emplace_back())) return false;
  while (TakeKeyword("ON")) {
    const bool create = AtKeyword("CREATE");
    if (!create && !AtKeyword("MATCH")) return FailExpected("CREATE or MATCH");
    Take();
    if (!ExpectKeyword("SET") || !ParseSetItems(create ? &clause->on_create : &clause->changes)) return false;
  }
  return failure_.ok();
}

bool Parser::ParseSetItems(std::vector<Change>* changes) {
  do {
    if (!ParseSetItem(&changes->emplace_back())) return false;
  } while (TakeSymbol(","));
  return failure_.ok();
}

// What is set: a property, the labels or all properties of a variable.
bool Parser::ParseChangeTarget(Change* change) {
  change->place = Peek().place;
  auto target = ParsePostfix();
  if (!target) return false;
  if (target->kind == ExpressionKind::kProperty) {
    change->kind = ChangeKind::kProperty;
    change->key = target->name;
    change->target = target->operands[0];
  } else if (target->kind == ExpressionKind::kHasLabels) {
    change->kind = ChangeKind::kLabels;
    change->labels = target->keys;
    change->target = target->operands[0];
  } else if (target->kind == ExpressionKind::kVariable) {
    change->kind = ChangeKind::kAllProperties;
    change->target = target;
  } else {
    return FailAt(change->place.begin, fault::kUnexpectedSyntax, "expected a property, a label or a variable");
  }
  return true;
}

bool Parser::ParseSetItem(Change* change) {
  if (!ParseChangeTarget(change)) return false;
  if (change->kind == ChangeKind::kLabels) return failure_.ok();
  if (change->kind == ChangeKind::kAllProperties && TakeSymbol("+=")) {
    change->kind = ChangeKind::kMoreProperties;
  } else if (!Expect("=")) {
    return false;
  }
  change->value = ParseExpression();
  return change->value != nullptr;
}

bool Parser::ParseSet(Clause* clause) {
  clause->kind = ClauseKind::kSet;
  return ParseSetItems(&clause->changes);
}

bool Parser::ParseRemove(Clause* clause) {
  clause->kind = ClauseKind::kSet;
  do {
    Change& change = clause->changes.emplace_back();
    if (!ParseChangeTarget(&change)) return false;
    if (change.kind == ChangeKind::kAllProperties) return FailExpected(". or : and what to remove");
    if (change.kind == ChangeKind::kLabels) change.kind = ChangeKind::kRemoveLabels;
  } while (TakeSymbol(","));
  return failure_.ok();
}

bool Parser::ParseDelete(Clause* clause) {
  clause->kind = ClauseKind::kDelete;
  do {
    clause->expressions.push_back(ParseExpression());
    if (!clause->expressions.back()) return false;
  } while (TakeSymbol(","));
  return failure_.ok();
}

bool Parser::ParseProcedureCall(Clause* clause) {
  clause->kind = ClauseKind::kCall;
  ProcedureCall& call = clause->call;
  call.place = Peek().place;
  if (!ExpectWord("the name of a procedure", &call.name)) return false;
  while (TakeSymbol(".")) {
    std::string part;
    if (!ExpectWord("the name of a procedure", &part)) return false;
    call.name += "." + part;
  }
  call.explicit_arguments = TakeSymbol("(");
  if (call.explicit_arguments) {
    Expression arguments;
    if (!ParseArguments(&arguments)) return false;
    clause->expressions = std::move(arguments.operands);
  }
  if (!TakeKeyword("YIELD")) return failure_.ok();
  call.yields_given = true;
  return ParseYields(clause) && ParseSubclause("WHERE", &clause->pattern.where);
}

bool Parser::ParseYields(Clause* clause) {
  ProcedureCall& call = clause->call;
  if (TakeSymbol("-")) return failure_.ok();
  call.star_place = Peek().place;
  call.star = TakeSymbol("*");
  if (call.star) return failure_.ok();
  do {
    Yield& yield = call.yields.emplace_back();
    yield.place = Peek().place;
    if (!ExpectVariable(&yield.output)) return false;
    yield.variable = yield.output;
    if (TakeKeyword("AS")) {
      yield.place = Peek().place;
      if (!ExpectVariable(&yield.variable)) return false;
    }
  } while (TakeSymbol(","));
  return failure_.ok();
}

}  // namespace entente::query
