#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "query/cypher/parser.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

// The magnitude of an integer literal, decimal, 0x or 0o; nullopt where it is none, all ones where it is too large.
std::optional<uint64_t> ReadMagnitude(std::string_view text) {
  int base = 10;
  if (text.starts_with("0x")) base = 16;
  if (text.starts_with("0o")) base = 8;
  if (base != 10) text.remove_prefix(2);
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (text.empty() || end != text.data() + text.size()) return std::nullopt;
  return error == std::errc::result_out_of_range ? std::numeric_limits<uint64_t>::max() : value;
}

}  // namespace

ExpressionPtr Parser::ParseAtom() {
  if (!failure_.ok()) return nullptr;
  const size_t begin = Begin();
  switch (Peek().kind) {
    case TokenKind::kInteger:
      return ParseInteger(false);
    case TokenKind::kFloat:
      return ParseFloat();
    case TokenKind::kBrokenNumber:
      return Fail(fault::kInvalidNumberLiteral, "a number with letters in it; names begin with a letter"), nullptr;
    case TokenKind::kString: {
      const std::string text = Take().text;
      return MakeLiteral(begin, text);
    }
    case TokenKind::kParameter: {
      const std::string name = Take().text;
      auto parameter = Make(Kind::kParameter, begin);
      if (parameter) parameter->name = name;
      return parameter;
    }
    case TokenKind::kSymbol:
      return ParseSymbolAtom();
    case TokenKind::kWord:
    case TokenKind::kQuotedWord:
      return ParseWordAtom();
    case TokenKind::kEnd:
      break;
  }
  return FailExpected("an expression"), nullptr;
}

ExpressionPtr Parser::ParseSymbolAtom() {
  if (AtPattern()) return ParsePatternPredicate();
  if (AtSymbol("(")) return ParseParenthesis();
  if (AtSymbol("[")) return ParseList();
  if (AtSymbol("{")) return ParseMap();
  return FailExpected("an expression"), nullptr;
}

ExpressionPtr Parser::ParseParenthesis() {
  Take();
  auto expression = ParseExpression();
  return expression && Expect(")") ? expression : nullptr;
}

ExpressionPtr Parser::ParseWordAtom() {
  const size_t begin = Begin();
  if (TakeKeyword("TRUE")) return MakeLiteral(begin, true);
  if (TakeKeyword("FALSE")) return MakeLiteral(begin, false);
  if (TakeKeyword("NULL")) return MakeLiteral(begin, {});
  if (AtKeyword("CASE")) return ParseCase();
  if (AtKeyword("EXISTS") && AtSymbol("{", 1)) return ParseExists();
  if (AtSymbol("(", 1) && AtWord(2) && AtKeyword("IN", 3)) {
    if (AtKeyword("ALL")) return ParseQuantifier(Kind::kAll);
    if (AtKeyword("ANY")) return ParseQuantifier(Kind::kAny);
    if (AtKeyword("NONE")) return ParseQuantifier(Kind::kNone);
    if (AtKeyword("SINGLE")) return ParseQuantifier(Kind::kSingle);
  }
  if (AtKeyword("REDUCE") && AtSymbol("(", 1)) return ParseReduce();
  if (CallLength() > 0) return ParseCall();
  std::string name;
  if (!AtWord()) return FailExpected("an expression"), nullptr;
  if (!ExpectVariable(&name)) return nullptr;
  auto variable = Make(Kind::kVariable, begin);
  if (variable) variable->name = name;
  return variable;
}

ExpressionPtr Parser::ParseInteger(bool negative) {
  const size_t begin = negative ? End() - 1 : Begin();
  const auto magnitude = ReadMagnitude(Peek().text);
  constexpr uint64_t kLimit = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
  if (!magnitude) return Fail(fault::kInvalidNumberLiteral, "this is no integer"), nullptr;
  if (*magnitude > kLimit + negative) {
    return Fail(fault::kIntegerOverflow, "this is no integer of 64 bits"), nullptr;
  }
  Take();
  return MakeLiteral(begin, static_cast<int64_t>(negative ? 0 - *magnitude : *magnitude));
}

ExpressionPtr Parser::ParseFloat() {
  const size_t begin = Begin();
  double value = 0;
  const std::string text = "0" + Peek().text;  // ".5" has no digit before its point
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range && text.find("e-") == std::string::npos &&
      text.find("E-") == std::string::npos) {
    return Fail(fault::kFloatingPointOverflow, "this number is too large for a float"), nullptr;
  }
  Take();
  return MakeLiteral(begin, value);
}

ExpressionPtr Parser::ParseCase() {
  const size_t begin = Begin();
  Take();
  std::vector<ExpressionPtr> parts(1);
  if (!AtKeyword("WHEN") && !(parts[0] = ParseExpression())) return nullptr;
  if (!AtKeyword("WHEN")) return FailExpected("WHEN"), nullptr;
  while (TakeKeyword("WHEN")) {
    auto condition = ParseExpression();
    if (!condition || !ExpectKeyword("THEN")) return nullptr;
    auto result = ParseExpression();
    if (!result) return nullptr;
    parts.insert(parts.end(), {condition, result});
  }
  parts.emplace_back();
  if (TakeKeyword("ELSE") && !(parts.back() = ParseExpression())) return nullptr;
  return ExpectKeyword("END") ? Make(Kind::kCase, begin, std::move(parts)) : nullptr;
}

ExpressionPtr Parser::ParseList() {
  const size_t begin = Begin();
  if (AtWord(1) && AtKeyword("IN", 2)) return ParseListComprehension();
  Take();
  if (AtPattern() || (AtWord() && AtSymbol("=", 1) && AtSymbol("(", 2))) return ParsePatternComprehension();
  std::vector<ExpressionPtr> items;
  if (!AtSymbol("]")) {
    do {
      items.push_back(ParseExpression());
      if (!items.back()) return nullptr;
    } while (TakeSymbol(","));
  }
  return Expect("]") ? Make(Kind::kList, begin, std::move(items)) : nullptr;
}

ExpressionPtr Parser::ParseListComprehension() {
  const size_t begin = Begin();
  Take();
  std::string name;
  if (!ExpectVariable(&name) || !ExpectKeyword("IN")) return nullptr;
  std::vector<ExpressionPtr> parts(3);
  parts[0] = ParseExpression();
  if (!parts[0] || !ParseSubclause("WHERE", &parts[1])) return nullptr;
  if (TakeSymbol("|") && !(parts[2] = ParseExpression())) return nullptr;
  if (!Expect("]")) return nullptr;
  auto comprehension = Make(Kind::kListComprehension, begin, std::move(parts));
  if (comprehension) comprehension->name = name;
  return comprehension;
}

ExpressionPtr Parser::ParsePatternComprehension() {
  const size_t begin = End() - 1;
  auto body = std::make_shared<PatternBody>();
  if (!Enter()) return nullptr;
  const bool read = ParsePath(&body->paths.emplace_back()) && ParseSubclause("WHERE", &body->where) && Expect("|");
  if (read) body->projection = ParseExpression();
  Leave();
  if (!body->projection || !Expect("]")) return nullptr;
  return MakeWithBody(Kind::kPatternComprehension, begin, std::move(body));
}

ExpressionPtr Parser::ParsePatternPredicate() {
  const size_t begin = Begin();
  auto body = std::make_shared<PatternBody>();
  if (!Enter() || !ParseChain(&body->paths.emplace_back())) return nullptr;
  Leave();
  body->paths[0].place = {begin, End()};
  return MakeWithBody(Kind::kPatternPredicate, begin, std::move(body));
}

ExpressionPtr Parser::ParseExists() {
  const size_t begin = Begin();
  Take();
  Take();
  if (AtFullSubquery()) return ParseSubquery(begin);
  TakeKeyword("MATCH");
  auto body = std::make_shared<PatternBody>();
  if (!Enter() || !ParsePattern(body.get()) || !ParseSubclause("WHERE", &body->where)) return nullptr;
  Leave();
  if (!Expect("}")) return nullptr;
  return MakeWithBody(Kind::kExists, begin, std::move(body));
}

// Whether what stands in the braces is more than a pattern and its condition.
bool Parser::AtFullSubquery() const {
  if (!AtKeyword("MATCH")) return !AtSymbol("(") && !AtSymbol("=", 1);
  int open = 1;
  for (size_t ahead = 0; Peek(ahead).kind != TokenKind::kEnd && open > 0; ++ahead) {
    if (AtSymbol("{", ahead)) ++open;
    if (AtSymbol("}", ahead)) --open;
    for (const std::string_view word :
         {"RETURN", "WITH", "SET", "CREATE", "MERGE", "DELETE", "REMOVE", "UNWIND", "CALL"}) {
      const bool of_operator =
          word == "WITH" && ahead > 0 && (AtKeyword("STARTS", ahead - 1) || AtKeyword("ENDS", ahead - 1));
      if (open == 1 && AtKeyword(word, ahead) && !of_operator) return true;
    }
  }
  return false;
}

ExpressionPtr Parser::ParseSubquery(size_t begin) {
  auto query = std::make_shared<SingleQuery>();
  if (!Enter() || !ParseSingleQuery(query.get())) return nullptr;
  Leave();
  for (const Clause& clause : query->clauses) {
    if (Writes(clause.kind)) {
      return FailAt(clause.place.begin, fault::kInvalidClauseComposition, "a subquery of EXISTS cannot write"), nullptr;
    }
  }
  if (!Expect("}")) return nullptr;
  auto exists = Make(Kind::kSubquery, begin);
  if (!exists) return nullptr;
  exists->depth = 50;  // what lies in the clauses is not counted one by one
  exists->subquery = std::make_shared<Subquery>();
  exists->subquery->query = std::move(query);
  return exists;
}

ExpressionPtr Parser::ParseMap() {
  const size_t begin = Begin();
  Take();
  std::vector<std::string> keys;
  std::vector<ExpressionPtr> values;
  if (!AtSymbol("}")) {
    do {
      if (!ExpectWord("a key", &keys.emplace_back()) || !Expect(":")) return nullptr;
      values.push_back(ParseExpression());
      if (!values.back()) return nullptr;
    } while (TakeSymbol(","));
  }
  if (!Expect("}")) return nullptr;
  auto map = Make(Kind::kMap, begin, std::move(values));
  if (map) map->keys = std::move(keys);
  return map;
}

ExpressionPtr Parser::ParseQuantifier(ExpressionKind kind) {
  const size_t begin = Begin();
  Take();
  Take();
  const std::string name = Take().text;
  Take();
  std::vector<ExpressionPtr> parts(2);
  parts[0] = ParseExpression();
  if (!parts[0] || !ExpectKeyword("WHERE") || !(parts[1] = ParseExpression()) || !Expect(")")) return nullptr;
  auto quantifier = Make(kind, begin, std::move(parts));
  if (quantifier) quantifier->name = name;
  return quantifier;
}

ExpressionPtr Parser::ParseReduce() {
  const size_t begin = Begin();
  Take();
  Take();
  std::string sum, element;
  std::vector<ExpressionPtr> parts(3);
  if (!ExpectVariable(&sum) || !Expect("=") || !(parts[0] = ParseExpression())) return nullptr;
  if (!Expect(",") || !ExpectVariable(&element) || !ExpectKeyword("IN")) return nullptr;
  if (!(parts[1] = ParseExpression()) || !Expect("|") || !(parts[2] = ParseExpression())) return nullptr;
  if (!Expect(")")) return nullptr;
  auto reduce = Make(Kind::kReduce, begin, std::move(parts));
  if (reduce) {
    reduce->name = element;
    reduce->keys = {sum};
  }
  return reduce;
}

// How many tokens the name of a call here takes, its parenthesis left out; 0 where there is no call.
size_t Parser::CallLength() const {
  size_t length = 1;
  const auto is_name = [this](size_t ahead) {
    return Peek(ahead).kind == TokenKind::kWord || Peek(ahead).kind == TokenKind::kQuotedWord;
  };
  while (AtSymbol(".", length) && is_name(length + 1)) length += 2;
  if (!AtSymbol("(", length)) return 0;
  const bool names = AtWord() || AtKeyword("EXISTS") || AtKeyword("STARTS") || AtKeyword("CONTAINS");
  return length > 1 || names ? length : 0;
}

ExpressionPtr Parser::ParseCall() {
  const size_t begin = Begin();
  if (AtKeyword("COUNT") && AtSymbol("*", 2) && AtSymbol(")", 3)) {
    at_ += 4;
    return Make(Kind::kCountStar, begin);
  }
  std::string name;
  for (size_t left = CallLength(); left > 0; --left) name += Take().text;
  Take();
  Expression call;
  call.distinct = TakeKeyword("DISTINCT");
  if (!ParseArguments(&call)) return nullptr;
  auto made = Make(Kind::kCall, begin, std::move(call.operands));
  if (!made) return nullptr;
  made->name = name;
  made->distinct = call.distinct;
  return made;
}

bool Parser::ParseArguments(Expression* call) {
  if (!AtSymbol(")")) {
    do {
      call->operands.push_back(ParseExpression());
      if (!call->operands.back()) return false;
    } while (TakeSymbol(","));
  }
  return Expect(")");
}

}  // namespace entente::query
