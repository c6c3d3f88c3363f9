#include "memory_graph.h"

#include <algorithm>
#include <set>

#include "query/cypher/lexer.h"
#include "query/cypher/parser.h"
#include "query/cypher/prepare.h"
#include "query/execute.h"

namespace entente::query {
namespace {

std::vector<std::string> KeysOf(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

Value Find(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found != map.end() ? found->second : Value();
}

class MemoryNode : public Node {
 public:
  MemoryNode(uint64_t id, std::vector<std::string> labels, Map properties)
      : Node(id), labels_(std::move(labels)), properties_(std::move(properties)) {}

  Result<Value> Get(std::string_view key) const override { return Find(properties_, key); }
  Result<std::vector<std::string>> Keys() const override { return KeysOf(properties_); }
  Result<std::vector<std::string>> Labels() const override { return labels_; }

 private:
  std::vector<std::string> labels_;
  Map properties_;
};

class MemoryRelationship : public Relationship {
 public:
  MemoryRelationship(uint64_t id, std::string type, uint64_t start, uint64_t end, Map properties)
      : Relationship(id, std::move(type), start, end, false), properties_(std::move(properties)) {}

  Result<Value> Get(std::string_view key) const override { return Find(properties_, key); }
  Result<std::vector<std::string>> Keys() const override { return KeysOf(properties_); }

 private:
  Map properties_;
};

bool HasType(const std::vector<std::string>& types, const std::string& type) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

bool Fits(const Relationship& relationship, uint64_t node, const RelationshipFilter& filter) {
  const bool out = relationship.start() == node, in = relationship.end() == node;
  if ((!out && !in) || !HasType(filter.types, relationship.type())) return false;
  if (filter.other && *filter.other != (out ? relationship.end() : relationship.start())) return false;
  return filter.direction == Direction::kBoth || (filter.direction == Direction::kOut ? out : in);
}

std::string Given(const Map& variables) {
  std::string text;
  for (const auto& [name, value] : variables) text += (text.empty() ? "WITH $" : ", $") + name + " AS " + name;
  return text + " ";
}

// The text cut before each clause.
std::vector<std::string> Clauses(std::string_view text) {
  std::vector<std::string> clauses;
  const auto tokens = Lex(text);
  if (!tokens.ok()) return {std::string(text)};
  const std::set<std::string> words = {"CREATE", "WITH", "UNWIND", "MATCH", "DELETE", "SET", "MERGE", "FOREACH"};
  size_t begin = 0;
  int open = 0;
  for (const Token& token : tokens.value()) {
    if (token.kind == TokenKind::kSymbol) {
      if (token.text == "(" || token.text == "{" || token.text == "[") ++open;
      if (token.text == ")" || token.text == "}" || token.text == "]") --open;
    }
    const bool starts = token.kind == TokenKind::kWord && open == 0 && words.count(token.text) > 0;
    const bool ends = token.kind == TokenKind::kEnd || (token.kind == TokenKind::kSymbol && token.text == ";");
    if (!starts && !ends) continue;
    if (token.place.begin > begin) clauses.emplace_back(text.substr(begin, token.place.begin - begin));
    if (ends) break;
    begin = token.place.begin;
  }
  return clauses;
}

}  // namespace

Result<std::vector<Map>> MemoryGraph::Read(const std::string& clauses, const Map& variables) const {
  const auto plan = Prepare(Given(variables) + clauses);
  if (!plan.ok()) return plan.status();
  std::vector<Map> rows;
  const Status status = Execute(plan.value(), *this, variables, {}, [&](const std::vector<Value>& row) {
    Map named;
    for (size_t i = 0; i < row.size(); ++i) named[plan.value().columns[i]] = row[i];
    rows.push_back(std::move(named));
    return true;
  });
  if (!status.ok()) return status;
  return rows;
}

Result<Map> MemoryGraph::Evaluate(const ExpressionPtr& properties, const Map& variables) const {
  if (!properties) return Map();
  const auto rows = Read("RETURN " + Print(*properties) + " AS properties", variables);
  if (!rows.ok()) return rows.status();
  Map map;
  for (const auto& [key, property] : rows.value()[0].at("properties").map()) {
    if (!property.is_null()) map[key] = property;
  }
  return map;
}

Result<NodePtr> MemoryGraph::AddNode(const NodePattern& node, Map* variables) {
  const auto found = variables->find(node.variable);
  if (!node.variable.empty() && found != variables->end()) return found->second.node();
  auto properties = Evaluate(node.properties, *variables);
  if (!properties.ok()) return properties.status();
  const NodePtr made = std::make_shared<MemoryNode>(nodes_.size(), node.labels, std::move(properties).value());
  nodes_.push_back(made);
  if (!node.variable.empty()) (*variables)[node.variable] = made;
  return made;
}

Status MemoryGraph::AddPath(const PathPattern& path, Map* variables) {
  std::vector<NodePtr> nodes;
  for (const NodePattern& pattern : path.nodes) {
    auto node = AddNode(pattern, variables);
    if (!node.ok()) return node.status();
    nodes.push_back(std::move(node).value());
  }
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const RelationshipPattern& pattern = path.relationships[i];
    auto properties = Evaluate(pattern.properties, *variables);
    if (!properties.ok()) return properties.status();
    const bool in = pattern.direction == Direction::kIn;
    relationships_.push_back(std::make_shared<MemoryRelationship>(relationships_.size(), pattern.types.at(0),
                                                                  nodes[i + in]->id(), nodes[i + !in]->id(),
                                                                  std::move(properties).value()));
    if (!pattern.variable.empty()) (*variables)[pattern.variable] = relationships_.back();
  }
  return {};
}

Status MemoryGraph::CreatePaths(const std::string& clause, Map* variables) {
  const auto query = Parse("MATCH" + clause.substr(6) + "\nRETURN 1");
  if (!query.ok()) return query.status();
  for (const PathPattern& path : query.value().parts[0].clauses[0].pattern.paths) {
    if (const Status status = AddPath(path, variables); !status.ok()) return status;
  }
  return {};
}

Status MemoryGraph::Create(std::string_view create) {
  std::vector<Map> rows = {Map()};
  std::string reading;
  for (const std::string& clause : Clauses(create)) {
    if (!clause.starts_with("CREATE")) {
      reading += clause;
      continue;
    }
    std::vector<Map> next;
    for (const Map& row : rows) {
      auto read = reading.empty() ? Result<std::vector<Map>>({row}) : Read(reading + " RETURN *", row);
      if (!read.ok()) return read.status();
      next.insert(next.end(), read.value().begin(), read.value().end());
    }
    reading.clear();
    rows = std::move(next);
    for (Map& row : rows) {
      if (const Status status = CreatePaths(clause, &row); !status.ok()) return status;
    }
  }
  return reading.empty() ? Status() : Status(ErrorCode::kInvalidInput, "ends with what does not create");
}

Status MemoryGraph::VisitNodes(const std::vector<std::string>& labels, const NodeVisitor& visit) const {
  for (const NodePtr& node : nodes_) {
    const auto own = node->Labels().value();
    const bool fits = std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
      return std::find(own.begin(), own.end(), label) != own.end();
    });
    if (fits && !visit(node)) break;
  }
  return {};
}

Status MemoryGraph::VisitNodesWith(std::string_view, const Value&, const NodeVisitor& visit) const {
  return VisitNodes({}, visit);
}

Status MemoryGraph::VisitRelationships(const std::vector<std::string>& types, const RelationshipVisitor& visit) const {
  for (const RelationshipPtr& relationship : relationships_) {
    if (HasType(types, relationship->type()) && !visit(relationship)) break;
  }
  return {};
}

Status MemoryGraph::VisitRelationshipsOf(const Node& node, const RelationshipFilter& filter,
                                         const RelationshipVisitor& visit) const {
  for (const RelationshipPtr& relationship : relationships_) {
    if (Fits(*relationship, node.id(), filter) && !visit(relationship)) break;
  }
  return {};
}

Result<NodePtr> MemoryGraph::GetNode(uint64_t id) const { return nodes_.at(id); }
Result<List> MemoryGraph::Resolve(std::string_view) const { return List(); }
Result<List> MemoryGraph::EvidenceOf(const Relationship&) const { return List(); }

}  // namespace entente::query
