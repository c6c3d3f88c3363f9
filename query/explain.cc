// Names the steps of a plan.
#include <fmt/format.h>

#include "query/plan_tree.h"

namespace entente::query {
namespace {

std::string_view NameOf(const MatchStep& step) {
  switch (step.kind) {
    case MatchKind::kArgument:
      return "Argument";
    case MatchKind::kScan:
      return step.labels.empty() ? "AllNodesScan" : "NodeByLabelScan";
    case MatchKind::kSeek:
      return step.key == "id" ? "NodeById" : step.key == "known_id" ? "NodeByKnownId" : "NodeByName";
    case MatchKind::kElements:
      return step.expression->kind == ExpressionKind::kCall && step.expression->name == "actor" ? "NodeByAlias"
                                                                                                : "NodeFromList";
    case MatchKind::kRelationshipScan:
      return step.window.from || step.window.until ? "RelationshipByTimeScan" : "RelationshipScan";
    case MatchKind::kBound:
      return "EndsOfRelationship";
    case MatchKind::kExpand:
      return step.to_bound ? "ExpandInto" : "Expand";
    case MatchKind::kExpandFar:
      return "ExpandFar";
    case MatchKind::kShortest:
      return "ShortestPath";
    case MatchKind::kFilter:
      return "Filter";
    case MatchKind::kPath:
      return "Path";
    case MatchKind::kOnce:
      return "Once";
  }
  return "";
}

std::string WindowText(const StartWindow& window) {
  std::string text;
  if (window.from) text += ", starts from " + Print(*window.from);
  if (window.until) text += ", starts until " + Print(*window.until);
  return text.empty() && window.known ? ", with a start" : text;
}

std::string DetailsOf(const MatchStep& step) {
  switch (step.kind) {
    case MatchKind::kSeek:
      return fmt::format("{} by {}: {}", step.shown, step.key, Print(*step.expression));
    case MatchKind::kElements:
      return fmt::format("{} from {}", step.shown, Print(*step.expression));
    case MatchKind::kFilter:
      return Print(*step.expression);
    default:
      return step.shown + (step.backwards ? ", from right to left" : "") + WindowText(step.window) +
             (step.oldest != kNoSlot ? ", as far back as sorted" : "");
  }
}

std::string DetailsOf(const std::vector<Column>& columns) {
  std::string text;
  for (const Column& column : columns) text += (text.empty() ? "" : ", ") + Print(*column.expression);
  return text;
}

std::string DetailsOfAggregate(const PlanStep& step) {
  std::string text;
  for (const AggregateCall& aggregate : step.aggregates) text += (text.empty() ? "" : ", ") + Print(*aggregate.call);
  return text + (step.columns.empty() ? "" : " by " + DetailsOf(step.columns));
}

std::string DetailsOfOrder(const PlanStep& step) {
  std::string text;
  for (const SortKey& key : step.order) {
    text += (text.empty() ? "" : ", ") + Print(*key.expression) + (key.descending ? " descending" : "");
  }
  if (step.top) text += ", the first " + Print(*step.top);
  if (step.top_after) text += " after " + Print(*step.top_after);
  return text;
}

std::string_view NameOf(const PlanStep& step) {
  switch (step.kind) {
    case StepKind::kMatch:
      return step.optional ? "OptionalMatch" : "Match";
    case StepKind::kUnwind:
      return "Unwind";
    case StepKind::kAggregate:
      return "Aggregate";
    case StepKind::kCountEnds:
      return "CountByNode";
    case StepKind::kProject:
      return "Project";
    case StepKind::kFilter:
      return "Filter";
    case StepKind::kDistinct:
      return "Distinct";
    case StepKind::kSort:
      return step.top ? "TopSort" : "Sort";
    case StepKind::kSkip:
      return "Skip";
    case StepKind::kLimit:
      return "Limit";
    case StepKind::kCall:
      return "ProcedureCall";
    case StepKind::kCreate:
      return "Create";
    case StepKind::kMerge:
      return "Merge";
    case StepKind::kChange:
      return "Change";
    case StepKind::kDelete:
      return step.detach ? "DetachDelete" : "Delete";
  }
  return "";
}

std::string DetailsOf(const PlanStep& step) {
  switch (step.kind) {
    case StepKind::kUnwind:
    case StepKind::kFilter:
    case StepKind::kSkip:
    case StepKind::kLimit:
      return Print(*step.expression);
    case StepKind::kAggregate:
    case StepKind::kCountEnds:
      return DetailsOfAggregate(step);
    case StepKind::kProject:
      return DetailsOf(step.columns);
    case StepKind::kSort:
      return DetailsOfOrder(step);
    case StepKind::kCall:
      return step.procedure->name;
    case StepKind::kCreate:
    case StepKind::kMerge:
      return Print(*step.pattern);
    default:
      return "";
  }
}

// Builds the tree from the first step to the last: what has been built feeds what comes next.
class TreeBuilder {
 public:
  explicit TreeBuilder(const Profile* profile) : profile_(profile) {}

  PlanNode Build(const Plan& plan) const {
    std::vector<PlanNode> parts;
    for (const PlanPart& part : plan.parts) parts.push_back(Chain(part));
    if (parts.size() == 1) return std::move(parts[0]);
    PlanNode root;
    root.name = plan.distinct ? "DistinctUnion" : "Union";
    root.estimated_rows = 0;
    if (profile_ != nullptr) root.did.emplace();
    for (PlanNode& part : parts) {
      root.estimated_rows += part.estimated_rows;
      if (part.did) root.did->rows += part.did->rows;
      root.inputs.push_back(std::move(part));
    }
    return root;
  }

 private:
  PlanNode Begin() const {
    PlanNode node;
    node.name = "Argument";
    if (profile_ != nullptr) node.did.emplace();
    return node;
  }

  PlanNode Chain(const PlanPart& part) const {
    std::optional<PlanNode> tree;
    double rows = 1;
    for (const PlanStep& step : part.steps) {
      AddStep(step, rows, &tree);
      rows = step.rows;
    }
    return tree ? std::move(*tree) : Begin();
  }

  PlanNode Chain(const MatchPlan& match, double rows) const {
    std::optional<PlanNode> tree;
    for (const MatchStep& step : match.steps) AddMatchStep(step, rows, &tree);
    return tree ? std::move(*tree) : Begin();
  }

  void AddStep(const PlanStep& step, double rows_before, std::optional<PlanNode>* tree) const {
    if (step.kind == StepKind::kMatch && !step.optional) {
      for (const MatchStep& inner : step.match.steps) AddMatchStep(inner, rows_before, tree);
      return;
    }
    PlanNode node = NodeOf(&step, NameOf(step), DetailsOf(step), step.rows);
    if (!step.match.steps.empty()) node.inputs.push_back(Chain(step.match, rows_before));
    for (const Column& column : step.columns) AddInner(column.expression, &node);
    for (const AggregateCall& aggregate : step.aggregates) AddInner(aggregate.call, &node);
    for (const SortKey& key : step.order) AddInner(key.expression, &node);
    for (const ExpressionPtr& argument : step.expressions) AddInner(argument, &node);
    AddInner(step.expression, &node);
    Feed(std::move(node), tree);
  }

  void AddMatchStep(const MatchStep& step, double rows_before, std::optional<PlanNode>* tree) const {
    PlanNode node = NodeOf(&step, NameOf(step), DetailsOf(step), rows_before * step.rows);
    AddInner(step.expression, &node);
    Feed(std::move(node), tree);
  }

  PlanNode NodeOf(const void* step, std::string_view name, std::string details, double rows) const {
    PlanNode node;
    node.name = name;
    node.details = std::move(details);
    node.estimated_rows = rows;
    if (profile_ != nullptr) node.did = profile_->Find(step);
    return node;
  }

  // The patterns and subqueries in an expression.
  void AddInner(const ExpressionPtr& expression, PlanNode* node) const {
    if (!expression) return;
    Walk(*expression, [&](const Expression& part) {
      if (part.body && part.body->plan) node->inputs.push_back(Chain(*part.body->plan, 1));
      if (part.subquery && part.subquery->plan) node->inputs.push_back(Chain(*part.subquery->plan));
      return part.body == nullptr && part.subquery == nullptr;
    });
  }

  // A node whose last input is no row source needs one where it has inner plans: else the last of these would be it.
  void Feed(PlanNode node, std::optional<PlanNode>* tree) const {
    if (*tree) {
      node.inputs.push_back(std::move(**tree));
    } else if (!node.inputs.empty()) {
      node.inputs.push_back(Begin());
    }
    *tree = std::move(node);
  }

  const Profile* profile_;
};

}  // namespace

PlanNode TreeOf(const Plan& plan, const Profile* profile) { return TreeBuilder(profile).Build(plan); }

}  // namespace entente::query
