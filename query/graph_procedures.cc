#include "query/graph_procedures.h"

#include "graph/algorithms.h"
#include "query/algorithm_options.h"

namespace entente::query {
namespace {

// What a procedure sees: the graph, its options, and nodes by actor.
class Work {
 public:
  Work(const PropertyGraph& graph, const ProcedureVisitor& visit) : graph_(graph), visit_(visit) {}

  const GraphView& view() const { return *graph_.view(); }

  Value NodeOf(ActorId actor) {
    auto node = graph_.GetNode(static_cast<uint64_t>(actor));
    if (!node.ok()) failure_ = node.status();
    return node.ok() ? Value(std::move(node).value()) : Value();
  }

  // The relationship that an edge is.
  RelationshipPtr RelationshipOf(const Edge& edge, const NodePtr& end) {
    RelationshipPtr found;
    RelationshipFilter filter;
    filter.other = static_cast<uint64_t>(edge.from) == end->id() ? static_cast<uint64_t>(edge.to)
                                                                 : static_cast<uint64_t>(edge.from);
    const Status status = graph_.VisitRelationshipsOf(*end, filter, [&](const RelationshipPtr& relationship) {
      if (relationship->id() == static_cast<uint64_t>(edge.id)) found = relationship;
      return !found;
    });
    if (!status.ok()) failure_ = status;
    return found;
  }

  // False where no more rows are wanted.
  bool Give(List row) { return failure_.ok() && visit_(std::move(row)); }

  const Status& status() const { return failure_; }

 private:
  const PropertyGraph& graph_;
  const ProcedureVisitor& visit_;
  Status failure_;
};

using Arguments = List;
using Run = Status (*)(Work& work, const Arguments& arguments, const AlgorithmOptions& options);

ActorId ActorIn(const Value& node) { return ActorId{node.node()->id()}; }

Status GiveScores(Work& work, const Result<std::vector<ActorScore>>& scores) {
  if (!scores.ok()) return scores.status();
  for (const ActorScore& score : scores.value()) {
    if (!work.Give({work.NodeOf(score.actor), Value(score.score)})) break;
  }
  return work.status();
}

Status RunPageRank(Work& work, const Arguments&, const AlgorithmOptions& options) {
  return GiveScores(work, PageRank(work.view(), options.selection, options.damping));
}

Status RunBetweenness(Work& work, const Arguments&, const AlgorithmOptions& options) {
  return GiveScores(work, Betweenness(work.view(), options.selection));
}

Status RunDegree(Work& work, const Arguments&, const AlgorithmOptions& options) {
  const auto degrees = Degrees(work.view(), options.selection);
  if (!degrees.ok()) return degrees.status();
  for (const ActorDegree& degree : degrees.value()) {
    if (!work.Give({work.NodeOf(degree.actor), Value(degree.edges), Value(degree.neighbours)})) break;
  }
  return work.status();
}

// A row for each actor, its group numbered from 1, and `last` at its end where that is something.
Status GiveGroups(Work& work, const std::vector<std::vector<ActorId>>& groups, const List& last) {
  for (size_t i = 0; i < groups.size(); ++i) {
    for (ActorId actor : groups[i]) {
      List row = {Value(i + 1), Value(groups[i].size()), work.NodeOf(actor)};
      row.insert(row.end(), last.begin(), last.end());
      if (!work.Give(std::move(row))) return work.status();
    }
  }
  return work.status();
}

Status RunCommunities(Work& work, const Arguments&, const AlgorithmOptions& options) {
  const auto communities = FindCommunities(work.view(), options.selection);
  if (!communities.ok()) return communities.status();
  return GiveGroups(work, communities.value().groups, {Value(communities.value().modularity)});
}

Status RunComponents(Work& work, const Arguments&, const AlgorithmOptions& options) {
  const auto components = ConnectedComponents(work.view(), options.selection);
  if (!components.ok()) return components.status();
  return GiveGroups(work, components.value(), {});
}

// Along each step the newest edge stands for all.
Path PathOf(Work& work, const entente::Path& steps) {
  Path path;
  for (const PathStep& step : steps) {
    const Value node = work.NodeOf(step.actor);
    if (node.is_null()) break;
    if (!step.edges.empty()) path.relationships.push_back(work.RelationshipOf(step.edges[0], node.node()));
    path.nodes.push_back(node.node());
  }
  return path;
}

Status RunShortestPaths(Work& work, const Arguments& arguments, const AlgorithmOptions& options) {
  const auto paths = ShortestPaths(work.view(), ActorIn(arguments[0]), ActorIn(arguments[1]), options.selection,
                                   options.most, options.cost);
  if (!paths.ok()) return paths.status();
  for (const entente::Path& path : paths.value()) {
    if (!work.Give({Value(PathOf(work, path)), Value(path.size() - 1)})) break;
  }
  return work.status();
}

Status RunCommonNeighbours(Work& work, const Arguments& arguments, const AlgorithmOptions& options) {
  const auto common = CommonNeighbours(work.view(), ActorIn(arguments[0]), ActorIn(arguments[1]), options.selection);
  if (!common.ok()) return common.status();
  for (const CommonNeighbour& neighbour : common.value()) {
    const List row = {work.NodeOf(neighbour.actor), Value(neighbour.edges_to_first), Value(neighbour.edges_to_second)};
    if (!work.Give(row)) break;
  }
  return work.status();
}

Status RunDegreeOverTime(Work& work, const Arguments& arguments, const AlgorithmOptions& options) {
  const auto degrees = DegreeOverTime(work.view(), ActorIn(arguments[0]), options.selection, options.unit);
  if (!degrees.ok()) return degrees.status();
  for (const PeriodDegree& degree : degrees.value()) {
    if (!work.Give({Value(degree.period), Value(degree.edges), Value(degree.neighbours)})) break;
  }
  return work.status();
}

using Fields = std::vector<ProcedureField>;

Procedure Make(const char* name, Fields nodes, Fields outputs, std::vector<std::string> own, Run run) {
  nodes.push_back({"options", FieldType::kMap});
  return {
      name, std::move(nodes), std::move(outputs),
      [run, own = std::move(own)](const PropertyGraph& graph, const List& arguments, const ProcedureVisitor& visit) {
        if (graph.view() == nullptr) return Status(ErrorCode::kInvalidInput, "this is no graph of actors");
        const auto options = ReadAlgorithmOptions(arguments.back(), own);
        if (!options.ok()) return options.status();
        for (size_t i = 0; i + 1 < arguments.size(); ++i) {
          if (arguments[i].is_null()) return Status();
        }
        Work work(graph, visit);
        return run(work, arguments, options.value());
      }};
}

Procedures MakeActorProcedures() {
  const ProcedureField actor = {"actor", FieldType::kNode}, score = {"score", FieldType::kFloat};
  const ProcedureField edges = {"edges", FieldType::kInteger}, neighbours = {"neighbours", FieldType::kInteger};
  const ProcedureField size = {"size", FieldType::kInteger}, from = {"from", FieldType::kNode};
  Procedures procedures = Procedures::BuiltIn();
  procedures.Add(Make("graph.pagerank", {}, {actor, score}, {"damping"}, RunPageRank));
  procedures.Add(Make("graph.betweenness", {}, {actor, score}, {}, RunBetweenness));
  procedures.Add(Make("graph.degree", {}, {actor, edges, neighbours}, {}, RunDegree));
  procedures.Add(Make("graph.communities", {},
                      {{"community", FieldType::kInteger}, size, actor, {"modularity", FieldType::kFloat}}, {},
                      RunCommunities));
  procedures.Add(Make("graph.components", {}, {{"component", FieldType::kInteger}, size, actor}, {}, RunComponents));
  procedures.Add(Make("graph.shortestPaths", {from, {"to", FieldType::kNode}},
                      {{"path", FieldType::kPath}, {"length", FieldType::kInteger}}, {"most", "cost"},
                      RunShortestPaths));
  procedures.Add(Make("graph.commonNeighbours", {{"a", FieldType::kNode}, {"b", FieldType::kNode}},
                      {actor, {"edgesToFirst", FieldType::kInteger}, {"edgesToSecond", FieldType::kInteger}}, {},
                      RunCommonNeighbours));
  procedures.Add(Make("graph.degreeOverTime", {actor}, {{"period", FieldType::kString}, edges, neighbours}, {"unit"},
                      RunDegreeOverTime));
  return procedures;
}

}  // namespace

const Procedures& ActorProcedures() {
  static const Procedures kProcedures = MakeActorProcedures();
  return kProcedures;
}

}  // namespace entente::query
