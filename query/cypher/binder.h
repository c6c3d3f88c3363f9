// The class behind Bind; its parts are spread over bind_*.cc by what they bind.
#ifndef ENTENTE_QUERY_CYPHER_BINDER_H_
#define ENTENTE_QUERY_CYPHER_BINDER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ontology.h"
#include "query/cypher/ast.h"
#include "query/error.h"

namespace entente::query {

// kAny: it may be anything; kPlain: it is no node, relationship or path.
enum class VariableKind { kAny, kPlain, kNode, kRelationship, kRelationships, kPath };

struct Variable {
  int slot = kNoSlot;
  VariableKind kind = VariableKind::kAny;
};

using Scope = std::map<std::string, Variable, std::less<>>;

// Every function returns false once something has failed.
class Binder {
 public:
  Binder(std::string_view text, const Ontology* ontology) : text_(text), ontology_(ontology) {}

  bool BindPart(SingleQuery* part);
  const Status& failure() const { return failure_; }
  bool Fail(const Place& place, std::string_view message);

 private:
  // bind_clause.cc
  bool BindClause(Clause* clause);
  bool BindUnwind(Clause* clause);
  bool BindProjection(Clause* clause);
  bool ExpandStar(const Clause& clause, Projection* projection);
  bool BindItems(Projection* projection);
  bool BindAfter(Projection* projection, const Scope& visible);
  bool BindConstant(std::string_view keyword, const ExpressionPtr& expression);

  // bind_pattern.cc
  bool BindPattern(PatternBody* body, bool may_introduce);
  bool BindPath(PathPattern* path, bool may_introduce, std::vector<int>* introduced);
  bool BindNode(NodePattern* node, bool may_introduce, std::vector<int>* introduced);
  bool BindRelationship(RelationshipPattern* relationship, bool may_introduce, std::vector<int>* introduced);
  bool BindPathVariable(PathPattern* path, std::vector<int>* introduced);
  bool BindProperties(PathPattern* path);
  bool CheckLabel(const Place& place, const std::string& label);
  bool CheckTypes(RelationshipPattern* relationship);

  // bind_expression.cc
  bool BindExpression(const ExpressionPtr& expression);
  bool BindOptional(const ExpressionPtr& expression) { return !expression || BindExpression(expression); }
  bool BindOperands(const ExpressionPtr& expression);
  bool BindHasLabels(const ExpressionPtr& expression);
  bool BindVariable(Expression* variable);
  bool BindCall(const ExpressionPtr& call);
  bool BindAggregate(const ExpressionPtr& call);
  bool BindOver(const ExpressionPtr& expression);
  bool BindReduce(const ExpressionPtr& reduce);
  bool BindBody(const ExpressionPtr& expression);
  bool BindWithin(const std::string& name, int slot, const ExpressionPtr& expression);

  bool CheckOperandKind(const Expression& expression);
  VariableKind KindOf(const Expression& expression);
  int NewSlot() { return slots_++; }
  Variable* FindVariable(const std::string& name);

  std::string_view text_;
  const Ontology* ontology_;
  Scope scope_;
  int slots_ = 0;
  bool aggregates_allowed_ = false;
  Status failure_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_BINDER_H_
