#include "query/expression.h"

#include <array>

#include "query/functions.h"

namespace entente::query {
namespace {

using Kind = ExpressionKind;

std::string_view OperatorText(Kind kind) {
  constexpr std::array<std::string_view, 20> kTexts = {
      "OR",          "XOR",       "AND",      "=",  "<>", "<", "<=", ">", ">=", "IN",
      "STARTS WITH", "ENDS WITH", "CONTAINS", "=~", "+",  "-", "*",  "/", "%",  "^"};
  return kTexts[static_cast<size_t>(kind) - static_cast<size_t>(Kind::kOr)];
}

std::string PrintAll(const std::vector<ExpressionPtr>& expressions, size_t begin = 0) {
  std::string text;
  for (size_t i = begin; i < expressions.size(); ++i) text += (i > begin ? ", " : "") + Print(*expressions[i]);
  return text;
}

std::string PrintOptional(std::string_view before, const ExpressionPtr& expression) {
  return expression ? std::string(before) + Print(*expression) : "";
}

std::string PrintMap(const Expression& map) {
  std::string text = "{";
  for (size_t i = 0; i < map.keys.size(); ++i) {
    text += (i > 0 ? ", " : "") + map.keys[i] + ": " + Print(*map.operands[i]);
  }
  return text + "}";
}

std::string PrintCase(const Expression& expression) {
  const auto& parts = expression.operands;
  std::string text = "CASE" + PrintOptional(" ", parts.front());
  for (size_t i = 1; i + 1 < parts.size(); i += 2) {
    text += " WHEN " + Print(*parts[i]) + " THEN " + Print(*parts[i + 1]);
  }
  return text + PrintOptional(" ELSE ", parts.back()) + " END";
}

std::string PrintOver(std::string_view before, const Expression& expression, std::string_view after) {
  const auto& parts = expression.operands;
  std::string text = std::string(before) + expression.name + " IN " + Print(*parts[0]);
  text += PrintOptional(" WHERE ", parts[1]);
  if (parts.size() > 2) text += PrintOptional(" | ", parts[2]);
  return text + std::string(after);
}

std::string PrintCall(const Expression& call) {
  return call.name + "(" + (call.distinct ? "DISTINCT " : "") + PrintAll(call.operands) + ")";
}

std::string PrintLabels(const std::vector<std::string>& labels) {
  std::string text;
  for (const std::string& label : labels) text += ":" + label;
  return text;
}

std::string PrintComprehension(const PatternBody& body) {
  return "[" + Print(body.paths[0]) + PrintOptional(" WHERE ", body.where) + " | " + Print(*body.projection) + "]";
}

std::string PrintReduce(const Expression& reduce) {
  return "reduce(" + reduce.keys[0] + " = " + Print(*reduce.operands[0]) + ", " + reduce.name + " IN " +
         Print(*reduce.operands[1]) + " | " + Print(*reduce.operands[2]) + ")";
}

std::string PrintBinary(const Expression& expression) {
  return "(" + Print(*expression.operands[0]) + " " + std::string(OperatorText(expression.kind)) + " " +
         Print(*expression.operands[1]) + ")";
}

std::string PrintSlice(const Expression& slice) {
  return Print(*slice.operands[0]) + "[" + PrintOptional("", slice.operands[1]) + ".." +
         PrintOptional("", slice.operands[2]) + "]";
}

std::string PrintNode(const NodePattern& node) {
  std::string text = node.variable + PrintLabels(node.labels);
  if (node.properties && !text.empty()) text += " ";
  return "(" + text + PrintOptional("", node.properties) + ")";
}

std::string PrintLength(const RelationshipPattern& relationship) {
  if (!relationship.variable_length) return "";
  std::string text = "*";
  if (relationship.min) text += std::to_string(*relationship.min);
  if (relationship.min != relationship.max || !relationship.min) text += "..";
  if (relationship.max && relationship.min != relationship.max) text += std::to_string(*relationship.max);
  return text;
}

std::string PrintRelationship(const RelationshipPattern& relationship) {
  std::string text = relationship.variable;
  for (size_t i = 0; i < relationship.types.size(); ++i) text += (i > 0 ? "|" : ":") + relationship.types[i];
  text += PrintLength(relationship);
  if (relationship.properties && !text.empty()) text += " ";
  text += PrintOptional("", relationship.properties);
  const bool in = relationship.direction == Direction::kIn, out = relationship.direction == Direction::kOut;
  return std::string(in ? "<-" : "-") + "[" + text + "]" + (out ? "->" : "-");
}

}  // namespace

std::string Print(const PathPattern& path) {
  std::string text = PrintNode(path.nodes[0]);
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    text += PrintRelationship(path.relationships[i]) + PrintNode(path.nodes[i + 1]);
  }
  if (path.shortest == Shortest::kOne) text = "shortestPath(" + text + ")";
  if (path.shortest == Shortest::kAll) text = "allShortestPaths(" + text + ")";
  return path.variable.empty() ? text : path.variable + " = " + text;
}

std::string Print(const PatternBody& body) {
  std::string text;
  for (const PathPattern& path : body.paths) text += (text.empty() ? "" : ", ") + Print(path);
  return text + PrintOptional(" WHERE ", body.where);
}

std::string Print(const Expression& expression) {
  const auto& operands = expression.operands;
  switch (expression.kind) {
    case Kind::kLiteral:
      return ToText(expression.value);
    case Kind::kVariable:
      return expression.name;
    case Kind::kParameter:
      return "$" + expression.name;
    case Kind::kProperty:
      return Print(*operands[0]) + "." + expression.name;
    case Kind::kList:
      return "[" + PrintAll(operands) + "]";
    case Kind::kMap:
      return PrintMap(expression);
    case Kind::kCall:
      return PrintCall(expression);
    case Kind::kCountStar:
      return "count(*)";
    case Kind::kNot:
      return "NOT " + Print(*operands[0]);
    case Kind::kNegate:
      return "-" + Print(*operands[0]);
    case Kind::kIdentity:
      return "+" + Print(*operands[0]);
    case Kind::kIsNull:
      return "(" + Print(*operands[0]) + " IS NULL)";
    case Kind::kIsNotNull:
      return "(" + Print(*operands[0]) + " IS NOT NULL)";
    case Kind::kIndex:
      return Print(*operands[0]) + "[" + Print(*operands[1]) + "]";
    case Kind::kSlice:
      return PrintSlice(expression);
    case Kind::kHasLabels:
      return "(" + Print(*operands[0]) + PrintLabels(expression.keys) + ")";
    case Kind::kCase:
      return PrintCase(expression);
    case Kind::kListComprehension:
      return PrintOver("[", expression, "]");
    case Kind::kAll:
      return PrintOver("all(", expression, ")");
    case Kind::kAny:
      return PrintOver("any(", expression, ")");
    case Kind::kNone:
      return PrintOver("none(", expression, ")");
    case Kind::kSingle:
      return PrintOver("single(", expression, ")");
    case Kind::kReduce:
      return PrintReduce(expression);
    case Kind::kPatternPredicate:
      return Print(*expression.body);
    case Kind::kPatternComprehension:
      return PrintComprehension(*expression.body);
    case Kind::kSubquery:
      return "EXISTS { ... }";
    case Kind::kExists:
      return "EXISTS { " + Print(*expression.body) + " }";
    default:
      return PrintBinary(expression);
  }
}

void Walk(const Expression& expression, const std::function<bool(const Expression&)>& visit) {
  if (!visit(expression)) return;
  for (const ExpressionPtr& operand : expression.operands) WalkOptional(operand, visit);
  if (expression.body) Walk(*expression.body, visit);
}

void WalkOptional(const ExpressionPtr& expression, const std::function<bool(const Expression&)>& visit) {
  if (expression) Walk(*expression, visit);
}

void Walk(const PatternBody& body, const std::function<bool(const Expression&)>& visit) {
  for (const PathPattern& path : body.paths) {
    for (const NodePattern& node : path.nodes) WalkOptional(node.properties, visit);
    for (const RelationshipPattern& relationship : path.relationships) WalkOptional(relationship.properties, visit);
  }
  WalkOptional(body.where, visit);
  WalkOptional(body.projection, visit);
}

bool IsAggregate(const Expression& expression) {
  return expression.kind == Kind::kCountStar ||
         (expression.kind == Kind::kCall && FindAggregate(expression.name) != nullptr);
}

bool ContainsAggregate(const Expression& expression) {
  bool found = false;
  Walk(expression, [&](const Expression& part) {
    found |= IsAggregate(part);
    return !found;
  });
  return found;
}

}  // namespace entente::query
