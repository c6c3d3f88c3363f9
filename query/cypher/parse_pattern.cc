#include <charconv>

#include "query/cypher/parser.h"

namespace entente::query {
namespace {

constexpr size_t kMaxElements = 100;  // of one MATCH; bounds the stack of the matcher, which nests by element

size_t CountElements(const PatternBody& body) {
  size_t count = 0;
  for (const PathPattern& path : body.paths) count += path.nodes.size();
  return count;
}

}  // namespace

bool Parser::ParsePattern(PatternBody* body) {
  do {
    if (!ParsePath(&body->paths.emplace_back())) return false;
    if (CountElements(*body) > kMaxElements) return Fail("too many nodes in one pattern");
  } while (TakeSymbol(","));
  return failure_.ok();
}

bool Parser::ParsePath(PathPattern* path) {
  path->place = Peek().place;
  if (AtWord() && AtSymbol("=", 1)) {
    path->variable = Take().text;
    Take();
  }
  if (AtSymbol("(", 1) && (AtKeyword("SHORTESTPATH") || AtKeyword("ALLSHORTESTPATHS"))) return ParseShortest(path);
  return ParseChain(path);
}

bool Parser::ParseShortest(PathPattern* path) {
  path->shortest = AtKeyword("SHORTESTPATH") ? Shortest::kOne : Shortest::kAll;
  const size_t begin = Begin();
  Take();
  if (!Expect("(") || !ParseChain(path)) return false;
  if (path->relationships.size() != 1)
    return FailAt(begin, fault::kUnexpectedSyntax, "a shortest path needs a pattern of one relationship");
  return Expect(")");
}

bool Parser::ParseChain(PathPattern* path) {
  if (!ParseNode(&path->nodes.emplace_back())) return false;
  while (AtRelationship()) {
    if (path->nodes.size() > kMaxElements) return Fail("too many nodes in one pattern");
    if (!ParseRelationship(&path->relationships.emplace_back())) return false;
    if (!ParseNode(&path->nodes.emplace_back())) return false;
  }
  return failure_.ok();
}

bool Parser::AtRelationship() const { return AtSymbol("-") || (AtSymbol("<") && AtSymbol("-", 1)); }

bool Parser::ParseNode(NodePattern* node) {
  node->place = Peek().place;
  if (!Expect("(")) return false;
  if (AtWord()) {
    node->place = Peek().place;
    node->variable = Take().text;
  }
  return ParseLabels(&node->labels, &node->label_places) && ParseProperties(&node->properties) && Expect(")");
}

bool Parser::ParseLabels(std::vector<std::string>* labels, std::vector<Place>* places) {
  while (TakeSymbol(":")) {
    places->push_back(Peek().place);
    if (!ExpectWord("a label", &labels->emplace_back())) return false;
  }
  return failure_.ok();
}

bool Parser::ParseProperties(ExpressionPtr* properties) {
  if (AtSymbol("{")) {
    *properties = ParseMap();
    return *properties != nullptr;
  }
  if (Peek().kind != TokenKind::kParameter) return failure_.ok();
  *properties = ParseAtom();
  return *properties != nullptr;
}

bool Parser::ParseRelationship(RelationshipPattern* relationship) {
  relationship->place = Peek().place;
  const bool in = TakeSymbol("<");
  if (!Expect("-")) return false;
  if (TakeSymbol("[") && !ParseRelationshipDetail(relationship)) return false;
  if (!Expect("-")) return false;
  const bool out = TakeSymbol(">");
  if (in != out) relationship->direction = in ? Direction::kIn : Direction::kOut;
  return failure_.ok();
}

bool Parser::ParseRelationshipDetail(RelationshipPattern* relationship) {
  if (AtWord()) {
    relationship->place = Peek().place;
    relationship->variable = Take().text;
  }
  return ParseTypes(relationship) && ParseLength(relationship) && ParseProperties(&relationship->properties) &&
         Expect("]");
}

bool Parser::ParseTypes(RelationshipPattern* relationship) {
  if (!TakeSymbol(":")) return failure_.ok();
  do {
    TakeSymbol(":");  // "|:" is an older spelling of "|"
    relationship->type_places.push_back(Peek().place);
    if (!ExpectWord("a relationship type", &relationship->types.emplace_back())) return false;
  } while (TakeSymbol("|"));
  return failure_.ok();
}

bool Parser::ParseLength(RelationshipPattern* relationship) {
  if (AtSymbol("..")) return Fail(fault::kInvalidRelationshipPattern, "expected * before a length");
  if (!TakeSymbol("*")) return failure_.ok();
  if (AtSymbol("-")) return Fail(fault::kInvalidRelationshipPattern, "a length cannot be negative");
  relationship->variable_length = true;
  const auto take_bound = [this](std::optional<int64_t>* bound) {
    if (Peek().kind != TokenKind::kInteger) return true;
    int64_t value = 0;
    const std::string& text = Peek().text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return Fail("expected a length");
    *bound = value;
    Take();
    return true;
  };
  if (!take_bound(&relationship->min)) return false;
  if (TakeSymbol("..")) return take_bound(&relationship->max);
  relationship->max = relationship->min;
  return failure_.ok();
}

// Whether the parenthesis here opens a pattern of at least one relationship rather than an expression: (a)-[... or
// (a)--( or (a)<-- and so on, where what stands inside can be a node.
bool Parser::AtPattern() const {
  if (!AtSymbol("(")) return false;
  const size_t inside = AtWord(1) ? 2 : 1;
  if (!AtSymbol(")", inside) && !AtSymbol(":", inside) && !AtSymbol("{", inside)) return false;
  size_t at = 0;
  for (int open = 0; at_ + at < tokens_.size(); ++at) {
    if (AtSymbol("(", at)) ++open;
    if (AtSymbol(")", at) && --open == 0) break;
  }
  size_t next = at + 1;
  if (AtSymbol("<", next)) ++next;
  if (!AtSymbol("-", next)) return false;
  if (AtSymbol("[", next + 1)) return true;
  return AtSymbol("-", next + 1) && (AtSymbol("(", next + 2) || AtSymbol(">", next + 2));
}

}  // namespace entente::query
