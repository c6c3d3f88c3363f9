#include "query/execute.h"

#include <fmt/format.h>

#include <unordered_set>

#include "query/actor_graph.h"
#include "query/compare.h"
#include "query/error.h"
#include "query/held.h"
#include "query/operators.h"

namespace entente::query {
namespace {

// Where the rows of all parts end.
class Sink : public Operator {
 public:
  Sink(const Plan& plan, const ExecuteOptions& options, Limits& limits, const RowVisitor& visit)
      : plan_(plan), options_(options), limits_(limits), visit_(visit) {}

  void Take(const PlanPart& part) { part_ = &part; }
  bool stopped() const { return stopped_; }

  bool Push(Row& row) override {
    if (stopped_ || plan_.columns.empty()) return !stopped_;
    values_.clear();
    for (int slot : part_->result) values_.push_back(row[static_cast<size_t>(slot)]);
    if (plan_.distinct) {
      if (!seen_.insert(values_).second) return true;
      if (!limits_.Keep(HeldBytes(values_))) return false;
    }
    stopped_ = !visit_(values_) || ++rows_ == options_.max_rows;
    return !stopped_;
  }

  void Finish() override {}

 private:
  const Plan& plan_;
  const ExecuteOptions& options_;
  Limits& limits_;
  const RowVisitor& visit_;
  const PlanPart* part_ = nullptr;
  std::unordered_set<List, OrderHash, OrderSame> seen_;
  List values_;  // of one row: its memory serves all
  size_t rows_ = 0;
  bool stopped_ = false;
};

Status ShowTree(const PlanNode& tree, const RowVisitor& visit) {
  const std::string text = PrintTree(tree);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    if (!visit({Value(text.substr(begin, end - begin))})) break;
    begin = end + 1;
  }
  return {};
}

Status CheckParameters(const Plan& plan, const Parameters& parameters) {
  for (const ParameterUse& parameter : plan.parameters) {
    if (parameters.find(parameter.name) != parameters.end()) continue;
    return ErrorAt(plan.text, parameter.place.begin, fault::kMissingParameter,
                   fmt::format("the parameter ${} was not given", parameter.name));
  }
  return {};
}

Status RunPlan(const Plan& plan, const PropertyGraph& graph, WritableGraph* writable, const Parameters& parameters,
               const ExecuteOptions& options, Profile* profile, const RowVisitor& visit) {
  if (const Status given = CheckParameters(plan, parameters); !given.ok()) return given;
  Limits limits(options);
  Evaluator evaluator(graph, writable, parameters, plan.text, limits);
  evaluator.Watch(profile);
  Sink sink(plan, options, limits, visit);
  for (const PlanPart& part : plan.parts) {
    if (!evaluator.ok() || (sink.stopped() && !plan.writes)) break;
    sink.Take(part);
    Run(part, Row(part.slot_count), evaluator, sink);
  }
  return limits.status();
}

// The plan in lines: what its steps did, where it is to be executed for that.
template <class Run>
Status ShowPlan(const Plan& plan, const Run& run, const RowVisitor& visit) {
  Profile profile;
  if (plan.show == Show::kPlan) return ShowTree(TreeOf(plan), visit);
  const Status status = run(&profile, [](const std::vector<Value>&) { return true; });
  return status.ok() ? ShowTree(TreeOf(plan, &profile), visit) : status;
}

Status CheckReadOnly(const Plan& plan) {
  if (!plan.writes || plan.show == Show::kPlan) return {};
  return {ErrorCode::kInvalidInput, "the query would change a graph that can only be read"};
}

Status RunWriting(const Plan& plan, WritableGraph& graph, const Parameters& parameters, const ExecuteOptions& options,
                  Profile* profile, const RowVisitor& visit) {
  if (!plan.writes) return RunPlan(plan, graph, nullptr, parameters, options, profile, visit);
  graph.Begin();
  const Status status = RunPlan(plan, graph, &graph, parameters, options, profile, visit);
  if (status.ok()) {
    graph.Commit();
  } else {
    graph.Rollback();
  }
  return status;
}

}  // namespace

Status Execute(const Plan& plan, const PropertyGraph& graph, const Parameters& parameters,
               const ExecuteOptions& options, const RowVisitor& visit) {
  if (const Status read_only = CheckReadOnly(plan); !read_only.ok()) return read_only;
  const auto run = [&](Profile* profile, const RowVisitor& take) {
    return RunPlan(plan, graph, nullptr, parameters, options, profile, take);
  };
  return plan.show == Show::kRows ? run(nullptr, visit) : ShowPlan(plan, run, visit);
}

Status Execute(const Plan& plan, WritableGraph& graph, const Parameters& parameters, const ExecuteOptions& options,
               const RowVisitor& visit) {
  const auto run = [&](Profile* profile, const RowVisitor& take) {
    return RunWriting(plan, graph, parameters, options, profile, take);
  };
  return plan.show == Show::kRows ? run(nullptr, visit) : ShowPlan(plan, run, visit);
}

Status Execute(const Plan& plan, const GraphView& graph, const Parameters& parameters, const ExecuteOptions& options,
               const RowVisitor& visit) {
  if (plan.show == Show::kRows) return Execute(plan, ActorGraph(graph), parameters, options, visit);
  const Result<PlanNode> tree = Explain(plan, graph, parameters, options);
  return tree.ok() ? ShowTree(tree.value(), visit) : tree.status();
}

Result<PlanNode> Explain(const Plan& plan, const GraphView& graph, const Parameters& parameters,
                         const ExecuteOptions& options) {
  if (plan.show == Show::kPlan) return TreeOf(plan);
  if (const Status read_only = CheckReadOnly(plan); !read_only.ok()) return read_only;
  Profile profile;
  const CountingView counting(graph, profile);
  const Status status = RunPlan(plan, ActorGraph(counting), nullptr, parameters, options, &profile,
                                [](const std::vector<Value>&) { return true; });
  if (!status.ok()) return status;
  return TreeOf(plan, &profile);
}

}  // namespace entente::query
