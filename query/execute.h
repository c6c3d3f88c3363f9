// Answers a plan over a graph.
#ifndef ENTENTE_QUERY_EXECUTE_H_
#define ENTENTE_QUERY_EXECUTE_H_

#include <functional>

#include "graph/graph_view.h"
#include "query/evaluate.h"
#include "query/limits.h"
#include "query/plan.h"
#include "query/plan_tree.h"
#include "query/property_graph.h"

namespace entente::query {

// Takes one row, in the order of Plan::columns; returns false to stop. Nodes and relationships in it may be used as
// long as the graph lives.
using RowVisitor = std::function<bool(const std::vector<Value>& row)>;

// A plan for EXPLAIN or PROFILE gives the lines of PrintTree as rows of one column instead.
//
// Rows come as they are found; those before a failure have been visited. Gives kCancelled where a limit was met or
// `options.cancel` set, kInvalidInput where the query computes something without meaning, and what the graph fails
// with. A query that writes is refused.
Status Execute(const Plan& plan, const GraphView& graph, const Parameters& parameters, const ExecuteOptions& options,
               const RowVisitor& visit);

Status Execute(const Plan& plan, const PropertyGraph& graph, const Parameters& parameters,
               const ExecuteOptions& options, const RowVisitor& visit);

// Also writes. Where the query fails nothing is changed; a row limit does not stop it from writing the rest.
Status Execute(const Plan& plan, WritableGraph& graph, const Parameters& parameters, const ExecuteOptions& options,
               const RowVisitor& visit);

// Executes a plan and drops its rows, to tell what its steps did. A plan for EXPLAIN is not executed.
Result<PlanNode> Explain(const Plan& plan, const GraphView& graph, const Parameters& parameters,
                         const ExecuteOptions& options);

}  // namespace entente::query

#endif  // ENTENTE_QUERY_EXECUTE_H_
