// The class behind Bind; its parts are spread over bind_*.cc by what they bind.
#ifndef ENTENTE_QUERY_CYPHER_BINDER_H_
#define ENTENTE_QUERY_CYPHER_BINDER_H_

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ontology.h"
#include "query/cypher/ast.h"
#include "query/error.h"

namespace entente::query {

// What is known of a value before it is computed. kAny: it may be anything.
enum class StaticKind {
  kAny,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kNode,
  kRelationship,
  kRelationships,
  kPath
};

struct StaticType {
  StaticKind kind = StaticKind::kAny;
  StaticKind element = StaticKind::kAny;  // of a list
};

struct Variable {
  int slot = kNoSlot;
  StaticType type;
};

// "a node", "a list of relationships", ...
std::string_view KindName(StaticKind kind);

using Scope = std::map<std::string, Variable, std::less<>>;

// Every function returns false once something has failed.
class Binder {
 public:
  Binder(std::string_view text, const Ontology* ontology, const Procedures& procedures)
      : text_(text), ontology_(ontology), procedures_(procedures) {}

  bool BindPart(SingleQuery* part);
  const Status& failure() const { return failure_; }
  bool Fail(const Place& place, const Fault& fault, std::string_view message);

 private:
  // bind_clause.cc
  bool BindClause(Clause* clause);
  bool BindUnwind(Clause* clause);
  bool BindProjection(Clause* clause);
  bool ExpandStar(const Clause& clause, Projection* projection);
  bool BindItems(Projection* projection);
  bool CheckNames(const Projection& projection);
  bool BindAfter(Projection* projection, const Scope& visible);
  bool BindSortItem(const std::map<std::string, std::string>& items, SortItem* item);
  bool BindConstant(std::string_view keyword, const ExpressionPtr& expression);

  // bind_write.cc
  bool BindCreate(Clause* clause);
  bool BindMerge(Clause* clause);
  bool BindNewPath(PathPattern* path, bool merge, std::vector<int>* introduced);
  bool BindNewNode(NodePattern* node, bool alone, std::vector<int>* introduced);
  bool BindNewRelationship(RelationshipPattern* relationship, bool merge, std::vector<int>* introduced);
  bool BindChanges(std::vector<Change>* changes);
  bool BindDelete(Clause* clause);

  // bind_call.cc
  bool BindProcedureCall(Clause* clause);
  bool BindArguments(Clause* clause);
  bool TakeArgumentsFromParameters(Clause* clause);
  bool BindYields(ProcedureCall* call);

  // bind_pattern.cc
  bool BindPattern(PatternBody* body, bool may_introduce);
  bool BindPath(PathPattern* path, bool may_introduce, std::vector<int>* introduced);
  bool BindNode(NodePattern* node, bool may_introduce, std::vector<int>* introduced);
  bool BindRelationship(RelationshipPattern* relationship, bool may_introduce, std::vector<int>* introduced);
  void BindSameList(RelationshipPattern* relationship, std::vector<int>* introduced);
  bool BindPathVariable(PathPattern* path, std::vector<int>* introduced);
  bool BindProperties(PathPattern* path);
  bool CheckLabel(const Place& place, const std::string& label);
  bool CheckTypes(RelationshipPattern* relationship);
  bool CheckNoParameter(const ExpressionPtr& properties);

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
  bool BindSubquery(const ExpressionPtr& expression);
  bool BindCondition(const ExpressionPtr& condition);
  bool BindWithin(const std::string& name, const Variable& variable, const ExpressionPtr& expression);

  // static_type.cc
  bool CheckOperands(const Expression& expression);
  bool CheckProperty(const Expression& expression);
  bool CheckArgument(const Expression& call);
  bool CheckEach(const Expression& expression, std::initializer_list<StaticKind> refused, std::string_view needed);
  StaticType TypeOf(const Expression& expression);
  StaticType TypeOfList(const Expression& list);
  StaticType TypeOfArithmetic(const Expression& expression);

  int NewSlot() { return slots_++; }
  Variable* FindVariable(const std::string& name);

  std::string_view text_;
  const Ontology* ontology_;
  const Procedures& procedures_;
  Scope scope_;
  int slots_ = 0;
  bool aggregates_allowed_ = false;
  bool inside_aggregate_ = false;
  bool patterns_allowed_ = false;          // as conditions
  std::vector<ExpressionPtr> same_lists_;  // conditions that the pattern being bound adds
  Status failure_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_BINDER_H_
