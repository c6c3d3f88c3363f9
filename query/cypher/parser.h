// Reads a query by recursive descent; its parts are spread over parse_*.cc by what they read.
#ifndef ENTENTE_QUERY_CYPHER_PARSER_H_
#define ENTENTE_QUERY_CYPHER_PARSER_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/cypher/ast.h"
#include "query/cypher/lexer.h"
#include "query/error.h"

namespace entente::query {

// Fails with the place of what cannot be read and what was expected there.
Result<Query> Parse(std::string_view cypher);

// Once something has failed all further reading gives null or false, and `failure` keeps the first reason.
class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens) : text_(text), tokens_(std::move(tokens)) {}

  bool ParseQuery(Query* query);
  const Status& failure() const { return failure_; }

 private:
  // parse_clause.cc
  bool ParseSingleQuery(SingleQuery* part);
  bool ParseClause(SingleQuery* part);
  bool ParseMatch(Clause* clause);
  bool ParseUnwind(Clause* clause);
  bool ParseProjection(Clause* clause);
  bool ParseItems(Projection* projection);
  bool ParseItem(Projection* projection);
  bool ParseOrder(Projection* projection);
  bool ParseSortItem(Projection* projection);
  bool ParseSubclause(std::string_view keyword, ExpressionPtr* expression);
  bool FailAtClause();
  bool ParseClauseWord(Clause* clause);
  bool CheckOrder(const SingleQuery& part);

  // parse_write.cc
  bool ParseCreate(Clause* clause);
  bool ParseMerge(Clause* clause);
  bool ParseSet(Clause* clause);
  bool ParseRemove(Clause* clause);
  bool ParseDelete(Clause* clause);
  bool ParseSetItems(std::vector<Change>* changes);
  bool ParseSetItem(Change* change);
  bool ParseChangeTarget(Change* change);
  bool ParseProcedureCall(Clause* clause);
  bool ParseYields(Clause* clause);

  // parse_pattern.cc
  bool ParsePattern(PatternBody* body);
  bool ParsePath(PathPattern* path);
  bool ParseShortest(PathPattern* path);
  bool ParseChain(PathPattern* path);
  bool ParseNode(NodePattern* node);
  bool ParseRelationship(RelationshipPattern* relationship);
  bool ParseRelationshipDetail(RelationshipPattern* relationship);
  bool ParseTypes(RelationshipPattern* relationship);
  bool ParseLength(RelationshipPattern* relationship);
  bool ParseProperties(ExpressionPtr* properties);
  bool ParseLabels(std::vector<std::string>* labels, std::vector<Place>* places);
  bool AtRelationship() const;
  bool AtPattern() const;

  // parse_expression.cc
  ExpressionPtr ParseExpression();
  ExpressionPtr ParseLevel(int level);
  ExpressionPtr ParseNot();
  ExpressionPtr ParseComparison();
  ExpressionPtr ParsePredicate();
  ExpressionPtr ParseUnary();
  ExpressionPtr ParsePostfix();
  ExpressionPtr ParseSubscript(ExpressionPtr left);
  ExpressionPtr ParseHasLabels(ExpressionPtr left);

  // parse_atom.cc
  ExpressionPtr ParseAtom();
  ExpressionPtr ParseWordAtom();
  ExpressionPtr ParseSymbolAtom();
  ExpressionPtr ParseParenthesis();
  ExpressionPtr ParseInteger(bool negative);
  ExpressionPtr ParseFloat();
  ExpressionPtr ParseCase();
  ExpressionPtr ParseList();
  ExpressionPtr ParseListComprehension();
  ExpressionPtr ParsePatternComprehension();
  ExpressionPtr ParsePatternPredicate();
  ExpressionPtr ParseExists();
  ExpressionPtr ParseSubquery(size_t begin);
  bool AtFullSubquery() const;
  ExpressionPtr ParseMap();
  ExpressionPtr ParseQuantifier(ExpressionKind kind);
  ExpressionPtr ParseReduce();
  ExpressionPtr ParseCall();
  bool ParseArguments(Expression* call);
  size_t CallLength() const;

  // parser.cc
  const Token& Peek(size_t ahead = 0) const;
  const Token& Take();
  bool AtSymbol(std::string_view symbol, size_t ahead = 0) const;
  bool AtKeyword(std::string_view keyword, size_t ahead = 0) const;  // in capitals
  bool AtWord(size_t ahead = 0) const;
  bool AtEnd() const { return Peek().kind == TokenKind::kEnd; }
  bool TakeSymbol(std::string_view symbol);
  bool TakeKeyword(std::string_view keyword);
  bool Expect(std::string_view symbol);
  bool ExpectKeyword(std::string_view keyword);
  bool ExpectWord(std::string_view what, std::string* word);
  bool ExpectVariable(std::string* name);
  bool Fail(std::string_view message);  // at the next token
  bool Fail(const Fault& fault, std::string_view message);
  bool FailExpected(std::string_view what);  // "expected <what>, found ..."
  bool FailAt(size_t offset, const Fault& fault, std::string_view message);
  ExpressionPtr Make(ExpressionKind kind, size_t begin, std::vector<ExpressionPtr> operands = {});
  ExpressionPtr MakeWithBody(ExpressionKind kind, size_t begin, std::shared_ptr<PatternBody> body);
  ExpressionPtr MakeLiteral(size_t begin, Value value);
  size_t Begin() const { return Peek().place.begin; }
  size_t End() const { return at_ > 0 ? tokens_[at_ - 1].place.end : 0; }
  bool Enter();  // one nesting deeper; false where that is too deep
  void Leave() { --nesting_; }

  std::string_view text_;
  std::vector<Token> tokens_;
  size_t at_ = 0;
  int nesting_ = 0;
  Status failure_;
};

}  // namespace entente::query

#endif  // ENTENTE_QUERY_CYPHER_PARSER_H_
