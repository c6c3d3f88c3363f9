#include "query/cypher/parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::query {
namespace {

constexpr int kMaxNesting = 100;  // parentheses in parentheses; bounds the parser's own stack
constexpr int kMaxDepth = 500;    // of an expression; bounds the stack of whoever walks it
constexpr size_t kMaxText = 1 << 20;

bool SameWord(std::string_view word, std::string_view capitals) {
  return std::equal(word.begin(), word.end(), capitals.begin(), capitals.end(),
                    [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a) == b; });
}

// Words that begin or join what stands around a variable; a variable of that name must be quoted.
bool IsReserved(std::string_view word) {
  constexpr std::array<std::string_view, 28> kReserved = {
      "AND",  "AS",    "CASE",  "CONTAINS", "DISTINCT", "ELSE",     "END",  "ENDS",  "FALSE",  "IN",
      "IS",   "MATCH", "NOT",   "NULL",     "ON",       "OPTIONAL", "OR",   "ORDER", "RETURN", "STARTS",
      "THEN", "TRUE",  "UNION", "UNWIND",   "WHEN",     "WHERE",    "WITH", "XOR"};
  return std::any_of(kReserved.begin(), kReserved.end(),
                     [&](std::string_view reserved) { return SameWord(word, reserved); });
}

}  // namespace

Result<Query> Parse(std::string_view cypher) {
  if (cypher.size() > kMaxText) return Status(ErrorCode::kInvalidInput, "the query is longer than a mebibyte");
  auto tokens = Lex(cypher);
  if (!tokens.ok()) return tokens.status();
  Parser parser(cypher, std::move(tokens).value());
  Query query;
  if (!parser.ParseQuery(&query)) return parser.failure();
  return query;
}

const Token& Parser::Peek(size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

const Token& Parser::Take() {
  const Token& token = Peek();
  if (!AtEnd()) ++at_;
  return token;
}

bool Parser::AtSymbol(std::string_view symbol, size_t ahead) const {
  return Peek(ahead).kind == TokenKind::kSymbol && Peek(ahead).text == symbol;
}

bool Parser::AtKeyword(std::string_view keyword, size_t ahead) const {
  return Peek(ahead).kind == TokenKind::kWord && SameWord(Peek(ahead).text, keyword);
}

bool Parser::AtWord(size_t ahead) const {
  return Peek(ahead).kind == TokenKind::kQuotedWord ||
         (Peek(ahead).kind == TokenKind::kWord && !IsReserved(Peek(ahead).text));
}

bool Parser::TakeSymbol(std::string_view symbol) {
  if (!failure_.ok() || !AtSymbol(symbol)) return false;
  Take();
  return true;
}

bool Parser::TakeKeyword(std::string_view keyword) {
  if (!failure_.ok() || !AtKeyword(keyword)) return false;
  Take();
  return true;
}

bool Parser::Expect(std::string_view symbol) { return TakeSymbol(symbol) || FailExpected(symbol); }

bool Parser::ExpectKeyword(std::string_view keyword) { return TakeKeyword(keyword) || FailExpected(keyword); }

bool Parser::ExpectWord(std::string_view what, std::string* word) {
  if (Peek().kind != TokenKind::kWord && Peek().kind != TokenKind::kQuotedWord) return FailExpected(what);
  *word = Take().text;
  return failure_.ok();
}

bool Parser::ExpectVariable(std::string* name) {
  if (!AtWord()) return FailExpected("the name of a variable");
  *name = Take().text;
  return failure_.ok();
}

bool Parser::Fail(std::string_view message) { return Fail(fault::kUnexpectedSyntax, message); }

bool Parser::Fail(const Fault& fault, std::string_view message) { return FailAt(Begin(), fault, message); }

bool Parser::FailAt(size_t offset, const Fault& fault, std::string_view message) {
  if (failure_.ok()) failure_ = ErrorAt(text_, offset, fault, message);
  return false;
}

bool Parser::FailExpected(std::string_view what) {
  constexpr size_t kShown = 40;
  const Place place = Peek().place;
  if (AtEnd()) return Fail(fmt::format("expected {}, found the end of the query", what));
  const bool whole = place.end - place.begin <= kShown;
  const std::string_view found = text_.substr(place.begin, place.end - place.begin);
  return Fail(whole ? fmt::format("expected {}, found {}", what, found) : fmt::format("expected {}", what));
}

ExpressionPtr Parser::Make(ExpressionKind kind, size_t begin, std::vector<ExpressionPtr> operands) {
  auto expression = std::make_shared<Expression>();
  expression->kind = kind;
  expression->place = {begin, std::max(begin, End())};
  for (const ExpressionPtr& operand : operands) {
    if (operand) expression->depth = std::max(expression->depth, operand->depth + 1);
  }
  expression->operands = std::move(operands);
  if (expression->depth > kMaxDepth) FailAt(begin, fault::kUnexpectedSyntax, "the expression is too deep");
  return failure_.ok() ? expression : nullptr;
}

ExpressionPtr Parser::MakeWithBody(ExpressionKind kind, size_t begin, std::shared_ptr<PatternBody> body) {
  int depth = 1;
  Walk(*body, [&](const Expression& part) {
    depth = std::max(depth, part.depth + 1);
    return false;
  });
  auto expression = Make(kind, begin);
  if (!expression) return nullptr;
  expression->depth = depth;
  expression->body = std::move(body);
  return expression;
}

ExpressionPtr Parser::MakeLiteral(size_t begin, Value value) {
  auto literal = Make(ExpressionKind::kLiteral, begin);
  if (literal) literal->value = std::move(value);
  return literal;
}

bool Parser::Enter() {
  if (++nesting_ > kMaxNesting) return Fail("the query is nested too deeply");
  return failure_.ok();
}

}  // namespace entente::query
