#include "query/write_operators.h"

#include <fmt/format.h>

#include "query/create.h"
#include "query/error.h"
#include "query/held.h"
#include "query/match.h"

namespace entente::query {
namespace {

class WriteOperator : public Operator {
 public:
  WriteOperator(const PlanStep& step, Evaluator& evaluator, Operator& next)
      : step_(step), evaluator_(evaluator), next_(next) {}

  bool Push(Row& row) override {
    rows_.push_back(row);
    return evaluator_.limits().Keep(HeldBytes(row));
  }

  void Finish() override {
    std::vector<Row> written;
    for (Row& row : rows_) {
      if (!evaluator_.limits().Go() || !Write(row, &written)) return;
    }
    if (!End()) return;
    for (Row& row : written) {
      if (!next_.Push(row)) break;
    }
    if (evaluator_.ok()) next_.Finish();
  }

 protected:
  // Does what the clause says for one row and gives the rows that it becomes; false after a failure.
  virtual bool Write(Row& row, std::vector<Row>* written) = 0;
  virtual bool End() { return true; }

  bool Keep(const Row& row, std::vector<Row>* written) {
    written->push_back(row);
    return evaluator_.limits().Keep(HeldBytes(row));
  }

  const PlanStep& step_;
  Evaluator& evaluator_;

 private:
  Operator& next_;
  std::vector<Row> rows_;
};

class CreateOperator : public WriteOperator {
 public:
  using WriteOperator::WriteOperator;

 private:
  bool Write(Row& row, std::vector<Row>* written) override {
    return Create(*step_.pattern, step_.slots, evaluator_, row) && Keep(row, written);
  }
};

class MergeOperator : public WriteOperator {
 public:
  using WriteOperator::WriteOperator;

 private:
  bool Write(Row& row, std::vector<Row>* written) override {
    if (!CheckProperties(row)) return false;
    const Row before = row;
    std::vector<Row> found;
    const std::function<bool()> emit = [&] { return Keep(row, &found); };
    Matcher(evaluator_, step_.match, row, emit).Run();
    if (!evaluator_.ok()) return false;
    for (Row& match : found) {
      if (!Apply(step_.changes, evaluator_, match)) return false;
      written->push_back(std::move(match));
    }
    if (!found.empty()) return true;
    row = before;
    return Create(*step_.pattern, step_.slots, evaluator_, row) && Apply(step_.on_create, evaluator_, row) &&
           Keep(row, written);
  }

  // A property that is null matches nothing, not even what would be made with it.
  bool CheckProperties(Row& row) {
    const PathPattern& path = step_.pattern->paths[0];
    for (const NodePattern& node : path.nodes) {
      if (!CheckMap(node.properties, row)) return false;
    }
    for (const RelationshipPattern& relationship : path.relationships) {
      if (!CheckMap(relationship.properties, row)) return false;
    }
    return true;
  }

  bool CheckMap(const ExpressionPtr& properties, Row& row) {
    for (size_t i = 0; properties && i < properties->operands.size(); ++i) {
      if (!evaluator_.Evaluate(*properties->operands[i], row).is_null() || !evaluator_.ok()) continue;
      evaluator_.Fail(*properties->operands[i], fault::kMergeReadOwnWrites,
                      fmt::format("MERGE cannot use null for the property '{}'", properties->keys[i]));
    }
    return evaluator_.ok();
  }
};

class ChangeOperator : public WriteOperator {
 public:
  using WriteOperator::WriteOperator;

 private:
  bool Write(Row& row, std::vector<Row>* written) override {
    return Apply(step_.changes, evaluator_, row) && Keep(row, written);
  }
};

class DeleteOperator : public WriteOperator {
 public:
  using WriteOperator::WriteOperator;

 private:
  bool Write(Row& row, std::vector<Row>* written) override {
    for (const ExpressionPtr& expression : step_.expressions) {
      if (!Collect(*expression, evaluator_.Evaluate(*expression, row))) return false;
    }
    return Keep(row, written);
  }

  bool Collect(const Expression& expression, const Value& value) {
    switch (value.type()) {
      case Type::kNull:
        break;
      case Type::kNode:
        nodes_.push_back(value.node());
        break;
      case Type::kRelationship:
        relationships_.push_back(value.relationship());
        break;
      case Type::kPath:
        nodes_.insert(nodes_.end(), value.path().nodes.begin(), value.path().nodes.end());
        relationships_.insert(relationships_.end(), value.path().relationships.begin(),
                              value.path().relationships.end());
        break;
      default:
        evaluator_.Fail(expression,
                        fmt::format("DELETE takes nodes, relationships and paths, this is {}", TypeName(value.type())));
    }
    return evaluator_.ok();
  }

  bool End() override {
    WritableGraph& graph = *evaluator_.writable();
    if (step_.detach) {
      for (const NodePtr& node : nodes_) AddRelationships(graph, *node);
    }
    for (const RelationshipPtr& relationship : relationships_) graph.DeleteRelationship(*relationship);
    for (const NodePtr& node : nodes_) {
      if (!CheckAlone(graph, *node)) return false;
      graph.DeleteNode(*node);
    }
    return evaluator_.ok();
  }

  void AddRelationships(const WritableGraph& graph, const Node& node) {
    const Status status = graph.VisitRelationshipsOf(node, {}, [&](const RelationshipPtr& relationship) {
      relationships_.push_back(relationship);
      return true;
    });
    if (!status.ok()) evaluator_.Fail(status);
  }

  bool CheckAlone(const WritableGraph& graph, const Node& node) {
    const Status status = graph.VisitRelationshipsOf(node, {}, [&](const RelationshipPtr& relationship) {
      evaluator_.Fail(
          *step_.expressions[0], fault::kDeleteConnectedNode,
          fmt::format("a node that has a relationship of type {} cannot be deleted; DETACH DELETE takes both",
                      relationship->type()));
      return false;
    });
    if (!status.ok()) evaluator_.Fail(status);
    return evaluator_.ok();
  }

  std::vector<NodePtr> nodes_;
  std::vector<RelationshipPtr> relationships_;
};

class CallOperator : public Operator {
 public:
  CallOperator(const PlanStep& step, Evaluator& evaluator, Operator& next)
      : step_(step), evaluator_(evaluator), next_(next) {}

  bool Push(Row& row) override {
    List arguments;
    for (size_t i = 0; i < step_.expressions.size(); ++i) {
      arguments.push_back(evaluator_.Evaluate(*step_.expressions[i], row));
      if (!CheckArgument(i, arguments.back())) return false;
    }
    bool go = true;
    const Status status = step_.procedure->run(evaluator_.graph(), arguments, [&](const List& values) {
      for (const Output& output : step_.outputs) row[static_cast<size_t>(output.slot)] = values[output.index];
      return go = evaluator_.limits().Go() && next_.Push(row);
    });
    if (!status.ok()) evaluator_.Fail(status);
    // What gives nothing at all is called for what it does: the row goes on.
    if (step_.procedure->outputs.empty() && evaluator_.ok()) return next_.Push(row);
    return go && evaluator_.ok();
  }

  void Finish() override { next_.Finish(); }

 private:
  bool CheckArgument(size_t i, const Value& value) {
    const ProcedureField& input = step_.procedure->inputs[i];
    if (!evaluator_.ok() || Accepts(input.type, value)) return evaluator_.ok();
    evaluator_.Fail(*step_.expressions[i],
                    fmt::format("'{}' of {} is {}, this is {}", input.name, step_.procedure->name,
                                FieldTypeName(input.type), TypeName(value.type())));
    return false;
  }

  const PlanStep& step_;
  Evaluator& evaluator_;
  Operator& next_;
};

}  // namespace

std::unique_ptr<Operator> MakeWriteOperator(const PlanStep& step, Evaluator& evaluator, Operator& next) {
  switch (step.kind) {
    case StepKind::kCreate:
      return std::make_unique<CreateOperator>(step, evaluator, next);
    case StepKind::kMerge:
      return std::make_unique<MergeOperator>(step, evaluator, next);
    case StepKind::kChange:
      return std::make_unique<ChangeOperator>(step, evaluator, next);
    default:
      return std::make_unique<DeleteOperator>(step, evaluator, next);
  }
}

std::unique_ptr<Operator> MakeCallOperator(const PlanStep& step, Evaluator& evaluator, Operator& next) {
  return std::make_unique<CallOperator>(step, evaluator, next);
}

}  // namespace entente::query
