#include "query/execute.h"

#include <set>

#include "query/actor_graph.h"
#include "query/compare.h"
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
    if (stopped_) return false;
    List values;
    values.reserve(part_->result.size());
    for (int slot : part_->result) values.push_back(row[static_cast<size_t>(slot)]);
    if (plan_.distinct) {
      if (!seen_.insert(values).second) return true;
      if (!limits_.Keep(values.size())) return false;
    }
    stopped_ = !visit_(values) || ++rows_ == options_.max_rows;
    return !stopped_;
  }

  void Finish() override {}

 private:
  const Plan& plan_;
  const ExecuteOptions& options_;
  Limits& limits_;
  const RowVisitor& visit_;
  const PlanPart* part_ = nullptr;
  std::set<List, OrderLess> seen_;
  size_t rows_ = 0;
  bool stopped_ = false;
};

void RunPart(const PlanPart& part, Evaluator& evaluator, Sink& sink) {
  sink.Take(part);
  std::vector<std::unique_ptr<Operator>> operators;
  Operator* next = &sink;
  for (auto step = part.steps.rbegin(); step != part.steps.rend(); ++step) {
    operators.push_back(MakeOperator(*step, part.slot_count, evaluator, *next));
    next = operators.back().get();
  }
  Row row(part.slot_count);
  if (evaluator.ok()) next->Push(row);
  if (evaluator.ok()) next->Finish();
}

Status ShowPlan(const Plan& plan, const RowVisitor& visit) {
  const std::string text = Explain(plan);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    if (!visit({Value(text.substr(begin, end - begin))})) break;
    begin = end + 1;
  }
  return {};
}

}  // namespace

Status Execute(const Plan& plan, const PropertyGraph& graph, const Parameters& parameters,
               const ExecuteOptions& options, const RowVisitor& visit) {
  if (plan.explain) return ShowPlan(plan, visit);
  Limits limits(options);
  Evaluator evaluator(graph, parameters, plan.text, limits);
  Sink sink(plan, options, limits, visit);
  for (const PlanPart& part : plan.parts) {
    if (evaluator.ok() && !sink.stopped()) RunPart(part, evaluator, sink);
  }
  return limits.status();
}

Status Execute(const Plan& plan, const GraphView& graph, const Parameters& parameters, const ExecuteOptions& options,
               const RowVisitor& visit) {
  return Execute(plan, ActorGraph(graph), parameters, options, visit);
}

}  // namespace entente::query
