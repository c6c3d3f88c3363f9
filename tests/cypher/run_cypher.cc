#include "run_cypher.h"

#include "query/cypher/prepare.h"
#include "query/execute.h"

namespace entente::query {
namespace {

using Names = std::set<std::string>;

void CountChanges(const std::string& what, const Names& before, const Names& after,
                  std::map<std::string, int64_t>* changes) {
  for (const std::string& name : after) {
    if (before.count(name) == 0) ++(*changes)["+" + what];
  }
  for (const std::string& name : before) {
    if (after.count(name) == 0) ++(*changes)["-" + what];
  }
}

}  // namespace

CypherAnswer RunCypher(std::string_view cypher, MemoryGraph* graph, const Parameters& parameters,
                       const Procedures& procedures) {
  CypherAnswer answer;
  const auto plan = Prepare(cypher, procedures);
  answer.status = plan.status();
  if (!plan.ok()) return answer;
  answer.prepared = true;
  answer.columns = plan.value().columns;
  ExecuteOptions options;
  options.time_limit = std::chrono::seconds(20);
  options.now = Instant{1'556'150'400, 0};
  answer.status = Execute(plan.value(), *graph, parameters, options, [&](const List& row) {
    answer.rows.push_back(row);
    return true;
  });
  return answer;
}

Value EvaluateText(const std::string& expression) {
  MemoryGraph graph;
  const CypherAnswer answer = RunCypher("RETURN " + expression, &graph);
  return answer.status.ok() && !answer.rows.empty() ? answer.rows[0][0] : Value();
}

Snapshot::Snapshot(const MemoryGraph& graph) {
  const Status nodes = graph.VisitNodes({}, [&](const NodePtr& node) {
    nodes_.insert(std::to_string(node->id()));
    const auto labels = node->Labels();
    if (labels.ok()) labels_.insert(labels.value().begin(), labels.value().end());
    Add(*node);
    return true;
  });
  const Status relationships = graph.VisitRelationships({}, [&](const RelationshipPtr& relationship) {
    relationships_.insert(std::to_string(relationship->id()));
    Add(*relationship);
    return true;
  });
  if (!nodes.ok() || !relationships.ok()) nodes_.insert("the graph cannot be read");
}

void Snapshot::Add(const Entity& entity) {
  const auto properties = PropertiesOf(entity);
  if (!properties.ok()) return;
  for (const auto& [key, value] : properties.value()) {
    properties_.insert(std::to_string(entity.id()) + " " + key + " " + ToText(value));
  }
}

std::map<std::string, int64_t> Snapshot::ChangesSince(const Snapshot& before) const {
  std::map<std::string, int64_t> changes;
  CountChanges("nodes", before.nodes_, nodes_, &changes);
  CountChanges("relationships", before.relationships_, relationships_, &changes);
  CountChanges("properties", before.properties_, properties_, &changes);
  CountChanges("labels", before.labels_, labels_, &changes);
  return changes;
}

}  // namespace entente::query
