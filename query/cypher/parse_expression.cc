#include <optional>

#include "query/cypher/parser.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

// From the loosest binding to the tightest.
enum Level {
  kOrLevel,
  kXorLevel,
  kAndLevel,
  kNotLevel,
  kComparisonLevel,
  kPredicateLevel,
  kAddLevel,
  kMultiplyLevel,
  kPowerLevel,
  kUnaryLevel
};

struct OperatorSign {
  std::string_view text;
  Kind kind;
  int level;
};

constexpr OperatorSign kWords[] = {
    {"OR", Kind::kOr, kOrLevel}, {"XOR", Kind::kXor, kXorLevel}, {"AND", Kind::kAnd, kAndLevel}};
constexpr OperatorSign kSymbols[] = {{"+", Kind::kAdd, kAddLevel},           {"-", Kind::kSubtract, kAddLevel},
                                     {"*", Kind::kMultiply, kMultiplyLevel}, {"/", Kind::kDivide, kMultiplyLevel},
                                     {"%", Kind::kModulo, kMultiplyLevel},   {"^", Kind::kPower, kPowerLevel}};
constexpr OperatorSign kComparisons[] = {
    {"=", Kind::kEqual, kComparisonLevel},   {"<>", Kind::kNotEqual, kComparisonLevel},
    {"<", Kind::kLess, kComparisonLevel},    {"<=", Kind::kLessEqual, kComparisonLevel},
    {">", Kind::kGreater, kComparisonLevel}, {">=", Kind::kGreaterEqual, kComparisonLevel}};

}  // namespace

ExpressionPtr Parser::ParseExpression() {
  if (!Enter()) return nullptr;
  auto expression = ParseLevel(kOrLevel);
  Leave();
  return expression;
}

ExpressionPtr Parser::ParseLevel(int level) {
  if (level == kNotLevel) return ParseNot();
  if (level == kUnaryLevel) return ParseUnary();
  const auto find_operator = [&]() -> std::optional<Kind> {
    for (const OperatorSign& candidate : kWords) {
      if (candidate.level == level && AtKeyword(candidate.text)) return candidate.kind;
    }
    for (const OperatorSign& candidate : kSymbols) {
      if (candidate.level == level && AtSymbol(candidate.text)) return candidate.kind;
    }
    return std::nullopt;
  };
  const size_t begin = Begin();
  auto left = ParseLevel(level + 1);
  while (left) {
    const auto kind = find_operator();
    if (!kind) break;
    Take();
    auto right = ParseLevel(level + 1);
    left = right ? Make(*kind, begin, {left, right}) : nullptr;
  }
  return left;
}

ExpressionPtr Parser::ParseNot() {
  const size_t begin = Begin();
  size_t count = 0;
  while (TakeKeyword("NOT")) ++count;
  auto expression = ParseComparison();
  for (; expression && count > 0; --count) expression = Make(Kind::kNot, begin, {expression});
  return expression;
}

// a < b <= c means a < b AND b <= c.
ExpressionPtr Parser::ParseComparison() {
  const size_t begin = Begin();
  auto left = ParsePredicate();
  ExpressionPtr all;
  while (left) {
    const OperatorSign* found = nullptr;
    for (const OperatorSign& candidate : kComparisons) {
      if (AtSymbol(candidate.text)) found = &candidate;
    }
    if (found == nullptr) break;
    Take();
    auto right = ParsePredicate();
    auto comparison = right ? Make(found->kind, begin, {left, right}) : nullptr;
    all = all && comparison ? Make(Kind::kAnd, begin, {all, comparison}) : comparison;
    left = right;
    if (!all) return nullptr;
  }
  return all ? all : left;
}

ExpressionPtr Parser::ParsePredicate() {
  const size_t begin = Begin();
  auto left = ParseLevel(kAddLevel);
  while (left) {
    std::optional<Kind> kind;
    if (TakeKeyword("IS")) {
      kind = TakeKeyword("NOT") ? Kind::kIsNotNull : Kind::kIsNull;
      if (!ExpectKeyword("NULL")) return nullptr;
      left = Make(*kind, begin, {left});
      continue;
    }
    if (TakeKeyword("IN"))
      kind = Kind::kIn;
    else if (TakeSymbol("=~"))
      kind = Kind::kMatches;
    else if (TakeKeyword("CONTAINS"))
      kind = Kind::kContains;
    else if (TakeKeyword("STARTS"))
      kind = Kind::kStartsWith;
    else if (TakeKeyword("ENDS"))
      kind = Kind::kEndsWith;
    if (!kind) break;
    if ((kind == Kind::kStartsWith || kind == Kind::kEndsWith) && !ExpectKeyword("WITH")) return nullptr;
    auto right = ParseLevel(kAddLevel);
    left = right ? Make(*kind, begin, {left, right}) : nullptr;
  }
  return left;
}

ExpressionPtr Parser::ParseUnary() {
  const size_t begin = Begin();
  std::vector<Kind> signs;
  while (AtSymbol("-") || AtSymbol("+")) {
    const bool minus = AtSymbol("-");
    if (minus && Peek(1).kind == TokenKind::kInteger) break;
    Take();
    signs.push_back(minus ? Kind::kNegate : Kind::kIdentity);
  }
  auto expression = ParsePostfix();
  for (; expression && !signs.empty(); signs.pop_back()) expression = Make(signs.back(), begin, {expression});
  return expression;
}

ExpressionPtr Parser::ParsePostfix() {
  const size_t begin = Begin();
  auto left = TakeSymbol("-") ? ParseInteger(true) : ParseAtom();
  while (left) {
    if (TakeSymbol(".")) {
      std::string key;
      if (!ExpectWord("the name of a property", &key)) return nullptr;
      left = Make(Kind::kProperty, begin, {left});
      if (left) left->name = key;
    } else if (AtSymbol("[")) {
      left = ParseSubscript(left);
    } else if (AtSymbol(":")) {
      return ParseHasLabels(left);
    } else {
      break;
    }
  }
  return left;
}

ExpressionPtr Parser::ParseSubscript(ExpressionPtr left) {
  const size_t begin = left->place.begin;
  Take();
  ExpressionPtr first, last;
  if (!AtSymbol("..") && !(first = ParseExpression())) return nullptr;
  if (TakeSymbol("]")) return Make(Kind::kIndex, begin, {left, first});
  if (!TakeSymbol("..")) return FailExpected("] or .."), nullptr;
  if (!AtSymbol("]") && !(last = ParseExpression())) return nullptr;
  return Expect("]") ? Make(Kind::kSlice, begin, {left, first, last}) : nullptr;
}

ExpressionPtr Parser::ParseHasLabels(ExpressionPtr left) {
  std::vector<std::string> labels;
  std::vector<Place> places;
  if (!ParseLabels(&labels, &places)) return nullptr;
  auto expression = Make(Kind::kHasLabels, left->place.begin, {left});
  if (expression) expression->keys = std::move(labels);
  return expression;
}

}  // namespace entente::query
